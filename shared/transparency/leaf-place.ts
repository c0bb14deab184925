import * as z from 'zod';

import { addDays, epochSeconds } from '../clock.ts';
import { Day } from '../ids.ts';
import type { Hash } from './merkle-tree.ts';

/** Days from the one it is sealed for until nothing tells any more where a commitment stands; rows about people go then too. */
const PLACE_DAYS = 400;

/** In which day's tree a commitment stands. A salted hash: it names nobody, and nobody guesses one. */
export const LeafPlace = z.object({ version: z.literal(1), day: Day, expiresAt: z.int().positive() });
export type LeafPlace = z.infer<typeof LeafPlace>;

/** The key of a commitment's place in the `Ledger` store. */
export const leafPlaceKey = (commitment: Hash) => ({
  pk: `leaf#${Buffer.from(commitment).toString('hex')}`,
  sk: 'place',
});

/** A commitment's place as its item. */
export const leafPlaceItem = (day: Day, commitment: Hash) => {
  const gone = addDays(new Date(`${day}T00:00:00.000Z`), PLACE_DAYS);
  const place: LeafPlace = { version: 1, day, expiresAt: epochSeconds(gone) };
  return { ...leafPlaceKey(commitment), ...place };
};
