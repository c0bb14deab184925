import { createHash } from 'node:crypto';

import { epochSeconds } from '../clock.ts';
import { answersOf, type FilledForm } from './answer.ts';
import { goneAt, weekOf, type Round } from './round.ts';

/** All answers of a round. */
export const roundPartition = (round: Round): string => `round#${round}`;

/**
 * Where an answer lies among others: a hash of the form it came on and of its question. Hashes have no order in time,
 * and two answers of one form lie anywhere; whoever does not know the form's own random id cannot bring them together.
 */
const placeOf = (form: string, question: string): string =>
  createHash('sha256').update(`${form}\u0000${question}`).digest('hex');

/** A form's answers as their items. */
export const answerItems = (form: FilledForm, round: Round) =>
  answersOf(form, round).map((answer) => ({
    pk: roundPartition(round),
    sk: placeOf(form.id, answer.question),
    ...answer,
  }));

/** Where the forms of this week are counted, and when that goes. */
export const weekOfCount = (now: Date, round: Round) => ({
  key: { pk: `week#${weekOf(now)}`, sk: 'forms' },
  week: weekOf(now),
  expiresAt: epochSeconds(goneAt(round)),
});
