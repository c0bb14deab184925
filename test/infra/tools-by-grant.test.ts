import { describe, expect, it } from 'vitest';

import { parseStage } from '../../infra/stages.ts';
import { STORES } from '../../shared/names.ts';
import { onStore, statementsIn } from '../support/granted.ts';
import { CLOUD, resourcesOf, stacksFor } from '../support/synthesised.ts';

const { data, pipeline, web } = stacksFor();
const statements = statementsIn(data, pipeline, web);

const mailTo = (...addresses: readonly string[]) => ({
  from: 'candor@example.com',
  to: addresses.map((address) => ({ name: address.split('@')[0], address })),
});

describe('the way to tools and back', () => {
  it('lets what sends findings outside come near no store, and read the secret it signs with alone', () => {
    for (const store of STORES) expect(onStore(statements, 'deliver-finding', store)).toEqual([]);
    const secrets = statements.filter(
      ({ role, Action }) =>
        role.includes('deliverfinding') && Action.includes('secretsmanager:GetSecretValue'),
    );
    expect(secrets.map(({ Resource }) => JSON.stringify(Resource))).toEqual([
      expect.stringContaining('webhooksecret'),
    ]);
  });

  it('lets what writes to security come near no store, and keeps it from every address that is not named', () => {
    for (const store of STORES) expect(onStore(statements, 'mail-finding', store)).toEqual([]);
    const sending = statements.filter(
      ({ role, Action }) => role.includes('mailfinding') && Action.includes('ses:SendEmail'),
    );
    expect(sending.map(({ Condition }) => Condition)).toEqual([
      {
        StringEquals: { 'ses:FromAddress': 'candor@example.com' },
        'ForAllValues:StringEquals': { 'ses:Recipients': ['duty@example.com'] },
      },
    ]);
    const { findingMail: _, ...silent } = CLOUD;
    const { data: stores, pipeline: queues, web: sites } = stacksFor(parseStage('dev', silent));
    expect(
      statementsIn(stores, queues, sites).filter(
        ({ role, Action }) => role.includes('mailfinding') && Action.includes('ses:SendEmail'),
      ),
    ).toEqual([]);
  });

  it('lets what takes reports read and move single alerts, and list none', () => {
    const onAlerts = onStore(statements, 'take-status', 'Alerts').map(({ Action, Condition }) => [
      Action.join(),
      JSON.stringify(Condition ?? {}).includes('TransactWriteItems'),
    ]);
    expect(onAlerts).toEqual([
      ['dynamodb:GetItem', false],
      ['dynamodb:PutItem', true],
    ]);
    const onLedger = onStore(statements, 'take-status', 'Ledger').map(({ Action, Condition }) => [
      Action.join(),
      JSON.stringify(Condition ?? {}).includes('TransactWriteItems'),
    ]);
    expect(onLedger).toEqual([['dynamodb:PutItem', true]]);
    for (const store of ['People', 'Consents', 'Observations', 'Terms'] as const)
      expect(onStore(statements, 'take-status', store)).toEqual([]);
  });

  it('lets those report whom the stage names, and nobody where it names none', () => {
    const policies = (settings: Readonly<Record<string, unknown>>) =>
      [...resourcesOf(stacksFor(parseStage('dev', { ...CLOUD, ...settings })).pipeline)]
        .filter(([, { Type }]) => Type === 'AWS::SQS::QueuePolicy')
        .map(([, { Properties }]) => JSON.stringify(Properties))
        .filter((text) => text.includes('AllowNamedTools'));
    const tool = 'arn:aws:iam::444455556666:role/siem';
    expect(policies({})).toEqual([]);
    const [policy = ''] = policies({ statusSenders: [tool] });
    expect(policy).toContain(`"Action":"sqs:SendMessage"`);
    expect(policy).toContain(tool);
  });

  it.each([
    ['an address in clear', { webhooks: [{ name: 'siem', url: 'http://siem.example/hook' }] }],
    ['another port', { webhooks: [{ name: 'siem', url: 'https://siem.example:8443/hook' }] }],
    ['somebody in the address', { webhooks: [{ name: 'siem', url: 'https://me:word@siem.example/' }] }],
    ['a number for a host', { webhooks: [{ name: 'siem', url: 'https://169.254.169.254/' }] }],
    ['a host of the machine', { webhooks: [{ name: 'siem', url: 'https://localhost/' }] }],
    [
      'one name twice',
      { webhooks: ['a', 'b'].map((path) => ({ name: 's', url: `https://s.example/${path}` })) },
    ],
    ['a header in an address', { findingMail: mailTo('eve@evil.example\r\nBcc: all@evil.example') }],
    ['two addresses in one', { findingMail: mailTo('ann@example.com,eve@evil.example') }],
    ['nobody to write to', { findingMail: mailTo() }],
    [
      'more than ten to write to',
      { findingMail: mailTo(...Array.from({ length: 11 }, (_unused, index) => `a${index}@example.com`)) },
    ],
    ['one name twice to write to', { findingMail: mailTo('a@example.com', 'a@example.com') }],
    ['a line break in the company’s name', { company: 'Example\r\nBcc: eve@evil.example' }],
    ['everybody as sender', { statusSenders: ['*'] }],
    ['an account as sender', { statusSenders: ['arn:aws:iam::444455556666:root'] }],
  ])('refuses %s', (_, settings) => {
    expect(() => parseStage('dev', { ...CLOUD, ...settings })).toThrow();
  });
});
