import { describe, expect, it } from 'vitest';

import { SITES, STORES, WORKERS, type Store } from '../../shared/names.ts';
import { onStore, statementsIn } from '../support/granted.ts';
import { stacksFor } from '../support/synthesised.ts';

const { data, pipeline, web } = stacksFor();
const statements = statementsIn(data, pipeline, web);

const under = (...patterns: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
});
/** What a function may do on a store, and on which keys. */
const limitsOf = (who: string, store: Store) =>
  onStore(statements, who, store).map(
    ({ Action, Condition }) =>
      [Action.map((action) => action.replace('dynamodb:', '')).join(), Condition] as const,
  );
const actionsOf = (who: string, store: Store): readonly string[] =>
  onStore(statements, who, store).flatMap(({ Action }) => Action);

describe('grants of those who oversee and set up', () => {
  it('oversight sees the log, what it counts and what was published, and no post, alert, consent or person', () => {
    for (const store of ['Observations', 'Alerts', 'Consents', 'People', 'Schedule', 'Outbox'] as const) {
      expect(actionsOf('oversight-site', store)).toEqual([]);
    }
    expect(limitsOf('oversight-site', 'Ledger')).toEqual([
      ['Query', under('day#*', 'log')],
      ['GetItem', under('log')],
    ]);
    expect(limitsOf('oversight-site', 'Releases')).toEqual([['Query', under('summary')]]);
    expect(limitsOf('oversight-site', 'Site')).toEqual([
      ['GetItem,PutItem', under('session#*')],
      // Proposals to change the policy, in the works council’s own name alone.
      ['Query', under('proposal#*', 'answers#*')],
      ['PutItem', under('proposal#works-council', 'answers#works-council#*')],
    ]);
  });

  it('oversight sees rules and approves them, and never a term or a document', () => {
    expect(limitsOf('oversight-site', 'Terms')).toEqual([
      ['Query', under('rules', 'approvals', 'proposals')],
      ['PutItem', under('approvals')],
    ]);
  });

  it('administration sees nothing about anybody', () => {
    for (const store of STORES.filter((name) => name !== 'Site' && name !== 'Terms')) {
      expect(actionsOf('administration-site', store)).toEqual([]);
    }
    expect(limitsOf('administration-site', 'Site')).toEqual([['GetItem,PutItem', under('session#*')]]);
  });

  it('administration changes what is sought, asks for rules, and can write no approval', () => {
    expect(limitsOf('administration-site', 'Terms')).toEqual([
      ['Query', under('terms', 'rules', 'fingerprints', 'approvals', 'proposals')],
      ['BatchWriteItem', under('terms', 'rules', 'fingerprints')],
      ['PutItem', under('fingerprints', 'proposals')],
    ]);
  });

  it('terms and documents are read by what seeks them and by administration, and by nobody else', () => {
    const reads = (who: string, partition: string): boolean =>
      limitsOf(who, 'Terms').some(([, limits]) => JSON.stringify(limits).includes(`"${partition}"`));
    const everybody = [...WORKERS, ...SITES.map((site) => `${site}-site`)];
    for (const partition of ['terms', 'fingerprints']) {
      expect(everybody.filter((who) => reads(who, partition))).toEqual([
        'classify-posts',
        'check-draft',
        'administration-site',
      ]);
    }
  });
});
