import { GetCommand } from '@aws-sdk/lib-dynamodb';

import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryFirst } from '../runtime/read.dynamodb.ts';
import { transact, untilSettled } from '../runtime/transact.dynamodb.ts';
import { countedFor, isTooOftenWrong, precisionOf } from './precision.ts';
import { RuleStanding, type RuleScales } from './rule-standing.ts';
import { putStanding, standingKey, type StandingParts } from './standing-items.dynamodb.ts';
import { QUARTERS_SHOWN, quartersUntil, Verdict, type RuleName } from './verdict.ts';

/** As many of a rule's verdicts are looked at, however often they are about the same words. */
const LOOKED_AT_MOST = 400;

/** Weighs rules by the verdicts in the `Site` store. */
export const createDynamoRuleScales = (parts: StandingParts): RuleScales => ({
  weigh: (rule) =>
    untilSettled(async () => {
      const standing = await standingOf(parts, rule);
      if (standing?.state === 'demoted') return 'demoted-already';
      const precision = precisionOf(countedFor(await latestOf(parts, rule), standing));
      if (!isTooOftenWrong(precision)) return 'stands';
      const since = parts.clock.now().toISOString();
      const demoted: RuleStanding = { version: 1, rule, state: 'demoted', since, ...precision };
      const change = putStanding(parts, demoted, { previous: standing, role: 'program' });
      const outcome = await transact(parts.documents, change);
      return outcome.kind === 'committed' ? 'demoted' : undefined;
    }),
});

const standingOf = async (
  { documents, tables }: StandingParts,
  rule: RuleName,
): Promise<RuleStanding | undefined> => {
  const request = { TableName: tables.site, Key: standingKey(rule), ConsistentRead: true };
  const { Item } = await translated(() => documents.send(new GetCommand(request)));
  return Item === undefined ? undefined : parseItem(RuleStanding, Item);
};

/** Newest first, quarter by quarter. */
const latestOf = async (
  { documents, tables, clock }: StandingParts,
  rule: RuleName,
): Promise<readonly Verdict[]> => {
  const found: Verdict[] = [];
  for (const quarter of quartersUntil(clock.now(), QUARTERS_SHOWN)) {
    if (found.length >= LOOKED_AT_MOST) break;
    const request = {
      TableName: tables.site,
      KeyConditionExpression: 'pk = :quarter AND begins_with(sk, :rule)',
      ExpressionAttributeValues: { ':quarter': `verdict#${quarter}`, ':rule': `${rule}#` },
      ScanIndexForward: false,
      ConsistentRead: true,
    };
    const items = await queryFirst(documents, request, LOOKED_AT_MOST - found.length);
    found.push(...items.map((item) => parseItem(Verdict, item)));
  }
  return found;
};
