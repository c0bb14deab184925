import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { compileCondition } from '../../infra/local/gate/iam-conditions.ts';
import type { Store } from '../../shared/names.ts';
import { RowFact } from '../../shared/summaries/row-figures.ts';
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

const OneOrMore = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));

describe('grants of summaries', () => {
  it('the summary sees what was published, what rows are counted by and the public log; no release, no salt, nothing sealed', () => {
    expect(limitsOf('publish-summary', 'Releases')).toEqual([
      ['GetItem,PutItem', under('summary', 'done#summary')],
      ['Query', under('published#*', 'summary')],
    ]);
    expect(limitsOf('publish-summary', 'Ledger')).toEqual([
      [
        'Query',
        {
          StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
          'ForAllValues:StringEquals': {
            'dynamodb:Attributes': ['pk', 'sk', ...Object.keys(RowFact.shape)],
          },
          ...under('day#*'),
        },
      ],
      ['Query,GetItem', under('log')],
    ]);
    const objects = statements
      .filter(({ role, Action }) => role.includes('publishsummary') && Action.includes('s3:PutObject'))
      .map(({ Resource }) => JSON.stringify(Resource));
    expect(objects).toEqual([expect.stringContaining('/summaries/*"')]);
  });
});

describe('the summary’s look into rows', () => {
  const [, conditions = {}] = limitsOf('publish-summary', 'Ledger')[0] ?? [];
  const holds = (context: ReadonlyMap<string, readonly string[]>): boolean =>
    Object.entries(z.record(z.string(), z.record(z.string(), OneOrMore)).parse(conditions)).every(
      ([operator, keys]) =>
        Object.entries(keys).every(([key, values]) => compileCondition(operator, key, values)(context)),
    );
  const asking = (attributes: readonly string[], select = 'SPECIFIC_ATTRIBUTES', key = 'day#2026-09-01') =>
    new Map([
      ['dynamodb:LeadingKeys', [key]],
      ['dynamodb:Attributes', attributes],
      ['dynamodb:Select', [select]],
    ]);

  it('reads what rows are counted by, and by no way a salt, what is sealed, or everything', () => {
    const counted = ['pk', ...Object.keys(RowFact.shape)];
    expect(holds(asking(counted))).toBe(true);
    expect(holds(asking(['sk', ...counted]))).toBe(true);
    for (const hidden of ['salt', 'detail', 'sealed', 'id', 'at', 'rule'])
      expect(holds(asking([...counted, hidden]))).toBe(false);
    expect(holds(asking(['pk'], 'ALL_ATTRIBUTES'))).toBe(false);
    // A request that says nothing of what it selects reads everything, and names no attribute.
    expect(holds(new Map([['dynamodb:LeadingKeys', ['day#2026-09-01']]]))).toBe(false);
    expect(holds(asking(counted, undefined, 'tree#2026-09-01'))).toBe(false);
  });
});
