import { describe, expect, it } from 'vitest';

import { isServiceError } from '../../shared/errors.ts';
import { openTexts } from '../../shared/sealing/sealed-text.ts';
import { FakePostSource } from '../support/fake-post-source.ts';
import { createFakePipeline } from '../support/fake-pipeline.ts';
import { ACCOUNT, at, EVERYTHING, FakeWorld } from '../support/fake-world.ts';

/** A world in which one visit finds three posts, one with a leak, and one row from the day before. */
const scene = async () => {
  const world = new FakeWorld();
  const source = new FakePostSource(world.clock);
  world.consent(EVERYTHING(world.now));
  const pipeline = createFakePipeline(world, source);
  world.now = at(1);
  source.publish(ACCOUNT, { text: 'yesterday #programme', postedAt: world.now });
  await pipeline.ingest();
  for (const message of world.queue.splice(0)) await pipeline.classify(message);
  world.now = at(25);
  for (const text of ['good #programme', 'bad #programme', 'oh LEAK1']) {
    source.publish(ACCOUNT, { text, postedAt: world.now });
  }
  return { world, source, pipeline };
};

type Scene = Awaited<ReturnType<typeof scene>>;

/** Everything stored, as text. */
const snapshot = ({ world }: Scene): string =>
  JSON.stringify([[...world.sheets.entries()], [...world.alerts.values()], world.effects]);

const runAll = async ({ world, pipeline }: Scene): Promise<void> => {
  const swallow = (fault: unknown): void => {
    if (!isServiceError(fault, 'not-permitted')) throw fault;
  };
  await pipeline.ingest().catch(swallow);
  for (const message of [...world.queue]) await pipeline.classify(message).catch(swallow);
};

/** How many awaits of a port a whole run passes. */
const countSteps = async (): Promise<readonly string[]> => {
  const steps: string[] = [];
  const played = await scene();
  played.world.step = (name) => void steps.push(name);
  await runAll(played);
  return steps;
};

const steps = await countSteps();

describe('consent under fire', () => {
  it('has a run with awaits of every kind to fire at', () => {
    expect(new Set(steps)).toEqual(
      new Set([
        'consents.read',
        'leases.take',
        'sheets.read',
        'keys.open',
        'queue.send',
        'queue.sent',
        'duplicates.of',
        'writer.read',
        'writer.write',
        'writer.written',
        'leases.release',
      ]),
    );
  });

  const changes = {
    'a withdrawal': (played: Scene) => played.world.withdraw(),
    'a change of purposes': (played: Scene) =>
      played.world.consent({ engagement: { scope: { kind: 'campaign-tag' }, givenAt: at(0).toISOString() } }),
    'a narrower scope': (played: Scene) =>
      played.world.consent({
        ...EVERYTHING(at(0)),
        confidentiality: { scope: { kind: 'campaign-tag' }, givenAt: at(0).toISOString() },
      }),
  };

  describe.each(Object.entries(changes))('%s', (_, change) => {
    // At the very first await nothing has begun under the old consent yet: a visit may go on under the new one.
    it.each(steps.map((name, index) => [index, name] as const).slice(1))(
      'at await %d (%s): no row, alert or effect after its commit, and no fetch under the old consent',
      async (index) => {
        const played = await scene();
        let passed = 0;
        let after: { stored: string; fetches: number } | undefined;
        played.world.step = () => {
          if (passed === index) {
            change(played);
            after = { stored: snapshot(played), fetches: played.source.fetches };
          }
          passed += 1;
        };
        await runAll(played);
        expect(after).toBeDefined();
        expect(snapshot(played)).toBe(after?.stored);
        // A fetch that was let through before the commit may still be on its way; none is begun after it.
        expect(played.source.fetches - (after?.fetches ?? 0)).toBe(0);
      },
    );
  });

  it('makes sealed words in the queue unreadable: the wrapped key died with the consent', async () => {
    const played = await scene();
    await played.pipeline.ingest();
    const [message] = played.world.queue;
    expect(message?.sealed).toBeDefined();
    played.world.withdraw();
    expect(JSON.stringify(played.world.consents.get(ACCOUNT))).not.toContain('wrappedTextKey');
    const wrong = { seal: new Uint8Array(32), edit: new Uint8Array(32) };
    const context = { account: ACCOUNT, revision: message?.revision ?? '' };
    expect(() => openTexts(wrong, context, message?.sealed ?? '')).toThrow('cannot be opened');
  });

  it('leaves no lease behind for somebody who left', async () => {
    const played = await scene();
    played.world.withdraw();
    expect(await played.pipeline.ingest()).toBe('no-consent');
    expect(await played.world.leases.take({ account: ACCOUNT, kind: 'advocacy' })).toEqual({
      kind: 'not-expected',
    });
  });
});
