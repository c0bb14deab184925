import { WORLD_CATEGORIES } from '../../bin/calibrate/worlds.ts';
import { cellsOfTables } from '../../shared/disclosure/cells.ts';
import { clipTotals } from '../../shared/disclosure/clip.ts';
import {
  foldByPeriod,
  periodsCovering,
  type DayPosts,
  type PeriodFigures,
} from '../../shared/disclosure/programme.ts';

/** The exact headline of every week, as products publish it that have no noise. */
export const exactWeeks = (posts: readonly DayPosts[]): readonly PeriodFigures[] =>
  foldByPeriod(posts, periodsCovering('week', posts)).map(({ period, fold }) => ({
    period,
    figures: cellsOfTables(['headline'], WORLD_CATEGORIES).map((cell) => ({
      ...cell,
      value: clipTotals(fold, cell, Number.POSITIVE_INFINITY).sum,
      clip: null,
      standardDeviation: null,
    })),
  }));
