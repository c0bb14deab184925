import { addDays, epochSeconds } from '../clock.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll, queryFirst } from '../runtime/read.dynamodb.ts';
import { transact, untilHeard } from '../runtime/transact.dynamodb.ts';
import { RuleStanding, type QuarterOfVerdicts, type RuleRecords } from './rule-standing.ts';
import { putStanding, STANDINGS, type StandingParts } from './standing-items.dynamodb.ts';
import { DAYS_KEPT, QUARTERS_SHOWN, quartersUntil, Verdict } from './verdict.ts';

/** A page reads no more of a quarter: some hundred times what a company of a thousand advocates judges. */
const READ_AT_MOST = 5_000;

/** Verdicts and standings in the `Site` store. */
export const createDynamoRuleRecords = (parts: StandingParts): RuleRecords => ({
  quarters: (until) =>
    Promise.all(quartersUntil(until, QUARTERS_SHOWN).map((quarter) => readQuarter(parts, quarter))),

  standings: () => standings(parts),

  restore: async (rule, approval) =>
    untilHeard(async () => {
      const previous = (await standings(parts)).find((standing) => standing.rule === rule);
      if (previous?.state !== 'demoted') return 'not-demoted';
      const now = parts.clock.now();
      const restored: RuleStanding = {
        version: 1,
        rule,
        state: 'restored',
        since: now.toISOString(),
        approval,
        expiresAt: epochSeconds(addDays(now, DAYS_KEPT)),
      };
      const change = putStanding(parts, restored, { previous, role: 'security-lead' });
      const outcome = await transact(parts.documents, change);
      return outcome.kind === 'committed' ? 'restored' : undefined;
    }),
});

const standings = async ({ documents, tables }: StandingParts): Promise<readonly RuleStanding[]> => {
  const items = await queryAll(documents, {
    TableName: tables.site,
    KeyConditionExpression: 'pk = :standings',
    ExpressionAttributeValues: { ':standings': STANDINGS },
    ConsistentRead: true,
  });
  return items.map((item) => parseItem(RuleStanding, item));
};

const readQuarter = async (
  { documents, tables }: StandingParts,
  quarter: string,
): Promise<QuarterOfVerdicts> => {
  const request = {
    TableName: tables.site,
    KeyConditionExpression: 'pk = :quarter',
    ExpressionAttributeValues: { ':quarter': `verdict#${quarter}` },
  };
  const items = await queryFirst(documents, request, READ_AT_MOST + 1);
  const verdicts = items.slice(0, READ_AT_MOST).map((item) => parseItem(Verdict, item));
  return { quarter, verdicts, isMore: items.length > READ_AT_MOST };
};
