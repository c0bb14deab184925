import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { AccountId, PostId } from '../../shared/ids.ts';
import { createBlueskyPostSource } from '../../shared/platforms/post-source.bluesky.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import { keyAt, SmallBluesky } from '../support/small-bluesky.ts';

const now = new Date('2026-03-10T12:00:00Z');
const yesterday = new Date('2026-03-09T12:00:00Z');
const post = PostId.parse(keyAt(yesterday));
let server: SmallBluesky;

beforeAll(async () => {
  server = await new SmallBluesky().open();
  server.records = [{ key: post, value: { text: 'hello', createdAt: yesterday.toISOString() } }];
});
afterAll(() => server.close());
beforeEach(() => {
  server.mood = 'polite';
});

const request = () => ({
  account: AccountId.parse(`bluesky:${server.did}`),
  beforeFetch: (): Promise<void> => Promise.resolve(),
});
const source = () =>
  createBlueskyPostSource({
    fetch: createSafeFetch([server.origin]),
    directory: server.origin,
    appView: server.origin,
    clock: { now: () => now },
  });
const list = () => source().list({ ...request(), since: new Date(0) });
const lookUp = async () => (await source().lookup({ ...request(), ids: [post] })).get(post);

/** The reference server does not say by a name of its own that an account left. */
describe('an account that left its Bluesky server', () => {
  it.each(['deactivated', 'deleted'] as const)(
    'by being %s is gone, though the server calls a listing a wrong question',
    async (mood) => {
      server.mood = mood;
      expect(await list()).toEqual({ kind: 'account-gone' });
    },
  );

  it('is not what a refused listing means where the account is there', async () => {
    server.mood = 'refuses';
    await expect(list()).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it.each(['deactivated', 'deleted'] as const)(
    'by being %s has no posts to look up, though the server passes on an old copy',
    async (mood) => {
      expect(await lookUp()).toMatchObject({ kind: 'found', post: { text: 'hello' } });
      server.mood = mood;
      expect(await lookUp()).toEqual({ kind: 'unknown' });
    },
  );
});
