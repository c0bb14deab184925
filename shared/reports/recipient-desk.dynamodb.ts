import { dayOf } from '../clock.ts';
import type { RandomBytes } from '../disclosure/random.ts';
import { Said, standingOf, type Conversation } from './concern.ts';
import type { ReportPlace } from './report-code.ts';
import type { OutgoingAnswer, RecipientDesk } from './report-desks.ts';
import type { ReportOpener, ReportSealer } from './report-seals.ts';
import {
  createDynamoReportWatch,
  findReport,
  takeStep,
  type ReportStoreParts,
} from './report-store.dynamodb.ts';
import { acknowledged, closed, opened, withMessage, type Report, type ReportMessage } from './report.ts';
import { sealForReporter, SEALING_BYTES } from './reporter-seal.ts';

/** What the adapter needs. */
export interface RecipientDeskParts extends ReportStoreParts {
  readonly seals: ReportSealer & ReportOpener;
  readonly random: RandomBytes;
}

/** Reports as their recipient works on them. */
export const createDynamoRecipientDesk = (parts: RecipientDeskParts): RecipientDesk => ({
  ...createDynamoReportWatch(parts),
  open: (place) => open(parts, place),
  acknowledge: async (place) => {
    const taken = await takeStep(parts, place, (report) => acknowledged(report, today(parts)));
    return taken.kind === 'done' ? 'done' : 'unknown';
  },
  answer: (place, message) => answer(parts, place, message),
  close: async (place) => {
    const { kind } = await takeStep(parts, place, (report) => closed(report, today(parts)));
    return kind === 'done' || kind === 'not-answered' ? kind : 'unknown';
  },
});

const today = ({ clock }: RecipientDeskParts): string => dayOf(clock.now());

const open = async (parts: RecipientDeskParts, place: ReportPlace): Promise<Conversation | undefined> => {
  const taken = await takeStep(parts, place, (report) => opened(report, today(parts)));
  if (taken.kind !== 'done') return undefined;
  const { messages, reporterKey: _, ...head } = taken.report;
  const read = await Promise.all(
    messages.map(async ({ from, gives, on, forRecipient }) => ({
      from,
      gives,
      on,
      ...Said.parse(JSON.parse(await parts.seals.open(place, forRecipient))),
    })),
  );
  return { ...standingOf(head, parts.clock.now()), messages: read };
};

const sealedBy = async (
  parts: RecipientDeskParts,
  { place, reporterKey }: Report,
  { id, said, gives }: OutgoingAnswer,
): Promise<ReportMessage> => {
  const words = JSON.stringify(said);
  return {
    id,
    from: 'recipient',
    gives,
    on: today(parts),
    forReporter: sealForReporter(reporterKey, { place, random: parts.random.bytes(SEALING_BYTES) }, words),
    forRecipient: await parts.seals.seal(place, words),
  };
};

const answer = async (
  parts: RecipientDeskParts,
  place: ReportPlace,
  message: OutgoingAnswer,
): Promise<'done' | 'closed' | 'full' | 'unknown'> => {
  const report = await findReport(parts, place);
  if (report === undefined) return 'unknown';
  const sealed = await sealedBy(parts, report, message);
  const { kind } = await takeStep(parts, place, (now) => withMessage(now, sealed));
  return kind === 'not-answered' ? 'closed' : kind;
};
