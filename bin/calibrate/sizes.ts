import type { Detail } from '../../shared/disclosure/detail.ts';
import type { LadderStep } from '../../shared/disclosure/ladder.ts';
import type { Size } from './choose.ts';

interface Grid {
  readonly detail: Detail;
  readonly noise: readonly number[];
  readonly clips: readonly number[];
}

/** A size, and what is tried there. */
export interface TriedSize extends Size {
  readonly grids: readonly Grid[];
}

const HEADLINE = 'monthly-headline';
const TABLES = 'monthly-tables';
const WEEKLY = 'weekly-headline-monthly-tables';

/**
 * Sizes at which steps may begin. Low clips cost large programmes most of their error, and details that say more are
 * known to need more noise: what is tried begins where it has a chance.
 */
export const SIZES: readonly TriedSize[] = [
  {
    members: 15,
    candidates: 30,
    error: 0.2,
    trials: { choosing: 12, reporting: 0, dated: 4 },
    grids: [{ detail: HEADLINE, noise: [1], clips: [2.1] }],
  },
  {
    members: 30,
    candidates: 60,
    error: 0.2,
    trials: { choosing: 16, reporting: 40, dated: 8 },
    grids: [{ detail: HEADLINE, noise: [1, 1.2, 1.4], clips: [1.8, 2.1] }],
  },
  {
    members: 80,
    candidates: 200,
    error: 0.08,
    trials: { choosing: 6, reporting: 16, dated: 4 },
    grids: [{ detail: HEADLINE, noise: [0.75, 1], clips: [2.1, 2.4] }],
  },
  {
    members: 300,
    candidates: 600,
    error: 0.05,
    trials: { choosing: 3, reporting: 8, dated: 2 },
    grids: [
      { detail: HEADLINE, noise: [0.5, 0.75], clips: [2.4, 2.8] },
      { detail: TABLES, noise: [1, 1.25], clips: [2.4] },
    ],
  },
  {
    members: 1000,
    candidates: 2000,
    error: 0.04,
    trials: { choosing: 2, reporting: 4, dated: 1 },
    grids: [
      { detail: TABLES, noise: [1, 1.5], clips: [2.8] },
      { detail: WEEKLY, noise: [1.5, 2], clips: [2.8] },
    ],
  },
];

/** Every setting that is tried at a size. */
export const settingsFor = ({ members, grids }: TriedSize): readonly LadderStep[] =>
  grids.flatMap(({ detail, noise, clips }) =>
    noise.flatMap((noiseMultiplier) =>
      clips.map((clipDeviations) => ({ from: members, detail, noiseMultiplier, clipDeviations })),
    ),
  );
