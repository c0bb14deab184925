import { WORLD_CATEGORIES } from '../../bin/calibrate/worlds.ts';
import { cellKey, cellsOfTables } from '../../shared/disclosure/cells.ts';
import { clipTotals } from '../../shared/disclosure/clip.ts';
import { protectFigures } from '../../shared/disclosure/figures.ts';
import type { Fold } from '../../shared/disclosure/fold.ts';
import type { LadderStep } from '../../shared/disclosure/ladder.ts';
import { isGroupLargeEnough } from '../../shared/disclosure/minimum-group.ts';
import type { NoiseSource } from '../../shared/disclosure/noise.ts';
import { STANDARD_POLICY, type Clips } from '../../shared/disclosure/policy.ts';
import {
  foldByPeriod,
  periodsCovering,
  type DayPosts,
  type PeriodFigures,
} from '../../shared/disclosure/programme.ts';
import { rational, rationalOf, times } from '../../shared/disclosure/rational.ts';
import { TableName, type Figure } from '../../shared/disclosure/release.ts';

/** What one may take away from a release that is made without it. */
export type Protection = 'clip' | 'noise' | 'minimum group';

/** How a monthly headline is made here. */
export interface MonthlyParts {
  readonly step: LadderStep;
  readonly clips: Clips;
  readonly noise: NoiseSource;
  readonly without?: Protection;
}

const headlineOf = (fold: Fold, { step, clips, noise, without }: MonthlyParts): readonly Figure[] =>
  cellsOfTables(['headline'], WORLD_CATEGORIES).map((cell) => {
    const clip = clips[cell.measure];
    const { sum, people } = clipTotals(fold, cell, without === 'clip' ? Number.POSITIVE_INFINITY : clip);
    const noisyCount = people + noise.draw(rationalOf(STANDARD_POLICY.groupDeviation));
    const drawn = noise.draw(times(rationalOf(step.noiseMultiplier), rational(BigInt(clip))));
    const { minimumGroup } = STANDARD_POLICY;
    const isShown = without === 'minimum group' || isGroupLargeEnough({ people, noisyCount }, minimumGroup);
    return {
      ...cell,
      value: isShown ? sum + (without === 'noise' ? 0 : drawn) : null,
      clip: without === 'clip' ? null : clip,
      standardDeviation: without === 'noise' ? 0 : step.noiseMultiplier * clip,
    };
  });

/** The headline of every month, made like the shipped one but without one of its protections. */
export const monthsWithout = (posts: readonly DayPosts[], parts: MonthlyParts): readonly PeriodFigures[] =>
  foldByPeriod(posts, periodsCovering('month', posts)).map(({ period, fold }) => ({
    period,
    figures: headlineOf(fold, parts),
  }));

/** All tables of every week, each protected as the step protects: what the ladder keeps small programmes from. */
export const weeksOfAllTables = (
  posts: readonly DayPosts[],
  { step, clips, noise }: MonthlyParts,
): readonly PeriodFigures[] =>
  foldByPeriod(posts, periodsCovering('week', posts)).map(({ period, fold }) => ({
    period,
    figures: protectFigures({
      fold,
      cells: cellsOfTables(TableName.options, WORLD_CATEGORIES),
      clips,
      policy: { ...STANDARD_POLICY, noiseMultiplier: step.noiseMultiplier },
      noise,
    }).figures,
  }));

/** A clip that fits best: the largest total of the very people whom it clips. */
export const clipFromItself = (fold: Fold, measure: keyof Clips): number => {
  const key = cellKey({ table: 'headline', category: null, measure });
  return Math.max(1, ...[...fold.values()].map((totals) => totals.get(key) ?? 0));
};
