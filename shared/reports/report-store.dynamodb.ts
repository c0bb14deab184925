import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { epochSeconds, type Clock } from '../clock.ts';
import type { NewId } from '../random.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { transact, untilHeard } from '../runtime/transact.dynamodb.ts';
import type { ReportPlace } from './report-code.ts';
import type { ReportWatch } from './report-desks.ts';
import { reportItem, reportKey, REPORTS } from './report-items.ts';
import { Report, ReportHead, type Step } from './report.ts';

/** What the adapters need. */
export interface ReportStoreParts {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** A report, unless it is gone. Strongly consistent. */
export const findReport = async (
  { documents, table, clock }: Omit<ReportStoreParts, 'newId'>,
  place: ReportPlace,
): Promise<Report | undefined> => {
  const request = new GetCommand({ TableName: table, Key: reportKey(place), ConsistentRead: true });
  const { Item } = await translated(() => documents.send(request));
  if (Item === undefined) return undefined;
  const report = parseItem(Report, Item);
  return report.expiresAt > epochSeconds(clock.now()) ? report : undefined;
};

/** What became of a step that was taken. */
export type Taken =
  | { readonly kind: 'done'; readonly report: Report }
  | { readonly kind: Exclude<Step, Report | 'same'> | 'unknown' };

/** Reads a report, decides and writes it, until nobody came in between. */
export const takeStep = (
  parts: ReportStoreParts,
  place: ReportPlace,
  decide: (report: Report) => Step,
): Promise<Taken> =>
  untilHeard(async () => {
    const report = await findReport(parts, place);
    if (report === undefined) return { kind: 'unknown' };
    const step = decide(report);
    if (step === 'same') return { kind: 'done', report };
    if (typeof step === 'string') return { kind: step };
    const next = { ...step, revision: parts.newId() };
    const outcome = await transact(parts.documents, [
      {
        Put: {
          TableName: parts.table,
          Item: reportItem(next),
          ConditionExpression: '#revision = :read',
          ExpressionAttributeNames: { '#revision': 'revision' },
          ExpressionAttributeValues: { ':read': report.revision },
        },
      },
    ]);
    return outcome.kind === 'committed' ? { kind: 'done', report: next } : undefined;
  });

const HEAD = Object.keys(ReportHead.shape);

/** Lists heads of reports; what was said in them is not asked for. */
export const createDynamoReportWatch = ({
  documents,
  table,
  clock,
}: Omit<ReportStoreParts, 'newId'>): ReportWatch => ({
  list: async () => {
    const items = await queryAll(documents, {
      TableName: table,
      KeyConditionExpression: 'pk = :reports',
      ExpressionAttributeValues: { ':reports': REPORTS },
      ProjectionExpression: HEAD.map((name) => `#${name}`).join(', '),
      ExpressionAttributeNames: Object.fromEntries(HEAD.map((name) => [`#${name}`, name])),
      ConsistentRead: true,
    });
    return items
      .map((item) => parseItem(ReportHead, item))
      .filter(({ expiresAt }) => expiresAt > epochSeconds(clock.now()));
  },
});
