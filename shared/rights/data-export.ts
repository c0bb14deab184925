import * as z from 'zod';

import { addDays, epochSeconds } from '../clock.ts';
import { ParticipantId } from '../ids.ts';
import { LANGUAGES, type Language } from '../languages.ts';

/** An export: a random UUID (version 4), which names its files and tells nothing of whose they are. */
export const ExportId = z.uuidv4().brand<'ExportId'>();
export type ExportId = z.infer<typeof ExportId>;

const Common = {
  version: z.literal(1),
  id: ExportId,
  participant: ParticipantId,
  askedAt: z.iso.datetime(),
  /** That of the page on which it was asked for; a request without one is of before there was a choice. */
  language: z.enum(LANGUAGES).default('en'),
  /** In epoch seconds: from then on it is over, whatever is still stored. */
  expiresAt: z.int().positive(),
};

/** What is held of somebody's request for a copy of all that is held about them; there is one of a person at most. */
export const DataExport = z.discriminatedUnion('status', [
  z.object({ ...Common, status: z.literal('asked') }),
  z.object({ ...Common, status: z.literal('ready'), readyAt: z.iso.datetime() }),
]);
export type DataExport = z.infer<typeof DataExport>;

/** For how long a copy can be fetched, and for how long one that never gets ready stands in the way of another. */
export const EXPORT_DAYS = 1;

/** Who asks for a copy, and in what language. */
export interface ExportWish {
  readonly participant: ParticipantId;
  readonly language: Language;
}

/** A request made now. */
export const askedExport = (id: ExportId, { participant, language }: ExportWish, now: Date): DataExport => ({
  version: 1,
  id,
  participant,
  status: 'asked',
  language,
  askedAt: now.toISOString(),
  expiresAt: epochSeconds(addDays(now, EXPORT_DAYS)),
});

/** The same request once its files are there. */
export const readyExport = (
  { version, id, participant, language, askedAt }: DataExport,
  now: Date,
): DataExport => ({
  version,
  id,
  participant,
  status: 'ready',
  language,
  askedAt,
  readyAt: now.toISOString(),
  expiresAt: epochSeconds(addDays(now, EXPORT_DAYS)),
});

/** Where a request stands: being prepared, ready to be fetched, or over (which is also what no request is). */
export const standingOf = (held: DataExport | undefined, now: Date): 'asked' | 'ready' | 'over' =>
  held === undefined || held.expiresAt <= epochSeconds(now) ? 'over' : held.status;
