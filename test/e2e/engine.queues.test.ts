import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { startEngine } from '../../infra/local/engine.ts';
import type { Engine } from '../../infra/local/engine-api.ts';
import { synthesiseEngineApp } from '../support/engine-app.ts';
import { startPassThroughGate } from '../support/pass-through-gate.ts';

const startsAt = new Date('2026-03-02T00:00:00Z');

describe('a queue with a worker', () => {
  let assembly: { directory: string };
  let engine: Engine;

  beforeAll(async () => {
    assembly = await synthesiseEngineApp({ timeoutSeconds: 1, prefix: 'queues-' });
    engine = await startEngine({
      assembly,
      startsAt,
      startGate: startPassThroughGate,
      dynamodbUrl: inject('dynamodbUrl'),
    });
  });
  afterAll(() => engine.close());

  it('keeps only the failed messages of a batch, and delivers them again after the visibility time-out', async () => {
    await engine.send('Work', 'keep good-neighbour');
    await engine.send('Work', 'fail bad');
    const before = engine.now().getTime();

    await engine.drain();

    expect((await engine.items('Items')).map(({ pk }) => pk?.S)).toContain('good-neighbour');
    expect(engine.queue('Work').counts).toEqual({ visible: 0, delayed: 0, inFlight: 0 });
    expect(engine.queue('DeadLetters').bodies).toContain('fail bad');
    // Two receives, each followed by the queue's 60 seconds, none of which anybody waited for.
    expect(engine.now().getTime() - before).toBeGreaterThanOrEqual(120_000);
  });

  it('moves a message whose function throws to the dead-letter queue after two receives', async () => {
    const { invocations } = usageOf(engine, 'Worker');
    await engine.send('Work', 'throw away');

    await engine.drain();

    expect(engine.queue('DeadLetters').bodies).toContain('throw away');
    expect(usageOf(engine, 'Worker').invocations - invocations).toBe(2);
  });

  it('fails the whole batch when the function’s answer is not understood', async () => {
    await engine.send('Work', 'nonsense answer');

    await engine.drain();

    expect(engine.queue('DeadLetters').bodies).toContain('nonsense answer');
  });

  it('ends a function that runs longer than its time-out, and goes on with a fresh one', async () => {
    const before = usageOf(engine, 'Worker');
    await engine.send('Work', 'hang on');
    await engine.drain();
    await engine.send('Work', 'keep after-the-hang');

    await engine.drain();

    const after = usageOf(engine, 'Worker');
    expect(after.timeouts - before.timeouts).toBe(2);
    expect(engine.queue('DeadLetters').bodies).toContain('hang on');
    expect((await engine.items('Items')).map(({ pk }) => pk?.S)).toContain('after-the-hang');
    expect(engine.logs('Worker').map(({ text }) => text)).toContain(
      'Sandbox.Timedout: Task timed out after 1.00 seconds',
    );
  });

  it('fails the invocation of a function whose thread is ended, and delivers its messages again', async () => {
    const { invocations } = usageOf(engine, 'Worker');
    await engine.send('Work', 'hang until-crash');
    while (engine.queue('Work').counts.inFlight === 0) await new Promise((resolve) => setTimeout(resolve, 5));

    await engine.crash('Worker');
    await engine.drain();

    expect(engine.queue('DeadLetters').bodies).toContain('hang until-crash');
    expect(usageOf(engine, 'Worker').invocations - invocations).toBe(2);
  });

  it('drops messages of a dead-letter queue when its retention is over by the calendar', async () => {
    await engine.send('DeadLetters', 'old');
    await engine.sweepExpired();

    await engine.advanceTo(new Date(engine.now().getTime() + 3 * 86_400_000));

    expect(engine.queue('DeadLetters').bodies).not.toContain('old');
  });
});

describe('a queue with a batching window', () => {
  let engine: Engine;

  afterEach(() => engine.close());

  it('gathers messages for as long as the window is open, which costs no waiting', async () => {
    const assembly = await synthesiseEngineApp({ batchingWindowSeconds: 300, prefix: 'window-' });
    engine = await startEngine({
      assembly,
      startsAt,
      startGate: startPassThroughGate,
      dynamodbUrl: inject('dynamodbUrl'),
    });
    for (const id of ['w1', 'w2', 'w3']) await engine.send('Work', `keep ${id}`);

    await engine.drain();

    const kept = (await engine.items('Items')).filter(({ pk }) => pk?.S?.startsWith('w') === true);
    expect(kept.map(({ batchSize }) => batchSize?.N)).toEqual(['3', '3', '3']);
    expect(engine.now().getTime() - startsAt.getTime()).toBeGreaterThanOrEqual(300_000);
  });
});

function usageOf(engine: Engine, id: string) {
  const name = engine.functionNames.find((candidate) => candidate.includes(id)) ?? '';
  const usage = engine.usage().functions[name];
  if (usage === undefined) throw new Error(`${id} is no function.`);
  return usage;
}
