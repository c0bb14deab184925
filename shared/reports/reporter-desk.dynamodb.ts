import { dayOf } from '../clock.ts';
import type { RandomBytes } from '../disclosure/random.ts';
import { transact, untilHeard, type TransactItems } from '../runtime/transact.dynamodb.ts';
import { isSameSaid, Said, standingOf, type Conversation } from './concern.ts';
import { placeOf, type ReportCode } from './report-code.ts';
import type { OutgoingMessage, ReporterDesk } from './report-desks.ts';
import { reportItem, reportWeek } from './report-items.ts';
import type { ReportSealer } from './report-seals.ts';
import { findReport, takeStep, type ReportStoreParts } from './report-store.dynamodb.ts';
import { newReport, REPORTS_PER_WEEK, withMessage, type Report, type ReportMessage } from './report.ts';
import { openAsReporter, reporterKeyOf, sealForReporter, SEALING_BYTES } from './reporter-seal.ts';

/** What the adapter needs: it seals for the recipient and opens nothing that was sealed for them. */
export interface ReporterDeskParts extends ReportStoreParts {
  readonly seals: ReportSealer;
  readonly random: RandomBytes;
}

/** Reports as their authors come to them, in a store of their own. */
export const createDynamoReporterDesk = (parts: ReporterDeskParts): ReporterDesk => ({
  hand: (code, message) => hand(parts, code, message),
  look: async (code) => {
    const report = await findReport(parts, placeOf(code));
    return report === undefined ? undefined : conversationOf(report, code, parts.clock.now());
  },
  add: async (code, message) => {
    const place = placeOf(code);
    // Before anything is sealed: nobody is to keep the key service busy without a code.
    if ((await findReport(parts, place)) === undefined) return 'unknown';
    const sealed = await sealedBy(parts, code, message);
    const taken = await takeStep(parts, place, (report) => withMessage(report, sealed));
    if (taken.kind === 'done') return isSaidIn(taken.report, code, message) ? 'added' : 'differs';
    return taken.kind === 'not-answered' ? 'closed' : taken.kind;
  },
});

const sealedBy = async (
  { seals, random, clock }: ReporterDeskParts,
  code: ReportCode,
  { id, said }: OutgoingMessage,
): Promise<ReportMessage> => {
  const place = placeOf(code);
  const words = JSON.stringify(said);
  return {
    id,
    from: 'reporter',
    on: dayOf(clock.now()),
    forReporter: sealForReporter(reporterKeyOf(code), { place, random: random.bytes(SEALING_BYTES) }, words),
    forRecipient: await seals.seal(place, words),
  };
};

const counting = ({ table, clock }: ReporterDeskParts): TransactItems[number] => {
  const { key, week, expiresAt } = reportWeek(clock.now());
  return {
    Update: {
      TableName: table,
      Key: key,
      UpdateExpression: 'SET #version = :one, #week = :week, #expires = :expires ADD #reports :one',
      ConditionExpression: 'attribute_not_exists(#reports) OR #reports < :most',
      ExpressionAttributeNames: {
        '#version': 'version',
        '#week': 'week',
        '#reports': 'reports',
        '#expires': 'expiresAt',
      },
      ExpressionAttributeValues: {
        ':one': 1,
        ':week': week,
        ':most': REPORTS_PER_WEEK,
        ':expires': expiresAt,
      },
    },
  };
};

const hand = async (
  parts: ReporterDeskParts,
  code: ReportCode,
  message: OutgoingMessage,
): Promise<'taken' | 'differs' | 'full'> => {
  const place = placeOf(code);
  const sealed = await sealedBy(parts, code, message);
  const report = newReport({ place, reporterKey: reporterKeyOf(code), revision: parts.newId() }, sealed);
  const put = {
    Put: {
      TableName: parts.table,
      Item: reportItem(report),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
  return untilHeard(async () => {
    const outcome = await transact(parts.documents, [counting(parts), put]);
    if (outcome.kind === 'committed') return 'taken';
    const [week, own] = outcome.reasons;
    if (own === 'condition-failed') {
      const taken = await findReport(parts, place);
      // Sent again, it may be that it was changed meanwhile.
      return taken === undefined || isFirstOf(taken, code, message) ? 'taken' : 'differs';
    }
    return week === 'condition-failed' ? 'full' : undefined;
  });
};

const saidIn = (code: ReportCode, { forReporter }: ReportMessage): Said =>
  Said.parse(JSON.parse(openAsReporter(code, forReporter)));

const isFirstOf = ({ messages }: Report, code: ReportCode, { said }: OutgoingMessage): boolean => {
  const [first] = messages;
  return first !== undefined && isSameSaid(saidIn(code, first), said);
};

const isSaidIn = ({ messages }: Report, code: ReportCode, { id, said }: OutgoingMessage): boolean =>
  messages.some((message) => message.id === id && isSameSaid(saidIn(code, message), said));

const conversationOf = (report: Report, code: ReportCode, now: Date): Conversation => {
  const { messages, reporterKey: _, ...head } = report;
  return {
    ...standingOf(head, now),
    messages: messages.map((message) => ({
      from: message.from,
      gives: message.gives,
      on: message.on,
      ...saidIn(code, message),
    })),
  };
};
