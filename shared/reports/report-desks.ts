import type { Conversation, Said } from './concern.ts';
import type { ReportCode, ReportPlace } from './report-code.ts';
import type { Gives, ReportHead } from './report.ts';

/** A message on its way: `id` is random and made with the form, so that the same one, sent twice, counts once. */
export interface OutgoingMessage {
  readonly id: string;
  readonly said: Said;
}

/** A message of the recipient on its way. Only what was done ends what they owe. */
export interface OutgoingAnswer extends OutgoingMessage {
  readonly gives: Gives;
}

/**
 * Where concerns are handed in and come back to, by code. Whoever has no code learns nothing, not even that there is a
 * report. Durable once taken.
 *
 * @throws ServiceError `unavailable` when store or key service do not answer (it may have been taken; sending the same
 * again counts once), `conflict` after many lost races.
 */
export interface ReporterDesk {
  /**
   * Takes a new report under a code. Again under the same code it is the first that counts; `differs` where that says
   * something else. `full`: this week's limit.
   */
  hand(code: ReportCode, message: OutgoingMessage): Promise<'taken' | 'differs' | 'full'>;
  /** Undefined where no report has this code, or it is gone. */
  look(code: ReportCode): Promise<Conversation | undefined>;
  /** `differs`: a message with this id says something else, and stays. `full`: the report holds as much as it can. */
  add(
    code: ReportCode,
    message: OutgoingMessage,
  ): Promise<'added' | 'differs' | 'closed' | 'full' | 'unknown'>;
}

/**
 * Where the recipient works. What is open is read strongly consistent.
 *
 * @throws ServiceError as `ReporterDesk`.
 */
export interface RecipientDesk {
  /** Every report that is not gone, unopened; in no particular order. */
  list(): Promise<readonly ReportHead[]>;
  /** Opens a report: that it was read today is written first, and where that fails nothing is read. */
  open(place: ReportPlace): Promise<Conversation | undefined>;
  acknowledge(place: ReportPlace): Promise<'done' | 'unknown'>;
  answer(place: ReportPlace, message: OutgoingAnswer): Promise<'done' | 'closed' | 'full' | 'unknown'>;
  /** `not-answered`: what was done is still owed. */
  close(place: ReportPlace): Promise<'done' | 'not-answered' | 'unknown'>;
}

/** Lists heads of reports and nothing else. @throws ServiceError `unavailable` */
export type ReportWatch = Pick<RecipientDesk, 'list'>;
