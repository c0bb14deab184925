import { describe, expect, it } from 'vitest';

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
            'dynamodb:Attributes': ['pk', ...Object.keys(RowFact.shape)],
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
