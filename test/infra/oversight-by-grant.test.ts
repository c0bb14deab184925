import { describe, expect, it } from 'vitest';

import { STORES, type Store } from '../../shared/names.ts';
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
    for (const store of [
      'Observations',
      'Alerts',
      'Consents',
      'People',
      'Schedule',
      'Outbox',
      'Terms',
    ] as const) {
      expect(actionsOf('oversight-site', store)).toEqual([]);
    }
    expect(limitsOf('oversight-site', 'Ledger')).toEqual([
      ['Query', under('day#*', 'log')],
      ['GetItem', under('log')],
    ]);
    expect(limitsOf('oversight-site', 'Releases')).toEqual([['Query', under('summary')]]);
    expect(limitsOf('oversight-site', 'Site')).toEqual([['GetItem,PutItem', under('session#*')]]);
  });

  it('administration sees nothing about anybody', () => {
    for (const store of STORES.filter((name) => name !== 'Site')) {
      expect(actionsOf('administration-site', store)).toEqual([]);
    }
    expect(limitsOf('administration-site', 'Site')).toEqual([['GetItem,PutItem', under('session#*')]]);
  });
});
