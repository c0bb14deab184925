import { describe, expect, it } from 'vitest';

import { untilStopped } from '../../bin/start/until-stopped.ts';
import { Calendar } from '../../infra/local/calendar.ts';
import { createOffsetClock } from '../../infra/local/clock.ts';
import type { LocalSchedule } from '../../infra/local/schedules.ts';

describe('Ctrl-C', () => {
  it('ends the wait that it comes in', async () => {
    const stop = new AbortController();
    const waiting = untilStopped(stop.signal);
    stop.abort();
    await expect(waiting).resolves.toBeUndefined();
  });

  it('ends the wait that begins after it, as when it comes while the report is being made', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(untilStopped(stop.signal)).resolves.toBeUndefined();
  });
});

/** Due at once, whenever somebody looks. */
const schedule = (name: string): LocalSchedule => ({
  path: name,
  targetArn: `arn:${name}`,
  input: () => '{}',
  timetable: { nextDue: (after) => after, lastDue: (_after, until) => until },
});

describe('a live calendar that is stopped', () => {
  /** Two schedules are due; the first is being fired when it stops. */
  const stopWhileFiring = async () => {
    const fired: string[] = [];
    const firing = Promise.withResolvers<undefined>();
    const begun = Promise.withResolvers<undefined>();
    let sweeps = 0;
    const calendar = new Calendar({
      clock: createOffsetClock(undefined),
      schedules: [schedule('first'), schedule('second')],
      sources: [],
      queues: [],
      isInvoking: () => false,
      fire: async ({ path }) => {
        fired.push(path);
        begun.resolve(undefined);
        await firing.promise;
      },
      sweep: () => Promise.resolve(void (sweeps += 1)),
    });
    calendar.goLive();
    await begun.promise;
    let isStopped = false;
    const stopping = calendar.stop().then(() => void (isStopped = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const wasStoppedMeanwhile = isStopped;
    firing.resolve(undefined);
    await stopping;
    return { fired, wasStoppedMeanwhile, sweeps };
  };

  it('waits for what it is firing, which would else find its queue closed', async () => {
    expect((await stopWhileFiring()).wasStoppedMeanwhile).toBe(false);
  });

  it('fires nothing more and sweeps nothing more', async () => {
    const { fired, sweeps } = await stopWhileFiring();
    expect([fired, sweeps]).toEqual([['first'], 0]);
  });
});
