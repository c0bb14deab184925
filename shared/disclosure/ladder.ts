import * as z from 'zod';

import { Detail } from './detail.ts';
import type { TableName } from './release.ts';
import steps from './ladder-steps.json' with { type: 'json' };

/**
 * Everything that is published from a programme size on. `noiseMultiplier` is the noise's standard deviation in
 * clips; `clipDeviations` says how far up people's totals are clipped: that many standard deviations above the median
 * of their logarithms.
 */
export const LadderStep = z.strictObject({
  from: z.int().nonnegative(),
  detail: Detail,
  noiseMultiplier: z.number().min(0.5).max(20),
  clipDeviations: z.number().min(1.5).max(4),
});
export type LadderStep = z.infer<typeof LadderStep>;

const NOTHING: LadderStep = { from: 0, detail: 'nothing', noiseMultiplier: 1, clipDeviations: 2.4 };

/** The ladder as `npm run calibrate` derived it, from small programmes to large ones. */
export const LADDER: readonly LadderStep[] = z.array(LadderStep).parse(steps);

/** The highest step a programme of this size has reached: its size counts rounded down. */
export const stepFor = (programmeSize: number, ladder: readonly LadderStep[] = LADDER): LadderStep =>
  ladder
    .filter(({ from }) => from <= programmeSize)
    .reduce((one, other) => (other.from >= one.from ? other : one), NOTHING);

/** The tables of a kind of period. */
export interface PeriodTables {
  readonly kind: 'week' | 'month';
  readonly tables: readonly TableName[];
}

/** Which periods a step publishes, and which tables of each. One-way tables only: no cell combines two of them. */
export const tablesOf = (detail: Detail): readonly PeriodTables[] => {
  switch (detail) {
    case 'nothing':
      return [];
    case 'monthly-headline':
      return [{ kind: 'month', tables: ['headline'] }];
    case 'monthly-tables':
      return [{ kind: 'month', tables: ['headline', 'platform', 'topic', 'sentiment'] }];
    case 'weekly-headline-monthly-tables':
      return [
        { kind: 'week', tables: ['headline'] },
        { kind: 'month', tables: ['platform', 'topic', 'sentiment'] },
      ];
  }
};

/** The tables that a step publishes of one kind of period; none where it publishes nothing of the kind. */
export const tablesAt = (detail: Detail, kind: PeriodTables['kind']): readonly TableName[] =>
  tablesOf(detail).find((some) => some.kind === kind)?.tables ?? [];
