import { QueryCommand, type DynamoDBDocumentClient, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';

import { addDays, type Clock } from '../clock.ts';
import { ALERTS_BY_STATE } from '../names.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import type { StoredItem } from '../runtime/read.dynamodb.ts';
import { alertKey, alertOf, alertsIn, alertsInState } from './alert-items.ts';
import {
  COUNTED_AT_MOST,
  type AlertWork,
  type Tally,
  type WorkPage,
  type WorkQuestion,
} from './alert-work.ts';
import { LeakAlert, type AlertState, type Severity } from './leak-alert.ts';
import { dueAt, hoursFor, type ResponseTargets } from './response-targets.ts';
import { urgencyOf, WORST_FIRST } from './urgency.ts';
import { mergeStreams, type Stream, type StreamPlace, type WorkPlace } from './work-place.ts';

/** What the adapter needs. */
export interface AlertWorkParts {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly targets: ResponseTargets;
  readonly clock: Clock;
}

/** A page looks at no more alerts than this of each severity, however few of them fit. */
const LOOKED_AT_MOST = 500;
const LOOKED_AT_ONCE = 100;

/** Alerts in the `Alerts` store, read by state and urgency through its index (which must project whole items). */
export const createDynamoAlertWork = (parts: AlertWorkParts): AlertWork => ({
  page: (question, limit, from) => page(parts, question, { limit, from }),
  count: (state) => tally(parts, [alertsInState(parts.table, state, parts.clock.now())]),
  countOverdue: (state) => tally(parts, overdueIn(parts, state)),
});

interface Wanted {
  readonly limit: number;
  readonly from: WorkPlace | undefined;
}

const page = async (parts: AlertWorkParts, question: WorkQuestion, wanted: Wanted): Promise<WorkPage> => {
  const severities = question.severity === undefined ? WORST_FIRST : [question.severity];
  const streams = severities.map((severity) => read(parts, question, { ...wanted, severity }));
  return mergeStreams(await Promise.all(streams), wanted.limit, rankIn(question, parts.targets));
};

const rankIn =
  ({ order }: WorkQuestion, targets: ResponseTargets) =>
  (alert: LeakAlert): number => {
    const raised = Date.parse(alert.raisedAt);
    if (order === 'newest') return -raised;
    return order === 'due' ? (dueAt(alert, targets)?.getTime() ?? raised) : raised;
  };

const requestFor = (
  { table, clock }: AlertWorkParts,
  { state, raised, rule, order }: WorkQuestion,
  severity: Severity,
): QueryCommandInput => {
  const request = alertsIn(table, { state, severity, raised }, clock.now());
  const sorted = { ...request, ScanIndexForward: order !== 'newest' };
  if (rule === undefined) return sorted;
  return {
    ...sorted,
    FilterExpression: `${request.FilterExpression} AND #rule = :rule`,
    ExpressionAttributeNames: { ...request.ExpressionAttributeNames, '#rule': 'rule' },
    ExpressionAttributeValues: { ...request.ExpressionAttributeValues, ':rule': rule },
  };
};

const read = async (
  parts: AlertWorkParts,
  question: WorkQuestion,
  { severity, limit, from }: Wanted & { readonly severity: Severity },
): Promise<Stream> => {
  const begin = from?.[severity];
  const request = requestFor(parts, question, severity);
  const alerts: LeakAlert[] = [];
  let rest: StreamPlace | undefined = begin;
  let looked = 0;
  while (rest !== 'end' && alerts.length < limit && looked < LOOKED_AT_MOST) {
    const start = rest && { ExclusiveStartKey: keyAt(rest, question.state, severity) };
    const Limit = question.rule === undefined ? limit : LOOKED_AT_ONCE;
    const answer = await translated(() =>
      parts.documents.send(new QueryCommand({ ...request, ...start, Limit })),
    );
    alerts.push(...(answer.Items ?? []).map((item) => parseItem(LeakAlert, item)));
    looked += answer.ScannedCount ?? 0;
    rest = answer.LastEvaluatedKey === undefined ? 'end' : placeOf(answer.LastEvaluatedKey);
  }
  return { severity, from: begin, alerts, rest: rest ?? 'end' };
};

const keyAt = (
  { raisedAt, id }: Exclude<StreamPlace, 'end'>,
  state: AlertState,
  severity: Severity,
): StoredItem => ({
  ...alertKey(id),
  [ALERTS_BY_STATE.partition]: state,
  [ALERTS_BY_STATE.sort]: urgencyOf({ severity, raisedAt }),
});

const placeOf = (key: StoredItem): StreamPlace => ({
  id: alertOf(key),
  raisedAt: String(key[ALERTS_BY_STATE.sort]).slice('1#'.length),
});

const overdueIn = (
  { table, targets, clock }: AlertWorkParts,
  state: AlertState,
): readonly QueryCommandInput[] =>
  WORST_FIRST.flatMap((severity) => {
    const hours = hoursFor(state, severity, targets);
    if (hours === undefined) return [];
    const until = addDays(clock.now(), -hours / 24).toISOString();
    return [alertsIn(table, { state, severity, raised: { until } }, clock.now())];
  });

/** Counts one stretch after another until there are more than are counted. */
const tally = async (
  { documents }: AlertWorkParts,
  stretches: readonly QueryCommandInput[],
): Promise<Tally> => {
  const counts = await Promise.all(stretches.map((stretch) => countIn(documents, stretch)));
  const count = counts.reduce((sum, one) => sum + one, 0);
  return { count: Math.min(count, COUNTED_AT_MOST), isMore: count > COUNTED_AT_MOST };
};

const countIn = async (documents: DynamoDBDocumentClient, stretch: QueryCommandInput): Promise<number> => {
  let [count, looked] = [0, 0];
  let start: StoredItem | undefined;
  do {
    const request = { ...stretch, Select: 'COUNT' as const, Limit: LOOKED_AT_ONCE };
    const answer = await translated(() =>
      documents.send(new QueryCommand({ ...request, ...(start && { ExclusiveStartKey: start }) })),
    );
    count += answer.Count ?? 0;
    looked += answer.ScannedCount ?? 0;
    start = answer.LastEvaluatedKey;
  } while (start !== undefined && count <= COUNTED_AT_MOST && looked < LOOKED_AT_MOST);
  return count;
};
