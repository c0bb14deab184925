import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { PostId } from '../../shared/ids.ts';
import type { PostBatchMessage } from '../../shared/posts/batch-message.ts';
import { isLive } from '../../shared/posts/day-sheet.ts';
import { FakePostSource } from '../support/fake-post-source.ts';
import { createFakePipeline } from '../support/fake-pipeline.ts';
import { ACCOUNT, at, EVERYTHING, FakeWorld } from '../support/fake-world.ts';

/** Somebody's doings: a post, an edit, a deletion, or nothing, before each visit, a day apart. */
const Doing = fc.oneof(
  fc.record({
    do: fc.constant('post' as const),
    words: fc.constantFrom('good', 'bad', 'LEAK1', 'LEAK2 bad', 'HINT1'),
    tag: fc.boolean(),
  }),
  fc.record({
    do: fc.constant('edit' as const),
    which: fc.nat(20),
    words: fc.constantFrom('good', 'bad', 'LEAK3', 'LEAK1'),
  }),
  fc.record({ do: fc.constant('delete' as const), which: fc.nat(20) }),
);
type Doing = typeof Doing extends fc.Arbitrary<infer Value> ? Value : never;

/** What is shown on a day, kept by hand: the oracle reads this and nothing of the pipeline. */
interface Shown {
  readonly text: string;
  readonly tag: boolean;
  readonly gone: boolean;
  readonly leaks: ReadonlySet<string>;
}

const leaksIn = (text: string): readonly string[] => text.match(/LEAK\d/gu) ?? [];

interface Story {
  readonly world: FakeWorld;
  readonly messages: readonly PostBatchMessage[];
  readonly shown: ReadonlyMap<PostId, Shown>;
}

/** Lives through the doings, each followed by a visit whose messages are worked off at once and kept for repeats. */
const live = async (doings: readonly Doing[]): Promise<Story> => {
  const world = new FakeWorld();
  const source = new FakePostSource(world.clock);
  world.consent(EVERYTHING(world.now));
  const pipeline = createFakePipeline(world, source);
  const shown = new Map<PostId, Shown>();
  const messages: PostBatchMessage[] = [];
  for (const [index, doing] of doings.entries()) {
    world.now = at(1 + index * 6);
    const ids = [...shown].filter(([, { gone }]) => !gone).map(([id]) => id);
    const chosen = doing.do === 'post' ? undefined : ids[doing.which % Math.max(1, ids.length)];
    if (doing.do === 'post') {
      const text = `${doing.words} ${index}${doing.tag ? ' #programme' : ''}`;
      const { id } = source.publish(ACCOUNT, { text, postedAt: world.now });
      shown.set(id, { text, tag: doing.tag, gone: false, leaks: new Set(leaksIn(text)) });
    } else if (chosen !== undefined) {
      const before = shown.get(chosen);
      if (before === undefined) continue;
      if (doing.do === 'delete') {
        source.delete(ACCOUNT, chosen);
        shown.set(chosen, { ...before, gone: true });
      } else {
        const text = `${doing.words} ${index}${before.tag ? ' #programme' : ''}`;
        source.edit(ACCOUNT, chosen, { text, editedAt: new Date(world.now.getTime() - 1000) });
        shown.set(chosen, { ...before, text, leaks: new Set([...before.leaks, ...leaksIn(text)]) });
      }
    }
    await pipeline.ingest();
    for (const message of world.queue.splice(0)) {
      messages.push(message);
      await pipeline.classify(message);
    }
  }
  return { world, messages, shown };
};

/** The rows and alerts there must be, from what was shown alone. */
const oracle = (shown: Story['shown']) => ({
  rows: [...shown]
    .filter(([, { gone }]) => !gone)
    .map(([id, { text, tag }]) => [id, tag ? (text.includes('bad') ? 'negative' : 'positive') : undefined])
    .sort(),
  alerts: [...shown].reduce((count, [, { leaks }]) => count + leaks.size, 0),
});

const outcome = ({ world }: Pick<Story, 'world'>) => ({
  rows: [...world.sheets.values()]
    .flatMap((sheet) => sheet.posts.filter(isLive).map((row) => [row.id, row.sentiment]))
    .sort(),
  alerts: world.alerts.size,
});

const doings = fc.array(Doing, { minLength: 1, maxLength: 12 });

describe('exactly once', () => {
  it('holds what was shown last and every leak ever shown, after visits alone', async () => {
    await fc.assert(
      fc.asyncProperty(doings, async (story) => {
        const lived = await live(story);
        expect(outcome(lived)).toEqual(oracle(lived.shown));
      }),
      { numRuns: 150 },
    );
  });

  it('stays the same when every message comes again, up to five times and in any order', async () => {
    const orders = fc.infiniteStream(fc.nat());
    await fc.assert(
      fc.asyncProperty(doings, orders, async (story, order) => {
        const lived = await live(story);
        const before = JSON.stringify(outcome(lived));
        const effects = lived.world.effects.length;
        const again = lived.messages.flatMap((message) =>
          Array.from({ length: 1 + (Number(order.next().value) % 4) }, () => ({
            message,
            key: Number(order.next().value),
          })),
        );
        const pipeline = createFakePipeline(lived.world, new FakePostSource(lived.world.clock));
        for (const { message } of again.sort((one, other) => one.key - other.key))
          await pipeline.classify(message);
        expect(JSON.stringify(outcome(lived))).toBe(before);
        expect(lived.world.effects.length).toBe(effects);
      }),
      { numRuns: 100 },
    );
  });

  it('comes to the same in whatever order the messages come first', async () => {
    await fc.assert(
      fc.asyncProperty(doings, fc.infiniteStream(fc.nat()), async (story, order) => {
        const lived = await live(story);
        const empty = new FakeWorld();
        Object.assign(empty, { now: lived.world.now, textKeys: lived.world.textKeys });
        for (const [account, record] of lived.world.consents) empty.consents.set(account, record);
        const pipeline = createFakePipeline(empty, new FakePostSource(empty.clock));
        const shuffled = lived.messages
          .map((message) => ({ message, key: Number(order.next().value) }))
          .sort((one, other) => one.key - other.key);
        for (const { message } of shuffled) await pipeline.classify(message);
        const late = lived.messages.some(({ missing }) => missing.length > 0);
        // A deletion that comes before its post is unknown then; the next visit, which still misses the post, repeats it.
        if (!late) expect(outcome({ world: empty }).alerts).toEqual(oracle(lived.shown).alerts);
      }),
      { numRuns: 100 },
    );
  });

  it('survives being killed at every await and run again', async () => {
    const story: readonly Doing[] = [
      { do: 'post', words: 'LEAK1', tag: true },
      { do: 'post', words: 'bad', tag: true },
      { do: 'edit', which: 0, words: 'LEAK3' },
      { do: 'delete', which: 1 },
    ];
    const reference = await live(story);
    const expected = outcome(reference);
    expect(expected).toEqual(oracle(reference.shown));
    for (let killAt = 0; killAt < 200; killAt += 1) {
      const { killed, world } = await liveKilled(story, killAt);
      expect([killAt, outcome({ world })]).toEqual([killAt, expected]);
      if (!killed) return;
    }
    throw new Error('the run never ended');
  });
});

class Killed extends Error {}

/** The same story with one kill; a message whose worker died comes again, a visit that died is made again. */
const liveKilled = async (story: readonly Doing[], killAt: number) => {
  const world = new FakeWorld();
  const source = new FakePostSource(world.clock);
  world.consent(EVERYTHING(world.now));
  const pipeline = createFakePipeline(world, source);
  let [passed, killed] = [0, false];
  world.step = () => {
    passed += 1;
    if (passed - 1 !== killAt) return;
    killed = true;
    throw new Killed();
  };
  const survive = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (fault) {
      if (!(fault instanceof Killed)) throw fault;
      world.leases.expire(ACCOUNT);
      await work();
    }
  };
  const ids: PostId[] = [];
  for (const [index, doing] of story.entries()) {
    world.now = at(1 + index * 6);
    if (doing.do === 'post') {
      ids.push(
        source.publish(ACCOUNT, { text: `${doing.words} ${index} #programme`, postedAt: world.now }).id,
      );
    } else {
      const id = ids[doing.which];
      if (id === undefined) continue;
      if (doing.do === 'delete') source.delete(ACCOUNT, id);
      else
        source.edit(ACCOUNT, id, {
          text: `${doing.words} ${index} #programme`,
          editedAt: new Date(world.now.getTime() - 1000),
        });
    }
    await survive(pipeline.ingest);
    for (const message of world.queue.splice(0)) await survive(() => pipeline.classify(message));
  }
  return { killed, world };
};
