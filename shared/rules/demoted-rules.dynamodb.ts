import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { RuleStanding, type DemotedRules } from './rule-standing.ts';
import { STANDINGS } from './standing-items.dynamodb.ts';

/** Demoted rules in the `Site` store. */
export const createDynamoDemotedRules = (documents: DynamoDBDocumentClient, table: string): DemotedRules => ({
  read: async () => {
    const items = await queryAll(documents, {
      TableName: table,
      KeyConditionExpression: 'pk = :standings',
      ExpressionAttributeValues: { ':standings': STANDINGS },
      ConsistentRead: true,
    });
    const standings = items.map((item) => parseItem(RuleStanding, item));
    return new Set(standings.filter(({ state }) => state === 'demoted').map(({ rule }) => rule));
  },
});

const MILLISECONDS_KEPT = 300_000;

/** Demoted rules as they were at most five minutes ago, as the company's own rules are. A reading that failed is not kept. */
export const keptFor = (rules: DemotedRules, clock: Clock): DemotedRules => {
  let kept: { readonly at: number; readonly rules: ReadonlySet<string> } | undefined;
  return {
    read: async () => {
      const now = clock.now().getTime();
      if (kept === undefined || now - kept.at >= MILLISECONDS_KEPT) {
        kept = { at: now, rules: await rules.read() };
      }
      return kept.rules;
    },
  };
};
