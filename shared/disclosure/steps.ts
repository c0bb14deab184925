import * as z from 'zod';

import { LADDER, LadderStep, stepFor } from './ladder.ts';
import type { Fold } from './fold.ts';
import type { NoiseSource } from './noise.ts';
import type { Rational } from './rational.ts';
import type { ReleasePeriod } from './release-period.ts';
import type { TableName } from './release.ts';

/** A purpose that figures are made under. Consents differ, so each has a group of people of its own to hide among. */
export const CountedPurpose = z.enum(['engagement', 'sentiment']);
export type CountedPurpose = z.infer<typeof CountedPurpose>;

/** The purpose a table is made under. */
export const purposeOf = (table: TableName): CountedPurpose =>
  table === 'sentiment' ? 'sentiment' : 'engagement';

/** The step of the ladder that is in force for each purpose's tables. */
export const Steps = z.record(CountedPurpose, LadderStep);
export type Steps = z.infer<typeof Steps>;

/** How many people a period's tables of each purpose are made from, with noise; so it may be negative. */
export const ProgrammeSizes = z.record(CountedPurpose, z.int());
export type ProgrammeSizes = z.infer<typeof ProgrammeSizes>;

/**
 * Counts the people with something in each purpose's tables, under noise that is drawn here and never again. People
 * who consented and did not post hide nobody, and are not counted.
 */
export const countPeople = (fold: Fold, noise: NoiseSource, deviation: Rational): ProgrammeSizes => {
  const sizes = { engagement: 0, sentiment: 0 };
  for (const totals of fold.values()) {
    const keys = [...totals.keys()];
    if (keys.some((key) => key.startsWith('headline|'))) sizes.engagement += 1;
    if (keys.some((key) => key.startsWith('sentiment|'))) sizes.sentiment += 1;
  }
  return {
    engagement: sizes.engagement + noise.draw(deviation),
    sentiment: sizes.sentiment + noise.draw(deviation),
  };
};

const MONTHS_PER_QUARTER = 3;

const beginsQuarter = ({ from }: ReleasePeriod): boolean =>
  new Date(`${from}T00:00:00Z`).getUTCMonth() % MONTHS_PER_QUARTER === 0;

/**
 * The steps a month is released under. A step is climbed with the first month of a quarter, or from nothing, and left
 * at once: so that steps tell little of who joined, and a programme that shrinks is not released like a large one.
 */
export const nextSteps = (
  { month, sizes, previous }: { month: ReleasePeriod; sizes: ProgrammeSizes; previous: Steps | undefined },
  ladder: readonly LadderStep[] = LADDER,
): Steps => {
  const next = (purpose: CountedPurpose): LadderStep => {
    const held = previous?.[purpose];
    const mayClimb = held === undefined || held.detail === 'nothing' || beginsQuarter(month);
    return stepFor(mayClimb ? sizes[purpose] : Math.min(sizes[purpose], held.from), ladder);
  };
  return { engagement: next('engagement'), sentiment: next('sentiment') };
};
