import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { startEngine } from '../../infra/local/engine.ts';
import type { Engine } from '../../infra/local/engine-api.ts';
import { askEngine } from '../support/ask-engine.ts';
import { synthesiseEngineApp } from '../support/engine-app.ts';
import { startPassThroughGate } from '../support/pass-through-gate.ts';

describe('a driven calendar', () => {
  let rounds = 0;
  let engine: Engine;

  beforeEach(async () => {
    rounds += 1;
    engine = await startEngine({
      assembly: await synthesiseEngineApp({ prefix: `calendar${rounds}-` }),
      dynamodbUrl: inject('dynamodbUrl'),
      startsAt: new Date('2026-03-02T00:00:00Z'),
      startGate: startPassThroughGate,
    });
  });
  afterEach(() => engine.close());

  it('fires a schedule once a step, for its last due instant, at that instant', async () => {
    await engine.advanceTo(new Date('2026-03-03T00:00:00Z'));

    const runs = await engine.items('Runs');
    expect(runs.map(({ pk }) => pk?.S)).toEqual(['2026-03-02T15:30:00Z']);
    expect(runs[0]?.['seenAt']?.S).toMatch(/^2026-03-02T15:3/);
  });

  it('finishes the work of a step before the next one', async () => {
    const seen: [string, number][] = [];

    await engine.advanceTo(new Date('2026-03-04T12:00:00Z'), (now) => {
      seen.push([
        now.toISOString(),
        engine.queue('Work').counts.visible + engine.queue('Work').counts.inFlight,
      ]);
    });

    expect(seen).toEqual([
      ['2026-03-03T00:00:00.000Z', 0],
      ['2026-03-04T00:00:00.000Z', 0],
      ['2026-03-04T12:00:00.000Z', 0],
    ]);
    // Of the night job's messages one a day; half a day brings the run of 03:30 instead of 15:30.
    const kept = (await engine.items('Items')).map(({ pk }) => pk?.S).sort();
    expect(kept).toEqual(['2026-03-02T15:30:00Z', '2026-03-03T15:30:00Z', '2026-03-04T03:30:00Z', 'hourly']);
  });

  it('deletes an item when its time to live is over by the calendar', async () => {
    await engine.advanceTo(new Date('2026-03-06T00:00:00Z'));

    // Runs live two days: at midnight of the 6th those of the 2nd and 3rd are over.
    const runs = (await engine.items('Runs')).map(({ pk }) => pk?.S).sort();
    expect(runs).toEqual(['2026-03-04T15:30:00Z', '2026-03-05T15:30:00Z']);
  });

  it('gives functions the calendar’s time in every way a Date is asked for', async () => {
    await engine.advanceTo(new Date('2026-03-05T00:00:00Z'));

    const { body } = await askEngine(engine.port, { host: 'participant.localhost', path: '/clock' });
    const answer = Clock.parse(JSON.parse(body.toString()));

    expect(answer.now).toMatch(/^2026-03-05T00:0/);
    expect(answer.text).toMatch(/^Thu Mar 05 2026 00:0/);
    expect(answer.isDate).toBe(true);
    expect(Math.abs(answer.milliseconds - engine.now().getTime())).toBeLessThan(60_000);
  });
});

describe('a live calendar', () => {
  it('fires a schedule when the clock reaches its due instant', async () => {
    const engine = await startEngine({
      assembly: await synthesiseEngineApp({ prefix: 'live-' }),
      dynamodbUrl: inject('dynamodbUrl'),
      startsAt: new Date('2026-03-02T03:29:57Z'),
      startGate: startPassThroughGate,
    });

    engine.goLive();
    while ((await engine.items('Runs')).length === 0) await sleep(50);
    const runs = await engine.items('Runs');
    await engine.close();

    expect(runs.map(({ pk }) => pk?.S)).toEqual(['2026-03-02T03:30:00Z']);
  });
});

const Clock = z.object({ now: z.string(), text: z.string(), isDate: z.boolean(), milliseconds: z.number() });
