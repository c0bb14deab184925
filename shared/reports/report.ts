import * as z from 'zod';

import { addDays, dayOf, epochSeconds } from '../clock.ts';
import { ReportPlace } from './report-code.ts';
import { SealedForRecipient } from './report-seals.ts';

/** The recipient says within so many days that a report arrived, and answers within so many months of that. */
export const ACKNOWLEDGE_DAYS = 7;
export const ANSWER_MONTHS = 3;

/** So long a closed report is kept, and one that nobody closes. */
export const KEPT_DAYS = { closed: 90, open: 1095 } as const;

/** So much one message holds; so many messages a report, and so many bytes of them, sealed: what one item has room for. */
export const REPORT_LIMITS = { characters: 4000, contact: 200, messages: 16, sealedBytes: 380_000 } as const;

/** New reports that are taken in a week: nobody signs in, and a program could write thousands. */
export const REPORTS_PER_WEEK = 100;

/** What a message of the recipient is: they ask back, or say what was done. */
export const Gives = z.enum(['question', 'outcome']);
export type Gives = z.infer<typeof Gives>;

/** One thing that was said, sealed twice: once for each side. */
const Message = z.object({
  /** Random, made with the form: the same one, sent twice, counts once. */
  id: z.uuid(),
  from: z.enum(['reporter', 'recipient']),
  /** Of the recipient's: whether it asks back, or says what was done. */
  gives: Gives.optional(),
  on: z.iso.date(),
  forReporter: z.base64().min(1),
  forRecipient: SealedForRecipient,
});
export type ReportMessage = z.infer<typeof Message>;

/** What is known of a report without opening it. Days alone: no hour at which somebody sat down to write. */
export const ReportHead = z.object({
  version: z.literal(1),
  place: ReportPlace,
  receivedOn: z.iso.date(),
  acknowledgedOn: z.iso.date().optional(),
  /** When the recipient first said what was done; a question back is no such answer. */
  answeredOn: z.iso.date().optional(),
  /** Since when something that was added after the last such answer waits for one. */
  openSince: z.iso.date().optional(),
  closedOn: z.iso.date().optional(),
  /** Who spoke last, and when. */
  lastFrom: Message.shape.from,
  lastOn: z.iso.date(),
  /** The days on which the recipient opened it, the latest last. */
  readOn: z.array(z.iso.date()).max(100),
  revision: z.uuid(),
  /** In epoch seconds. */
  expiresAt: z.int().positive(),
});
export type ReportHead = z.infer<typeof ReportHead>;

/** A report as it is stored. */
export const Report = ReportHead.extend({
  /** The public half of the key pair that only the code makes. */
  reporterKey: z.base64().min(1),
  messages: z.array(Message).min(1).max(REPORT_LIMITS.messages),
});
export type Report = z.infer<typeof Report>;

/** How a report stands. */
export type ReportState = 'received' | 'acknowledged' | 'asked' | 'answered' | 'closed';

const isAnswered = ({ answeredOn, openSince }: ReportHead): boolean =>
  answeredOn !== undefined && openSince === undefined;

export const stateOf = (head: ReportHead): ReportState => {
  if (head.closedOn !== undefined) return 'closed';
  if (isAnswered(head)) return 'answered';
  if (head.lastFrom === 'recipient') return 'asked';
  return head.acknowledgedOn === undefined ? 'received' : 'acknowledged';
};

const dayAfter = (day: string, days: number): string => dayOf(addDays(new Date(`${day}T00:00:00Z`), days));

/** The same day `months` later, or the last of that month where it has no such day. */
export const monthsAfter = (day: string, months: number): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return dayOf(last);
};

/** What the recipient owes next, and by when; undefined where they owe nothing. */
export interface Due {
  readonly what: 'acknowledge' | 'answer';
  /** The last day on which it is in time. */
  readonly by: string;
}

/**
 * Within seven days that it arrived; within three months of that, counted from the seventh day at the latest, what was
 * done. A question back ends neither, and what is added meanwhile puts neither off.
 */
export const dueOf = (head: ReportHead): Due | undefined => {
  const { receivedOn, acknowledgedOn, answeredOn, openSince, closedOn } = head;
  if (closedOn !== undefined || isAnswered(head)) return undefined;
  const acknowledgeBy = dayAfter(receivedOn, ACKNOWLEDGE_DAYS);
  if (acknowledgedOn === undefined) return { what: 'acknowledge', by: acknowledgeBy };
  const first = acknowledgedOn < acknowledgeBy ? acknowledgedOn : acknowledgeBy;
  const from = answeredOn === undefined ? first : (openSince ?? first);
  return { what: 'answer', by: monthsAfter(from, ANSWER_MONTHS) };
};

/** Whether something is owed that is late. */
export const isOverdue = (head: ReportHead, now: Date): boolean => {
  const due = dueOf(head);
  return due !== undefined && due.by < dayOf(now);
};

const expiryAfter = (day: string, days: number): number =>
  epochSeconds(new Date(`${dayAfter(day, days)}T00:00:00Z`));

/** A report that has just arrived. */
export const newReport = (
  parts: Pick<Report, 'place' | 'reporterKey' | 'revision'>,
  message: ReportMessage,
): Report => ({
  version: 1,
  place: parts.place,
  receivedOn: message.on,
  lastFrom: 'reporter',
  lastOn: message.on,
  readOn: [],
  revision: parts.revision,
  expiresAt: expiryAfter(message.on, KEPT_DAYS.open),
  reporterKey: parts.reporterKey,
  messages: [message],
});

/** What a step comes to: the report as it is afterwards, or why it stays as it is. */
export type Step = Report | 'same' | 'closed' | 'full' | 'not-answered';

/** Of a message beside what is sealed: its id, days and names. */
const BYTES_BESIDES = 300;

const bytesOf = ({ forReporter, forRecipient }: ReportMessage): number =>
  forReporter.length + forRecipient.key.length + forRecipient.words.length + BYTES_BESIDES;

const hasRoomFor = ({ messages }: Report, message: ReportMessage): boolean =>
  messages.length < REPORT_LIMITS.messages &&
  [...messages, message].reduce((bytes, one) => bytes + bytesOf(one), 0) <= REPORT_LIMITS.sealedBytes;

/** One more message of either side. Whatever the recipient says acknowledges; only what was done is an answer. */
export const withMessage = (report: Report, message: ReportMessage): Step => {
  if (report.messages.some(({ id }) => id === message.id)) return 'same';
  if (report.closedOn !== undefined) return 'closed';
  if (!hasRoomFor(report, message)) return 'full';
  const { openSince, ...rest } = report;
  const said = {
    ...rest,
    messages: [...report.messages, message],
    lastFrom: message.from,
    lastOn: message.on,
  };
  const waiting = openSince === undefined ? {} : { openSince };
  if (message.from === 'reporter')
    return report.answeredOn === undefined ? said : { ...said, openSince: openSince ?? message.on };
  const heard = { ...said, acknowledgedOn: report.acknowledgedOn ?? message.on };
  if (message.gives !== 'outcome') return { ...heard, ...waiting };
  return { ...heard, answeredOn: report.answeredOn ?? message.on };
};

/** The recipient says that it arrived. */
export const acknowledged = (report: Report, today: string): Step => {
  if (report.acknowledgedOn !== undefined) return 'same';
  return { ...report, acknowledgedOn: today };
};

/** The recipient is done with it; from then on it has 90 days. */
export const closed = (report: Report, today: string): Step => {
  if (report.closedOn !== undefined) return 'same';
  if (!isAnswered(report)) return 'not-answered';
  return { ...report, closedOn: today, expiresAt: expiryAfter(today, KEPT_DAYS.closed) };
};

const READS_KEPT = 100;

/** The recipient is about to read it. */
export const opened = (report: Report, today: string): Step =>
  report.readOn.at(-1) === today
    ? 'same'
    : { ...report, readOn: [...report.readOn, today].slice(-READS_KEPT) };
