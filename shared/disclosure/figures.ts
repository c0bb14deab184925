import * as z from 'zod';

import { cellKey, type Cell } from './cells.ts';
import { clipTotals } from './clip.ts';
import { sumPosts, type Fold } from './fold.ts';
import type { CountedPost } from './counted-posts.ts';
import { isGroupLargeEnough } from './minimum-group.ts';
import type { NoiseSource } from './noise.ts';
import type { Clips, DisclosurePolicy } from './policy.ts';
import { rational, rationalOf, times } from './rational.ts';
import { Measure, TableName, type Figure } from './release.ts';

/** A group's count with its noise, kept beside the release as what decided, and never published. */
export const GroupCount = z.object({
  table: TableName,
  category: z.string().max(100).nullable(),
  measure: Measure,
  noisyCount: z.int(),
});
export type GroupCount = z.infer<typeof GroupCount>;

/** What an advocacy release says, and the counts that decided what it withholds. */
export interface ProtectedFigures {
  readonly figures: readonly Figure[];
  readonly groupCounts: readonly GroupCount[];
}

/** What figures are made from. */
export interface FigureParts {
  readonly fold: Fold;
  readonly cells: readonly Cell[];
  readonly clips: Clips;
  readonly policy: DisclosurePolicy;
  readonly noise: NoiseSource;
}

const protectCell = (
  cell: Cell,
  { fold, clips, policy, noise }: FigureParts,
): readonly [Figure, GroupCount] => {
  const clip = clips[cell.measure];
  const { sum, people } = clipTotals(fold, cell, clip);
  const noisyCount = people + noise.draw(rationalOf(policy.groupDeviation));
  const value = sum + noise.draw(times(rationalOf(policy.noiseMultiplier), rational(BigInt(clip))));
  const isShown =
    isGroupLargeEnough({ people, noisyCount }, policy.minimumGroup) && value >= policy.minimumGroup;
  const standardDeviation = policy.noiseMultiplier * clip;
  return [
    { ...cell, value: isShown ? value : null, clip, standardDeviation },
    { ...cell, noisyCount },
  ];
};

/**
 * Advocacy figures: clipped per person, with noise drawn here and never again, withheld below the minimum group.
 * Clip and noise are stated for every figure, withheld or not, so that zero, small and withheld look the same.
 */
export const protectFigures = (parts: FigureParts): ProtectedFigures => {
  const results = parts.cells.map((cell) => protectCell(cell, parts));
  return {
    figures: results.map(([figure]) => figure),
    groupCounts: results.map(([, count]) => count),
  };
};

/** An official account's figures: exact. */
export const exactFigures = (posts: readonly CountedPost[], cells: readonly Cell[]): readonly Figure[] => {
  const totals = sumPosts(posts);
  return cells.map((cell) => ({
    ...cell,
    value: totals.get(cellKey(cell)) ?? 0,
    clip: null,
    standardDeviation: null,
  }));
};
