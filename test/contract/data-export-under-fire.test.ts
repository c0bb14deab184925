import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { Effect } from '../../shared/outbox/effect.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { createExportScene, openBuckets, type ExportScene, type Owner } from '../support/export-scene.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { createRealEraser } from '../support/real-eraser.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';
import { NOW } from '../support/site-bench.ts';
import { steppedPorts } from '../support/stepped.ts';

const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };
const client = createLocalDynamoDbClient();
const buckets = await openBuckets();
let now = NOW;
const clock = { now: () => now };
let stores: RealStores;
let scene: ExportScene;

beforeEach(async () => {
  now = NOW;
  stores = await createRealStores(client, clock);
  scene = createExportScene(stores, buckets, clock);
});
afterAll(async () => {
  await buckets.close();
  client.destroy();
});

const hours = (count: number): Date => new Date(NOW.getTime() + count * 3_600_000);

const one = (effects: readonly Effect[]): Effect => {
  const [effect, ...rest] = effects;
  if (effect === undefined || rest.length > 0) throw new Error('one errand was expected');
  return effect;
};

/** The names of all steps of one preparation, in order. */
const stepsOf = async (effect: Effect): Promise<readonly string[]> => {
  const names: string[] = [];
  const wrap = steppedPorts((name) => Promise.resolve(void names.push(name)));
  await scene.worker(wrap)(effect);
  return names;
};

/** Prepares, and does something else when the given step is reached. */
const prepareMeeting = (effect: Effect, at: number, what: () => Promise<unknown>): Promise<string> => {
  let reached = 0;
  const wrap = steppedPorts(async () => {
    reached += 1;
    if (reached === at) await what();
  });
  return scene.worker(wrap)(effect);
};

/** Each way in which something of a person's is erased, carried out to its end. */
const ERASURES: Readonly<Record<string, (site: Owner) => Promise<void>>> = {
  'a withdrawal': async ({ press, account }) => {
    await press(account, 'withdraw');
    await createRealEraser(stores, clock).carryOut(account);
  },
  'a narrowed choice': async ({ participant, account }) => {
    const { engagement } = EVERYTHING(now);
    await stores.ledger.choose({
      participant,
      account,
      purposes: engagement === undefined ? {} : { engagement },
      notice: NOTICE,
    });
    await createRealEraser(stores, clock).carryOut(account);
  },
  'a consent that ran out': async ({ account }) => {
    now = hours(366 * 24);
    const eraser = createRealEraser(stores, clock);
    await eraser.end(account);
    await eraser.carryOut(account);
  },
  'forgetting the person': async ({ press, forget, account, participant }) => {
    await press(account, 'withdraw');
    await createRealEraser(stores, clock).carryOut(account);
    await scene.exports.ask(participant, 'en');
    await scene.workOff();
    expect((await forget()).status).toBe(303);
  },
};

describe.each(Object.entries(ERASURES))('%s', (_, erase) => {
  it('takes a copy away that is ready', async () => {
    const site = await scene.join();
    await site.askForCopy();
    await scene.workOff();
    await erase(site);
    await scene.workOff();
    expect(await site.statuses()).not.toContain(200);
    expect(await scene.traces()).toEqual([]);
  });

  it('leaves nothing of a copy that is being prepared, at whichever step it comes', async () => {
    const first = await scene.join();
    await first.askForCopy();
    const names = await stepsOf(one(await scene.take()));
    expect(names.slice(0, 2)).toEqual(['exports.find', 'exports.find answered']);
    expect(names).toContain('files.put answered');
    for (let at = 1; at <= names.length; at += 1) {
      now = NOW;
      stores = await createRealStores(client, clock);
      scene = createExportScene(stores, buckets, clock);
      const site = await scene.join();
      await site.askForCopy();
      await prepareMeeting(one(await scene.take()), at, async () => {
        await erase(site);
        await scene.workOff();
      });
      await scene.workOff();
      expect([names[at - 1], await scene.traces()]).toEqual([names[at - 1], []]);
    }
  }, 120_000);
});

describe('a message about a copy', () => {
  it('that is stopped at any step is finished by its next delivery', async () => {
    const first = await scene.join();
    await first.askForCopy();
    const names = await stepsOf(one(await scene.take()));
    for (let at = 1; at <= names.length; at += 1) {
      const site = await scene.join();
      await site.askForCopy();
      const effect = one(await scene.take());
      const killed = prepareMeeting(effect, at, () => Promise.reject(new Error('killed')));
      await expect(killed).rejects.toThrow('killed');
      expect(['prepared', 'prepared-before']).toContain(await scene.worker()(effect));
      expect([names[at - 1], await site.statuses()]).toEqual([names[at - 1], [200, 200]]);
    }
    expect(await scene.keys()).toHaveLength(2 * (names.length + 1));
  }, 120_000);

  it('that is delivered twice at once prepares one copy, which stays', async () => {
    const first = await scene.join();
    await first.askForCopy();
    const names = await stepsOf(one(await scene.take()));
    for (let at = 1; at <= names.length; at += 1) {
      const { askForCopy, statuses } = await scene.join();
      await askForCopy();
      const effect = one(await scene.take());
      await prepareMeeting(effect, at, () => scene.worker()(effect));
      expect([names[at - 1], await statuses()]).toEqual([names[at - 1], [200, 200]]);
    }
  }, 120_000);

  it('of another kind is refused and does nothing', async () => {
    const effect = Effect.parse({ version: 1, kind: 'alert-raised', alert: '0'.repeat(32) });
    await expect(scene.worker()(effect)).rejects.toMatchObject({ kind: 'invariant' });
  });
});
