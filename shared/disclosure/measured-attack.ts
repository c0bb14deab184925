import * as z from 'zod';

import { Day } from '../ids.ts';
import { LADDER } from './ladder.ts';
import measured from './ladder-measured.json' with { type: 'json' };

/** The day on which `npm run calibrate` last measured. */
export const MEASURED_ON = z.strictObject({ on: Day }).parse(measured).on;

/**
 * What the participation attack came to, as pages tell it; each a share of one. `docs/participation-attack.md` has every
 * measurement, and a test holds these against it.
 */
export const MEASURED_ATTACK = {
  /** Candidates named rightly, at most, by somebody who knows all posts and all releases of a year. A step is taken only under it. */
  atMost: 0.65,
  /** What a coin names rightly. */
  guess: 0.5,
  /** The same where a third of the participants say themselves that they take part. */
  announced: 0.66,
  /** Half years named rightly in which people joined or left, about, by somebody told who did within the year. */
  halfYear: 0.6,
} as const;

/** So many people have to post before anything about advocacy is published. */
export const PUBLISHED_FROM = Math.min(
  ...LADDER.filter(({ detail }) => detail !== 'nothing').map(({ from }) => from),
);
