import * as z from 'zod';

import { SentimentLabel } from '../classification/classification.ts';
import type { Categories } from './cells.ts';
import { isGroupLargeEnough } from './minimum-group.ts';
import type { NoiseSource } from './noise.ts';
import { ATTACK_BOUND, DisclosurePolicy } from './policy.ts';
import type { DayPosts } from './programme.ts';
import { rationalOf } from './rational.ts';

const YEARS = { first: '2000-01-01', last: '2199-12-31' } as const;
const NAME_LENGTH = 100;
const MILLISECONDS_PER_YEAR = 366 * 86_400_000;
const YEARS_AT_MOST = 10;

const Category = z.string().min(1).max(NAME_LENGTH);

/** What somebody posted on a day on one platform: `posts` posts, with `engagement` interactions together. */
export const Contribution = z.strictObject({
  date: z.iso
    .date()
    .refine((date) => date >= YEARS.first && date <= YEARS.last, `not from ${YEARS.first} to ${YEARS.last}`),
  person: z.string().min(1).max(300),
  platform: Category,
  topic: Category.nullish(),
  sentiment: SentimentLabel.nullish(),
  posts: z.int().nonnegative().max(1_000_000),
  engagement: z.int().nonnegative().max(1_000_000_000),
});
export type Contribution = z.infer<typeof Contribution>;

/**
 * What `candor disclose` reads. Clips that are given hold for all periods. `platforms` and `topics` are the categories
 * of the tables. `bound` is the attack's accuracy that the organisation accepts: it may be lower, never higher.
 */
export const DisclosureInput = z
  .strictObject({
    policy: z
      .strictObject({
        minimumGroup: DisclosurePolicy.shape.minimumGroup,
        noiseMultiplier: DisclosurePolicy.shape.noiseMultiplier,
        groupDeviation: DisclosurePolicy.shape.groupDeviation,
        clips: DisclosurePolicy.shape.clips.unwrap().optional(),
        bound: z.number().min(0.5).max(ATTACK_BOUND).default(ATTACK_BOUND),
        platforms: z.array(Category).max(20).optional(),
        topics: z.array(Category).max(100).optional(),
      })
      .prefault({}),
    contributions: z.array(Contribution).max(2_000_000),
  })
  .refine(
    ({ contributions }) => {
      let first: string = YEARS.last;
      let last: string = YEARS.first;
      for (const { date } of contributions) {
        if (date < first) first = date;
        if (date > last) last = date;
      }
      return Date.parse(last) - Date.parse(first) <= YEARS_AT_MOST * MILLISECONDS_PER_YEAR;
    },
    { path: ['contributions'], error: `span more than ${YEARS_AT_MOST} years` },
  );
export type DisclosureInput = z.infer<typeof DisclosureInput>;

/** Contributions as the fold takes them; order and repetition say nothing but what they add up to. */
export const dayPostsOf = (contributions: readonly Contribution[]): readonly DayPosts[] =>
  contributions.map(({ date, person, platform, topic, sentiment, posts, engagement }) => ({
    day: date,
    participant: person,
    posts: [
      {
        posts,
        purposes: ['engagement', 'sentiment'],
        platform,
        engagement,
        ...(typeof topic === 'string' && { topic }),
        ...(typeof sentiment === 'string' && { sentiment }),
      },
    ],
  }));

const categoriesUsed = (
  pairs: Iterable<readonly [string | undefined, string]>,
  { minimumGroup, groupDeviation }: DisclosureInput['policy'],
  noise: NoiseSource,
): readonly string[] => {
  const people = new Map<string, Set<string>>();
  for (const [category, person] of pairs) {
    if (category === undefined) continue;
    const group = people.get(category);
    if (group === undefined) people.set(category, new Set([person]));
    else group.add(person);
  }
  return [...people]
    .filter(([, { size }]) => {
      const noisyCount = size + noise.draw(rationalOf(groupDeviation));
      return isGroupLargeEnough({ people: size, noisyCount }, minimumGroup);
    })
    .map(([category]) => category)
    .sort();
};

/**
 * The categories of the tables: as the policy names them, else those that a large enough group used in the whole
 * time, so that the name of a category tells of nobody.
 */
export const categoriesOf = ({ policy, contributions }: DisclosureInput, noise: NoiseSource): Categories => {
  const used = (choose: (contribution: Contribution) => string | undefined): readonly string[] =>
    categoriesUsed(
      contributions.map((contribution) => [choose(contribution), contribution.person] as const),
      policy,
      noise,
    );
  return {
    platforms: policy.platforms ?? used(({ platform }) => platform),
    topics: policy.topics ?? used(({ topic }) => topic ?? undefined),
  };
};
