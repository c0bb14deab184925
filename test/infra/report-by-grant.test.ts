import { describe, expect, it } from 'vitest';

import { parseStage } from '../../infra/stages.ts';
import { STORES } from '../../shared/names.ts';
import { onStore, statementsIn } from '../support/granted.ts';
import { CLOUD, resourcesOf, stacksFor } from '../support/synthesised.ts';

const { data, pipeline, web } = stacksFor();
const statements = statementsIn(data, pipeline, web);
const under = (...patterns: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
});
const limitsOf = (store: (typeof STORES)[number]) =>
  onStore(statements, 'send-report', store).map(({ Action, Condition }) => [Action.join(), Condition]);

describe('the function that sends the week’s report', () => {
  it('reads what comms may read, keeps its own mark, and touches no other store', () => {
    expect(limitsOf('Releases')).toEqual([['dynamodb:Query', under('release#*', 'done#official')]]);
    expect(limitsOf('Site')).toEqual([
      ['dynamodb:Query', under('official#accounts', 'campaign#all')],
      ['dynamodb:GetItem', under('clicks#*')],
      ['dynamodb:GetItem,dynamodb:PutItem', under('weekly#report')],
    ]);
    for (const store of STORES.filter((name) => name !== 'Releases' && name !== 'Site'))
      expect(limitsOf(store)).toEqual([]);
  });

  it('sends e-mail from one address, to those that the stage names; one more function does', () => {
    const mailing = statements.filter(({ Action }) => Action.some((action) => action.startsWith('ses:')));
    const [sending, others] = [true, false].map((isReport) =>
      mailing.filter(({ role }) => role.includes('sendreport') === isReport),
    );
    expect(others?.map(({ role }) => role.includes('mailfinding'))).toEqual([true]);
    expect(sending?.map(({ Action, Condition }) => [Action, Condition])).toEqual([
      [
        ['ses:SendEmail'],
        {
          StringEquals: { 'ses:FromAddress': 'candor@example.com' },
          'ForAllValues:StringEquals': { 'ses:Recipients': ['posts@example.com'] },
        },
      ],
    ]);
    expect(JSON.stringify(sending?.[0]?.Resource)).toContain('identity/example.com');
  });

  it('is not there where the stage names nobody', () => {
    const { report: _, ...silent } = CLOUD;
    const stacks = stacksFor(parseStage('dev', silent));
    expect([...resourcesOf(stacks.pipeline)].filter(([id]) => id.startsWith('sendreport'))).toEqual([]);
  });
});

describe('the setting of the report', () => {
  const withReport = (report: unknown) => () => parseStage('dev', { ...CLOUD, report });
  const from = 'candor@example.com';

  it.each([
    [{ from: 'no address', to: ['ann@example.com'] }],
    [{ from, to: [] }],
    [{ from, to: ['ann@example.com\r\nBcc: eve@evil.example'] }],
    [{ from, to: ['ann@example.com,eve@evil.example'] }],
    [{ from, to: Array.from({ length: 21 }, (_, index) => `a${index}@example.com`) }],
    [{ from, to: ['ann@example.com'], language: 'fr' }],
  ])('is refused as %j', (report) => expect(withReport(report)).toThrow('report'));

  it('takes addresses in lower case, as policies compare them', () => {
    const { report } = withReport({ from: 'Candor@Example.com', to: ['Ann@example.com'] })();
    expect(report).toEqual({ from, to: ['ann@example.com'], language: 'en' });
  });
});
