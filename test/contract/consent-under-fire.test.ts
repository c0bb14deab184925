import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { createFireScene, type FireScene, type Stage } from '../support/fire-scene.ts';
import { createRealStores } from '../support/real-stores.ts';
import { stepRequests } from '../support/stepped.ts';

/** Every await of a visit and of the work after it, over real transactions; what is committed there is final. */
const START = new Date('2026-03-10T00:00:00Z');
const client = createLocalDynamoDbClient();
const clock = { now: () => stage.now };
const stage: Stage = {
  stores: await createRealStores(client, clock),
  now: START,
  step: () => Promise.resolve(),
};
stepRequests(client, (name) => stage.step(name));
afterAll(() => client.destroy());

const quiet = (): Promise<void> => Promise.resolve();

/** One row of the day before is there; three posts, one a leak, wait to be found. */
const setUp = async (begin: (scene: FireScene) => Promise<void>): Promise<FireScene> => {
  stage.step = quiet;
  stage.now = START;
  const scene = createFireScene(stage);
  await begin(scene);
  stage.now = new Date(START.getTime() + 3_600_000);
  scene.post('yesterday #programme');
  await scene.run();
  stage.now = new Date(START.getTime() + 25 * 3_600_000);
  scene.post('good #programme', 'bad #programme', 'oh LEAK');
  return scene;
};

const stepsOf = async (begin: (scene: FireScene) => Promise<void>): Promise<readonly string[]> => {
  const scene = await setUp(begin);
  const steps: string[] = [];
  stage.step = (name) => Promise.resolve(void steps.push(name));
  await scene.run();
  stage.step = quiet;
  return steps;
};

const join = (scene: FireScene): Promise<void> => scene.join();
const register = (scene: FireScene): Promise<void> => scene.register();
const steps = await stepsOf(join);
const officialSteps = await stepsOf(register);

/**
 * What is done in the middle of a run and whose it is. `goesOn`: a visit that had not begun may be made under what is
 * left of the consent. `keepsKey`: so may words that are queued still be read, by whom the consent stops. `byClock`: time
 * itself ends the consent, so that not even a request is on its way that was let through before.
 */
interface Fire {
  readonly begin: (scene: FireScene) => Promise<void>;
  readonly steps: readonly string[];
  readonly change: (scene: FireScene) => Promise<unknown>;
  readonly goesOn?: true;
  readonly keepsKey?: true;
  readonly byClock?: true;
}

const everything = EVERYTHING(START);
const FIRES: Readonly<Record<string, Fire>> = {
  'a withdrawal': { begin: join, steps, change: (scene) => scene.withdraw() },
  'a pause': { begin: join, steps, change: (scene) => scene.pause(), keepsKey: true },
  'one text purpose of two withdrawn': {
    begin: join,
    steps,
    change: ({ choose }) => {
      const { engagement, sentiment } = everything;
      return choose({ ...(engagement && { engagement }), ...(sentiment && { sentiment }) });
    },
    goesOn: true,
    keepsKey: true,
  },
  'every text purpose withdrawn': {
    begin: join,
    steps,
    change: ({ choose }) => choose({ ...(everything.engagement && { engagement: everything.engagement }) }),
    goesOn: true,
  },
  'a narrower scope': {
    begin: join,
    steps,
    change: ({ choose }) =>
      choose({
        ...everything,
        confidentiality: { scope: { kind: 'campaign-tag' }, givenAt: START.toISOString() },
      }),
    goesOn: true,
    keepsKey: true,
  },
  'a narrower scope and its erasure': {
    begin: join,
    steps,
    change: async (scene) => {
      await scene.choose({
        engagement: { scope: { kind: 'chosen-posts', posts: [] }, givenAt: START.toISOString() },
        confidentiality: { scope: { kind: 'campaign-tag' }, givenAt: START.toISOString() },
      });
      await scene.erase();
    },
    goesOn: true,
    keepsKey: true,
  },
  'a choice made while paused': {
    begin: join,
    steps,
    change: async (scene) => {
      await scene.pause();
      await scene.choose({ ...(everything.sentiment && { sentiment: everything.sentiment }) });
    },
    keepsKey: true,
  },
  'a withdrawal, its erasure, and consent given again': {
    begin: join,
    steps,
    change: async (scene) => {
      await scene.withdraw();
      await scene.erase();
      await scene.join();
    },
    goesOn: true,
  },
  'a consent that ran out, its ending and its erasure': {
    begin: join,
    steps,
    change: async (scene) => {
      stage.now = new Date(START.getTime() + 365 * 86_400_000);
      await scene.runOut();
      await scene.erase();
    },
    byClock: true,
  },
  'an official account taken off the list': {
    begin: register,
    steps: officialSteps,
    change: (scene) => scene.deregister(),
  },
};

/** From here on a visit has read its consent, and may not go on under another. */
const begunAt = (all: readonly string[]): number => all.indexOf('dynamodb GetItemCommand answered');

const isRequest = (name: string | undefined): boolean => name?.startsWith('dynamodb ') === true;

/** Each moment once: a port's call and the request it begins with are one moment, and so are their answers. */
const instantsOf = (all: readonly string[]) =>
  all
    .map((name, index) => ({ name, index }))
    .filter(
      ({ name, index }) => isRequest(name) || !isRequest(all[index + (name.endsWith(' answered') ? -1 : 1)]),
    );

/** A request that the consent let through before the commit may still be on its way; none is begun after it. */
const letThroughAt = (all: readonly string[], index: number): 0 | 1 => {
  const before = all.slice(0, index + 1);
  const isListing = before.lastIndexOf('mastodon.list') > before.lastIndexOf('mastodon.list answered');
  const isAllowed = /^(?:dynamodb GetItemCommand|consents\.read) answered$/u.test(all[index] ?? '');
  // Nobody's own consent was found: the registration is asked for next, and nothing is let through yet.
  const isDecided = all[index + 1] !== 'dynamodb GetItemCommand';
  return isListing && isAllowed && isDecided ? 1 : 0;
};

describe('consent under fire, with real transactions', () => {
  it('passes an await of every port and of every request to the database', () => {
    const kinds = [...new Set(steps.map((name) => name.replace(' answered', '')))].sort();
    expect(kinds).toEqual([
      'batches.send',
      'classifier',
      'consents.read',
      'demoted.read',
      'duplicates.of',
      'dynamodb BatchGetItemCommand',
      'dynamodb GetItemCommand',
      'dynamodb QueryCommand',
      'dynamodb TransactWriteItemsCommand',
      'dynamodb UpdateItemCommand',
      'leases.release',
      'leases.take',
      'mastodon.list',
      'sheets.sheetsOf',
      'textKeys.open',
      'untilSettled',
      'wakeUp.ping',
      'writer.sheets',
      'writer.write',
    ]);
    expect(steps.filter((name) => name.endsWith(' answered'))).toHaveLength(steps.length / 2);
    expect(officialSteps.length).toBeGreaterThan(20);
  });

  describe.each(Object.entries(FIRES))('%s', (_, { begin, steps: all, change, ...after }) => {
    const points = instantsOf(all).filter(({ index }) => after.goesOn !== true || index >= begunAt(all));
    beforeAll(async () => {
      stage.step = quiet;
      stage.stores = await createRealStores(client, clock);
    });

    it.each(points)('at await $index ($name): nothing is written after its commit', async ({ index }) => {
      const scene = await setUp(begin);
      let passed = 0;
      let atCommit: { held: string; fetches: number } | undefined;
      stage.step = async () => {
        passed += 1;
        if (passed - 1 !== index) return;
        stage.step = quiet;
        await change(scene);
        atCommit = { held: await scene.held(), fetches: scene.source.fetches };
      };
      await scene.run();
      expect(atCommit).toBeDefined();
      expect(scene.source.fetches - (atCommit?.fetches ?? 0)).toBe(
        after.byClock === true ? 0 : letThroughAt(all, index),
      );
      await scene.repeat();
      expect(await scene.held()).toBe(atCommit?.held);
      if (after.keepsKey !== true) expect(await scene.readable()).toEqual([]);
    });
  });

  it('could read the words of queued messages as long as the consent stands', async () => {
    const scene = await setUp(join);
    await scene.run();
    expect(scene.sealedMessages()).toBe(2);
    expect(await scene.readable()).toContain('oh LEAK');
  });

  it('counts for consent given again only what is found under it', async () => {
    const scene = await setUp(join);
    await scene.run();
    await scene.withdraw();
    await scene.erase();
    stage.now = new Date(START.getTime() + 26 * 3_600_000);
    await scene.join();
    await scene.repeat();
    stage.now = new Date(START.getTime() + 27 * 3_600_000);
    scene.post('back again #programme');
    await scene.run();
    const sheets = (await stage.stores.all('observations')).filter(
      ({ account }) => account === scene.account,
    );
    expect(sheets.map(({ posts }) => (Array.isArray(posts) ? posts.length : 0))).toEqual([1]);
  });
});
