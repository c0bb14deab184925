import * as z from 'zod';

import { addDays, dayOf } from '../clock.ts';

/** A quarter of the calendar in which feedback is taken: `2026-Q4`. */
export const Round = z
  .string()
  .regex(/^\d{4}-Q[1-4]$/u, 'a quarter, as in 2026-Q4')
  .brand<'Round'>();
export type Round = z.infer<typeof Round>;

/** So many rounds are shown after they closed; with the last of them their answers go. */
export const SHOWN_ROUNDS = 2;

const MONTHS_PER_ROUND = 3;

const startOf = (round: Round): Date => {
  const [year = '', quarter = ''] = round.split('-Q');
  return new Date(Date.UTC(Number(year), (Number(quarter) - 1) * MONTHS_PER_ROUND, 1));
};

const plusRounds = (round: Round, rounds: number): Date => {
  const start = startOf(round);
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + rounds * MONTHS_PER_ROUND, 1));
};

/** The round that a moment is in. */
export const roundOf = (moment: Date): Round =>
  Round.parse(`${moment.getUTCFullYear()}-Q${Math.floor(moment.getUTCMonth() / MONTHS_PER_ROUND) + 1}`);

/** The first moment after a round: from then on it is closed. */
export const endOf = (round: Round): Date => plusRounds(round, 1);

/** Whether a round is over, so that its answers may be read. */
export const isClosed = (round: Round, now: Date): boolean => endOf(round).getTime() <= now.getTime();

/** When the answers of a round go: the same moment for all of them, so that it tells nothing of when one was given. */
export const goneAt = (round: Round): Date => plusRounds(round, 1 + SHOWN_ROUNDS);

/** The rounds whose answers are shown, the latest first. */
export const shownRounds = (now: Date): readonly Round[] =>
  Array.from({ length: SHOWN_ROUNDS }, (_, index) => roundOf(plusRounds(roundOf(now), -1 - index)));

const DAYS_PER_WEEK = 7;
const THURSDAY = 4;

/** The week of a moment, as ISO 8601 counts them: `2026-W47`. */
export const weekOf = (moment: Date): string => {
  const weekday = moment.getUTCDay() || DAYS_PER_WEEK;
  // A week belongs to the year of its Thursday.
  const thursday = addDays(new Date(`${dayOf(moment)}T00:00:00Z`), THURSDAY - weekday);
  const year = thursday.getUTCFullYear();
  const days =
    (thursday.getTime() - Date.UTC(year, 0, 1)) / (addDays(new Date(0), 1).getTime() * DAYS_PER_WEEK);
  return `${year}-W${String(Math.floor(days) + 1).padStart(2, '0')}`;
};
