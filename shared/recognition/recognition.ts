import { createHash } from 'node:crypto';

import * as z from 'zod';

import { addDays, dayOf, epochSeconds } from '../clock.ts';
import { ParticipantId } from '../ids.ts';

/** How long each part may be, how long a round lasts at most, and how many rounds there are at a time. */
export const RECOGNITION_LIMITS = {
  title: 100,
  about: 600,
  days: 92,
  rounds: 10,
  name: 60,
  says: 280,
} as const;

/** A round in which staff may nominate themselves. Nothing in it is about a person. */
export const RecognitionRound = z.object({
  version: z.literal(1),
  id: z.uuid(),
  title: z.string().min(1).max(RECOGNITION_LIMITS.title),
  /** What it is for. */
  about: z.string().min(1).max(RECOGNITION_LIMITS.about),
  /** Its last day. */
  until: z.iso.date(),
  endedOn: z.iso.date().optional(),
  expiresAt: z.int().positive(),
});
export type RecognitionRound = z.infer<typeof RecognitionRound>;

/** Somebody nominates themselves, by a name they choose and a sentence. */
export const Nomination = z.object({
  version: z.literal(1),
  round: z.uuid(),
  participant: ParticipantId,
  name: z.string().min(1).max(RECOGNITION_LIMITS.name),
  says: z.string().min(1).max(RECOGNITION_LIMITS.says),
  /** In epoch seconds: the end of the round's last day. */
  expiresAt: z.int().positive(),
});
export type Nomination = z.infer<typeof Nomination>;

/** What everybody sees of a nomination. */
export type ShownNomination = Pick<Nomination, 'name' | 'says'>;

/** A round as comms writes it. */
export type RoundContent = Pick<RecognitionRound, 'title' | 'about' | 'until'>;

/** When all of a round goes: at the end of its last day. */
const goneAfter = (until: string): number => epochSeconds(addDays(new Date(`${until}T00:00:00Z`), 1));

/** The round as it is kept. */
export const roundOf = (id: string, { title, about, until }: RoundContent): RecognitionRound => ({
  version: 1,
  ...{ id, title, about, until },
  expiresAt: goneAfter(until),
});

/** Whether a round takes and shows nominations: until its last day is over, unless it was ended. */
export const isRunning = ({ endedOn, expiresAt }: RecognitionRound, now: Date): boolean =>
  endedOn === undefined && expiresAt > epochSeconds(now);

/** Whether a day may be a round's last: today at the earliest, and not too far off. */
export const mayBeLast = (until: string, now: Date): boolean =>
  z.iso.date().safeParse(until).success &&
  until >= dayOf(now) &&
  until <= dayOf(addDays(now, RECOGNITION_LIMITS.days));

const placeOn = (day: string, { round, participant }: Nomination): string =>
  createHash('sha256').update([day, round, participant].join('\u0000')).digest('hex');

/** Nominations in an order that is the same for everybody on a day, another on the next, and tells nothing. */
export const shuffledOn = (day: string, nominations: readonly Nomination[]): readonly ShownNomination[] =>
  nominations
    .map((nomination) => ({ nomination, place: placeOn(day, nomination) }))
    .sort((one, other) => one.place.localeCompare(other.place))
    .map(({ nomination: { name, says } }) => ({ name, says }));
