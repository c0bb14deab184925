import { effectKey, type Effect } from '../outbox/effect.ts';
import { verdictItem, verdictOn } from '../rules/verdict.ts';
import type { TransactItems } from '../runtime/transact.dynamodb.ts';
import type { AlertId } from '../ids.ts';
import { alertShard } from './alert-items.ts';
import type { LeakAlert } from './leak-alert.ts';

/** Where what follows from a decision is written. */
export interface DecidingTables {
  readonly outbox: string;
  readonly site: string;
}

/** Records an effect that concerns an alert, as an operation of a transaction. */
export const putAlertEffect = (
  outbox: string,
  effect: Effect & { readonly alert: AlertId },
): TransactItems[number] => ({
  Put: {
    TableName: outbox,
    Item: { pk: `shard#${alertShard(effect.alert)}`, sk: effectKey(effect), effect },
  },
});

/** Keeps what was decided about an alert as a verdict on its rule, and has the rule weighed. */
export const putVerdict = (tables: DecidingTables, alert: LeakAlert): TransactItems => {
  const judged = verdictOn(alert);
  if (judged === undefined) return [];
  const { rule } = judged.verdict;
  return [
    { Put: { TableName: tables.site, Item: verdictItem(judged) } },
    putAlertEffect(tables.outbox, { version: 1, kind: 'rule-judged', alert: alert.id, rule }),
  ];
};
