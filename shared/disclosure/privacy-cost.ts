import * as z from 'zod';

import { Detail } from './detail.ts';
import tried from './ladder-tried.json' with { type: 'json' };

/**
 * What `npm run calibrate` tried for a programme: `people` of `candidates` take part. `attack` is the share of
 * candidates whom the attack names rightly where it does best, `error` how far a headline is off where it is furthest,
 * both in per mille; `taken` is what the ladder publishes.
 */
export const TriedStep = z.strictObject({
  people: z.int().positive(),
  candidates: z.int().positive(),
  detail: Detail,
  attack: z.int().min(0).max(1000),
  error: z.int().nonnegative(),
  taken: z.boolean(),
});
export type TriedStep = z.infer<typeof TriedStep>;

/** All that was tried, from small programmes to large ones. */
export const TRIED: readonly TriedStep[] = z.array(TriedStep).parse(tried);

/** What publishing so much would cost a programme of that size; `guess` is what naming the larger side gets. */
export interface PrivacyCost extends TriedStep {
  readonly guess: number;
}

const guessOf = ({ people, candidates }: TriedStep): number =>
  Math.round((1000 * Math.max(people, candidates - people)) / candidates);

/**
 * One row for each size and each amount of detail that was tried for it: what the ladder takes, else what hides best.
 * It follows from sizes and simulated years alone, never from what anybody posted.
 */
export const privacyCosts = (all: readonly TriedStep[] = TRIED): readonly PrivacyCost[] => {
  const best = new Map<string, TriedStep>();
  for (const one of all) {
    const place = `${one.people}|${one.detail}`;
    const other = best.get(place);
    if (other === undefined || one.taken || (!other.taken && one.attack < other.attack)) best.set(place, one);
  }
  return [...best.values()].map((one) => ({ ...one, guess: guessOf(one) }));
};
