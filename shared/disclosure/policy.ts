import * as z from 'zod';

import { Measure } from './release.ts';

/** The share of candidates that the participation attack may name rightly, at most; an organisation may accept less. */
export const ATTACK_BOUND = 0.7;

/** No group smaller than this is ever published, whatever a policy or noise says. */
export const GROUP_FLOOR = 5;

/** The most one person can add to a figure of each measure, in that measure's unit. */
export const Clips = z.record(Measure, z.int().positive().max(1_000_000_000));
export type Clips = z.infer<typeof Clips>;

/**
 * How advocacy figures are protected. Every value has a lower bound, so that no setting can switch protection off.
 * `noiseMultiplier` is the noise's standard deviation in clips, `groupDeviation` the one of the noise on a group's
 * count, in people. Clips are set in advance, never from the values of the period they clip.
 */
export const DisclosurePolicy = z.object({
  minimumGroup: z.int().min(GROUP_FLOOR).max(1000).default(10),
  noiseMultiplier: z.number().min(0.5).max(20).default(0.5),
  groupDeviation: z.number().min(1).max(50).default(2),
  clips: z
    .object({ week: Clips, month: Clips })
    .default({ week: { posts: 5, engagement: 250 }, month: { posts: 15, engagement: 750 } }),
});
export type DisclosurePolicy = z.infer<typeof DisclosurePolicy>;

/** The policy as it stands where nothing else was approved. */
export const STANDARD_POLICY: DisclosurePolicy = DisclosurePolicy.parse({});
