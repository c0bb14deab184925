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
const limitsOf = (who: string) =>
  onStore(statements, who, 'Reports').map(({ Action, Condition }) => [
    Action.join().replaceAll('dynamodb:', ''),
    Condition,
  ]);

describe('confidential reports, by grant', () => {
  it('lie in a store that no backup and no stream tells the times of', () => {
    const tables = [...resourcesOf(data)].filter(
      ([id, { Type }]) => Type === 'AWS::DynamoDB::GlobalTable' && id.startsWith('Reports'),
    );
    expect(tables).toHaveLength(1);
    const properties = tables[0]?.[1].Properties ?? {};
    expect(JSON.stringify(properties['Replicas'])).toContain('"PointInTimeRecoveryEnabled":false');
    expect(properties['StreamSpecification']).toBeUndefined();
  });

  it('are nobody’s but the site they come in at, the one they are read at, and the watch over their days', () => {
    const users = EVERYBODY.filter((who) => onStore(statements, who, 'Reports').length > 0);
    expect(users).toEqual(['watch-reports', 'oversight-site', 'public-site']);
  });

  it('are taken and found by their code at the public site, which lists and deletes none', () => {
    expect(limitsOf('public-site')).toEqual([
      ['GetItem', under('report')],
      ['PutItem', { ...inside, ...under('report') }],
      ['UpdateItem', { ...inside, ...under('week#*') }],
    ]);
  });

  it('are listed and answered at the oversight site, and their days looked at by the watch, which writes nothing', () => {
    expect(limitsOf('oversight-site')).toEqual([
      ['GetItem,Query', under('report')],
      ['PutItem', { ...inside, ...under('report') }],
    ]);
    expect(limitsOf('watch-reports')).toEqual([['Query', under('report')]]);
  });

  it('are sealed by the public site and opened by the oversight site alone, with a key that is for nothing else', () => {
    const forReports = {
      StringEquals: { 'kms:EncryptionContext:purpose': 'report' },
      'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['purpose'] },
    };
    const uses = statements
      .filter(({ Resource }) => JSON.stringify(Resource).includes('ReportKey'))
      .map(({ role, Action, Condition }) => [role.replace(/role[0-9a-f]{8}$/u, ''), Action, Condition]);
    expect(uses).toEqual([
      ['oversightsite', ['kms:GenerateDataKey', 'kms:Decrypt'], forReports],
      ['publicsite', ['kms:GenerateDataKey'], forReports],
    ]);
  });
});
