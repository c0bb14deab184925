import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { inForce } from '../../shared/consent/consent-record.ts';
import { isLive } from '../../shared/posts/day-sheet.ts';
import { account } from '../support/disclosure-builders.ts';
import { Play } from '../support/model-moves.ts';
import { describeSchedule, Schedule } from '../support/model-schedule.ts';
import { BrokenPromise } from '../support/model-watch.ts';
import { ModelWorld, type Who } from '../support/model-world.ts';

const RUNS = Number(process.env['SCHEDULES'] ?? 10_000);

const sorted = (rows: readonly (readonly [string, readonly string[]])[]) =>
  rows.map(([id, purposes]) => `${id} ${[...purposes].sort().join(' ')}`).sort();

/** What must be held of somebody when all is done, worked out from what they posted and consented to alone. */
const owedOf = ({ posts, world }: Play, who: Who) => {
  const consent = inForce(world.consentOf(account(who)), world.now());
  if (consent?.kind !== 'advocacy') return undefined;
  const rows = posts
    .filter((post) => post.who === who)
    .map(({ id, words, postedAt }) => {
      const covered = Object.entries(consent.purposes).filter(
        ([, { scope, givenAt }]) =>
          postedAt >= givenAt && (scope.kind === 'all-public' || words.includes('#programme')),
      );
      return [id, covered.map(([purpose]) => purpose)] as const;
    });
  return sorted(rows.filter(([, purposes]) => purposes.length > 0));
};

const heldOf = ({ world }: Play, who: Who) =>
  world
    .sheetsOf(account(who))
    .flatMap(({ posts }) => posts.filter(isLive).map(({ id, purposes }) => [id, purposes] as const));

/** What must hold once everything has come to rest. */
const checkAtRest = (play: Play): void => {
  for (const who of [0, 1] as const) {
    const { world } = play;
    const held = heldOf(play, who);
    if (new Set(held.map(([id]) => id)).size < held.length) throw new BrokenPromise('a post has two places');
    const owed = owedOf(play, who);
    if (owed !== undefined) {
      expect(sorted(held)).toEqual(owed);
      continue;
    }
    if (world.consentOf(account(who)) !== undefined) continue;
    expect(held).toEqual([]);
    for (const table of ['alerts', 'outbox', 'schedule'] as const)
      expect([table, world.heldIn(table, account(who))]).toEqual([table, []]);
  }
};

const tally = new Map<string, number>();
const add = (kind: string, amount = 1): void => void tally.set(kind, (tally.get(kind) ?? 0) + amount);

const play = async (schedule: Schedule): Promise<void> => {
  const played = await Play.of(schedule);
  await played.settle();
  checkAtRest(played);
  add('schedules');
  for (const [kind, amount] of played.world.watch.seen) add(kind, amount);
};

/** Two releases at once, the first of which read before the second's batch was written. */
const TWO_RELEASES: Schedule = {
  joined: 'both, queued',
  week: [],
  closed: [
    { do: 'release', awaits: 6 },
    { do: 'classify', which: 0, again: false, awaits: 999 },
    { do: 'release', awaits: 6 },
  ],
  year: undefined,
};

/** What a run found, as one reads it: the shortest list of moves and what was broken; empty where nothing was. */
const findIn = async (
  numRuns: number,
  parameters: { readonly seed?: number; readonly examples?: [Schedule][] } = {},
): Promise<readonly string[]> => {
  const outcome = await fc.check(fc.asyncProperty(Schedule, play), { numRuns, ...parameters });
  const [schedule] = outcome.counterexample ?? [];
  if (schedule === undefined) return [];
  return [...describeSchedule(schedule).split('\n'), String(outcome.errorInstance)];
};

describe('interleavings of the pipeline with people who change their minds', () => {
  it(`keeps every promise over ${RUNS} schedules`, async () => {
    expect(await findIn(RUNS, { examples: [[TWO_RELEASES]] })).toEqual([]);
    console.log(`interleavings: ${[...tally].map(([kind, amount]) => `${amount} ${kind}`).join(', ')}`);
    expect(tally.get('schedules')).toBe(RUNS);
    for (const kind of ['sheet', 'alert', 'release']) expect(tally.get(kind)).toBeGreaterThan(RUNS / 50);
  }, 1_800_000);

  it('finds it, and says in which moves, where a write does not check consent', async () => {
    ModelWorld.ignoreConsent(true);
    try {
      expect(await findIn(3_000, { seed: 1 })).toEqual([
        'joined: both, queued',
        'classify 0 3',
        'withdraw 0 999',
        'the week closes',
        'Error: something new about mastodon:social.example/0 was written without consent',
      ]);
    } finally {
      ModelWorld.ignoreConsent(false);
    }
  });
});
