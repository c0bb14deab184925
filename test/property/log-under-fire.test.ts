import { describe, expect, it } from 'vitest';

import { seededRandom } from '../../infra/local/sample/seeded-random.ts';
import { ServiceError } from '../../shared/errors.ts';
import { openedPost } from '../support/ledger-builder.ts';
import { daysFrom, LogWorld } from '../support/log-world.ts';
import { steppedPorts } from '../support/stepped.ts';
import { parkTask, Task } from '../support/stepped-tasks.ts';

const FIRST = '2026-11-16';

/** A log of one day, with rows on both days around it. */
const begun = async (): Promise<LogWorld> => {
  const world = new LogWorld();
  for (const day of ['16', '17', '18']) world.add(openedPost(`2026-11-${day}T12:00:00.000Z`));
  await world.seal('2026-11-17T03:30:00Z');
  return world;
};

describe('a run that is stopped', () => {
  it('before or after any of its calls is finished by the next, with the same checkpoint', async () => {
    const stoppedAt: string[] = [];
    for (let last = 0, isOver = false; !isOver; last += 1) {
      const world = await begun();
      let steps = 0;
      const stop = (name: string): Promise<void> => {
        steps += 1;
        if (steps <= last) return Promise.resolve();
        stoppedAt.push(name);
        throw new ServiceError('unavailable', 'stopped');
      };
      const run = world.seal('2026-11-18T03:30:00Z', steppedPorts(stop));
      isOver = await run.then(
        () => true,
        () => false,
      );
      await world.seal('2026-11-18T09:30:00Z');
      await world.holds(daysFrom(FIRST, 2));
    }
    for (const call of ['signer.sign', 'store.stage', 'store.swap', 'bucket.write', 'bucket.publish'])
      expect(stoppedAt).toEqual(expect.arrayContaining([call, `${call} answered`]));
  });
});

describe('several runs at once', () => {
  it('in any order, some killed, some reading an old checkpoint, let one log grow', async () => {
    const tally = { killed: 0, stale: 0, overtaken: 0, done: 0 };
    for (let seed = 1; seed <= 25; seed += 1) {
      const random = seededRandom(seed);
      const world = await begun();
      const times = ['2026-11-18T03:30:00Z', '2026-11-18T03:30:01Z', '2026-11-19T03:30:00Z'];
      const tasks = times.map((now) => new Task(now, () => world.seal(now, steppedPorts(parkTask))));
      for (
        let moves = 0;
        moves < 400 && tasks.some(({ outcome, isDead }) => !outcome && !isDead);
        moves += 1
      ) {
        const live = tasks.filter(({ outcome, isDead }) => outcome === undefined && !isDead);
        const task = random.pick(live);
        if (random.between(1, 60) === 1 && live.length > 1) {
          task.isDead = true;
          tally.killed += 1;
        }
        if (random.between(1, 12) === 1 && world.bucket.stood.length > 1) {
          world.bucket.staleness.push(1);
          tally.stale += 1;
        }
        await task.advance(random.between(1, 4));
      }
      tally.done += tasks.filter(({ outcome }) => outcome?.kind === 'done').length;
      const notes = new Set(world.signer.signed);
      tally.overtaken += world.signer.signed.length - notes.size;
      // One place of the log, one checkpoint, however many signed it.
      expect(notes.size).toBeLessThanOrEqual(3);
      world.bucket.staleness.splice(0);
      await world.seal('2026-11-19T09:30:00Z');
      await world.holds(daysFrom(FIRST, 3));
    }
    expect(Math.min(tally.killed, tally.stale, tally.overtaken)).toBeGreaterThan(5);
    expect(tally.done).toBeGreaterThan(25);
  }, 120_000);
});
