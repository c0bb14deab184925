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
    const users = EVERYBODY.filter((who) => onStore(statements, who, 'Feedback').length > 0);
    expect(users).toEqual(['public-site']);
  });

  it('can be neither changed nor deleted by it, and how many forms came it counts without looking', () => {
    const limits = onStore(statements, 'public-site', 'Feedback').map(({ Action, Condition }) => [
      Action.join().replaceAll('dynamodb:', ''),
      Condition,
    ]);
    expect(limits).toEqual([
      ['Query', under('round#*')],
      ['PutItem', { ...inside, ...under('round#*') }],
      ['UpdateItem', { ...inside, ...under('week#*') }],
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
