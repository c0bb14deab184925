import { describe, expect, it } from 'vitest';

import { SITES, WORKERS } from '../../shared/names.ts';
import { onStore, statementsIn } from '../support/granted.ts';
import { resourcesOf, stacksFor } from '../support/synthesised.ts';

const { data, pipeline, web } = stacksFor();
const statements = statementsIn(data, pipeline, web);
const EVERYBODY = [...WORKERS, ...SITES.map((site) => `${site}-site`)];
const inside = { 'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] } };
const under = (...patterns: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
});

describe('feedback, by grant', () => {
  it('is taken and shown by the public site, and no other function comes near it', () => {
    const users = EVERYBODY.filter((who) =>
      JSON.stringify(onStore(statements, who, 'Feedback')).includes('round#'),
    );
    expect(users).toEqual(['public-site']);
  });

  it('shares its store with comments alone, which two other sites read and cannot write', () => {
    const users = EVERYBODY.filter((who) => onStore(statements, who, 'Feedback').length > 0);
    expect(users).toEqual(['comms-site', 'oversight-site', 'public-site']);
    for (const who of ['comms-site', 'oversight-site'])
      expect(
        onStore(statements, who, 'Feedback').map(({ Action, Condition }) => [Action, Condition]),
      ).toEqual([[['dynamodb:Query'], under('comment#*')]]);
  });

  it('is discussed by role: a site proposes and answers for its own alone', () => {
    const writable = (who: string) =>
      onStore(statements, who, 'Site')
        .filter(({ Action }) => Action.includes('dynamodb:PutItem'))
        .flatMap(
          ({ Condition }) => JSON.stringify(Condition ?? {}).match(/(?:proposal|answers)#[^"]*/gu) ?? [],
        );
    expect(writable('comms-site')).toEqual(['proposal#comms-approver', 'answers#comms-approver#*']);
    expect(writable('oversight-site')).toEqual(['proposal#works-council', 'answers#works-council#*']);
    expect(EVERYBODY.filter((who) => writable(who).length > 0)).toEqual(['comms-site', 'oversight-site']);
  });

  it('can be neither changed nor deleted by it, and how many forms came it counts without looking', () => {
    const limits = onStore(statements, 'public-site', 'Feedback').map(({ Action, Condition }) => [
      Action.join().replaceAll('dynamodb:', ''),
      Condition,
    ]);
    expect(limits).toEqual([
      ['Query', under('round#*')],
      ['PutItem', { ...inside, ...under('round#*', 'comment#*') }],
      ['UpdateItem', { ...inside, ...under('week#*') }],
      ['Query', under('comment#*')],
    ]);
  });

  it('lies in a store that no backup and no stream tells the times of', () => {
    const tables = [...resourcesOf(data)].filter(
      ([id, { Type }]) => Type === 'AWS::DynamoDB::GlobalTable' && id.startsWith('Feedback'),
    );
    expect(tables).toHaveLength(1);
    const properties = tables[0]?.[1].Properties ?? {};
    expect(JSON.stringify(properties['Replicas'])).toContain('"PointInTimeRecoveryEnabled":false');
    expect(properties['StreamSpecification']).toBeUndefined();
    expect(properties['TimeToLiveSpecification']).toEqual({ AttributeName: 'expiresAt', Enabled: true });
  });
});
