import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createReleasePeriod } from '../../functions/release-period/release-period.ts';
import { cellsOfTables } from '../../shared/disclosure/cells.ts';
import { clipTotals } from '../../shared/disclosure/clip.ts';
import type { CountedPost, PersonPosts } from '../../shared/disclosure/counted-posts.ts';
import { EMPTY_FOLD, foldPosts, mergeFolds, type Fold } from '../../shared/disclosure/fold.ts';
import { createGaussianNoise } from '../../shared/disclosure/noise.ts';
import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import { isReleaseIntact, releaseText } from '../../shared/disclosure/publish.ts';
import { integerSquareRoot } from '../../shared/disclosure/rational.ts';
import { Release, TableName } from '../../shared/disclosure/release.ts';
import { Platform } from '../../shared/ids.ts';
import {
  account,
  consent,
  HEADLINE_STEP,
  participant,
  sheet,
  SILENCE,
} from '../support/disclosure-builders.ts';
import { createFakeStores } from '../support/fake-releases.ts';
import { createSeededRandom } from '../support/seeded-random.ts';

const TOPICS = ['launch', 'hiring'];
const CELLS = cellsOfTables(TableName.options, { platforms: Platform.options, topics: TOPICS });

const countedPost: fc.Arbitrary<CountedPost> = fc.record(
  {
    posts: fc.constant(1),
    purposes: fc.subarray(['engagement', 'sentiment', 'confidentiality'] as const),
    platform: fc.constantFrom('bluesky' as const, 'mastodon' as const),
    topic: fc.constantFrom('launch', 'hiring', 'other'),
    sentiment: fc.constantFrom(
      'negative' as const,
      'neutral' as const,
      'positive' as const,
      'unknown' as const,
    ),
    engagement: fc.nat(100_000),
  },
  { requiredKeys: ['posts', 'purposes', 'platform'] },
);
const personPosts: fc.Arbitrary<PersonPosts> = fc.record({
  participant: fc.nat(8).map(participant),
  posts: fc.array(countedPost, { maxLength: 6 }),
});
const parts = fc.array(personPosts, { maxLength: 20 });

const plain = (fold: Fold): unknown =>
  [...fold]
    .map(
      ([person, totals]) => [person, [...totals].sort(([one], [other]) => (one < other ? -1 : 1))] as const,
    )
    .sort(([one], [other]) => (one < other ? -1 : 1));

describe('the fold', () => {
  it('is the same in any order and however it is split', () => {
    const orders = parts.chain((all) =>
      fc.record({
        all: fc.constant(all),
        shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
        at: fc.nat(all.length),
      }),
    );
    fc.assert(
      fc.property(orders, ({ all, shuffled, at }) => {
        const halves = mergeFolds(foldPosts(shuffled.slice(0, at)), foldPosts(shuffled.slice(at)));
        expect(plain(halves)).toEqual(plain(foldPosts(all)));
        expect(plain(mergeFolds(EMPTY_FOLD, halves))).toEqual(plain(halves));
      }),
    );
  });
});

describe('clipping', () => {
  it('lets one person move a figure by at most the clip, whatever they post', () => {
    fc.assert(
      fc.property(
        parts,
        fc.array(countedPost, { maxLength: 30 }),
        fc.integer({ min: 1, max: 1000 }),
        (others, own, clip) => {
          const person = participant(99);
          const [without, within] = [
            foldPosts(others),
            foldPosts([...others, { participant: person, posts: own }]),
          ];
          for (const cell of CELLS) {
            const moved = clipTotals(within, cell, clip).sum - clipTotals(without, cell, clip).sum;
            expect(moved).toBeGreaterThanOrEqual(0);
            expect(moved).toBeLessThanOrEqual(clip);
          }
        },
      ),
    );
  });
});

describe('whole numbers', () => {
  it('have the integer square root that the definition says', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), (value) => {
        const root = integerSquareRoot(value);
        expect(root * root <= value && (root + 1n) * (root + 1n) > value).toBe(true);
      }),
    );
  });
});

const NOW = new Date('2026-10-09T01:00:00Z');
const PEOPLE = 14;
const world = () => {
  const people = Array.from({ length: PEOPLE }, (_, index) => index);
  return createFakeStores(
    people.map((index) => consent(index)),
    people.map((index) => sheet(index, index % 2 === 0 ? '2026-09-08' : '2026-09-10')),
  );
};

describe('publishing', () => {
  it('leaves out everybody whose withdrawal committed before the publication did, wherever it fell', async () => {
    const withdrawals = fc.array(fc.record({ at: fc.nat(90), who: fc.nat(PEOPLE - 1) }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(withdrawals, async (plan) => {
        const stores = world();
        const gone = new Set<number>();
        const goneAtPublication: number[] = [];
        let steps = 0;
        stores.beforeEach = () => {
          if (stores.published.has('release#advocacy#month#2026-09-01')) return;
          for (const { who } of plan.filter(({ at }) => at === steps)) {
            stores.withdraw(account(who));
            gone.add(who);
          }
          steps += 1;
          goneAtPublication[0] = gone.size;
        };
        await createReleasePeriod(
          { ...stores, noise: SILENCE },
          { disclosure: STANDARD_POLICY, ladder: HEADLINE_STEP, topics: TOPICS },
        )(NOW);
        const [posts, engagement] =
          stores.published.get('release#advocacy#month#2026-09-01')?.release.figures ?? [];
        const left = PEOPLE - (goneAtPublication[0] ?? 0);
        expect(posts?.value).toBe(left);
        expect(engagement?.value).toBe(13 * left);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same bytes for as long as a release is kept, and a hash that fits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (seed) => {
        const stores = world();
        const release = createReleasePeriod(
          { ...stores, noise: createGaussianNoise(createSeededRandom(seed)) },
          { disclosure: STANDARD_POLICY, ladder: HEADLINE_STEP, topics: TOPICS },
        );
        await release(NOW);
        const texts = () =>
          [...stores.published.values()].map((publication) => releaseText(publication.release));
        const before = texts();
        await release(new Date('2026-10-09T22:00:00Z'));
        expect(texts().slice(0, before.length)).toEqual(before);
        for (const text of before) expect(isReleaseIntact(Release.parse(JSON.parse(text)))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
