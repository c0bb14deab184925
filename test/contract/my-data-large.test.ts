import { randomUUID } from 'node:crypto';

import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { AccountId } from '../../shared/ids.ts';
import { DaySheet } from '../../shared/posts/day-sheet.ts';
import { sheetItem } from '../../shared/posts/observation-items.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { openParticipantSite } from '../support/participant-bench.ts';
import { createRealStores } from '../support/real-stores.ts';
import { NOW } from '../support/site-bench.ts';
import { stepRequests } from '../support/stepped.ts';

const ACCOUNT = AccountId.parse('mastodon:social.example/1');
/** 5,000 rows: more than a hundred posts a day for as long as rows live. */
const [DAYS, POSTS_A_DAY] = [40, 125];
const DAY = 86_400_000;

const client = createLocalDynamoDbClient();
const asked: string[] = [];
stepRequests(client, (name) => {
  if (!name.endsWith('answered')) asked.push(name);
  return Promise.resolve();
});

const sheet = (daysAgo: number, participant: string): DaySheet => {
  const day = new Date(NOW.getTime() - daysAgo * DAY).toISOString().slice(0, 10);
  const postedAt = `${day}T08:00:00.000Z`;
  return DaySheet.parse({
    version: 1,
    account: ACCOUNT,
    participant,
    day,
    generation: randomUUID(),
    revision: randomUUID(),
    posts: Array.from({ length: POSTS_A_DAY }, (_, index) => ({
      id: `post-${daysAgo}-${index}-end`,
      observedAt: postedAt,
      postedAt,
      purposes: ['engagement', 'sentiment', 'confidentiality'],
      counts: { likes: 3, reposts: 1, replies: 2 },
      frozen: true,
      language: 'en',
      sentiment: 'positive',
      editHash: 'a'.repeat(22),
    })),
    expiresAt: Date.parse('2026-05-01T00:00:00Z') / 1000,
  });
};

const postsIn = (html: string): readonly string[] => html.match(/post-\d+-\d+-end/gu) ?? [];

describe('my data of somebody with 5,000 rows', () => {
  let see: (path: string) => Promise<string>;
  beforeAll(async () => {
    const stores = await createRealStores(client, { now: () => NOW });
    const { documents, tables, ledger } = stores;
    const site = await openParticipantSite(stores);
    const { participant } = site;
    const connectedAt = NOW.toISOString();
    await ledger.connect({ version: 1, participant, account: ACCOUNT, handle: '@one', connectedAt });
    for (let daysAgo = 0; daysAgo < DAYS; daysAgo += 1) {
      const Item = sheetItem(sheet(daysAgo, participant));
      await documents.send(new PutCommand({ TableName: tables.observations, Item }));
    }
    see = site.see;
  });
  afterAll(() => client.destroy());

  it.each([1, 2, 3, 50, 99, 100])(
    'shows fifty rows on page %i of a hundred, the latest first, each once',
    async (page) => {
      const html = await see(`/my-data?page=${page}`);
      const places = Array.from({ length: 50 }, (_, index) => (page - 1) * 50 + index);
      expect(postsIn(html)).toEqual(
        places.map((place) => `post-${Math.floor(place / POSTS_A_DAY)}-${place % POSTS_A_DAY}-end`),
      );
      expect(html).toContain(`Page ${page} of 100; 5,000 posts in all.`);
      expect(html.includes(`<a href="/my-data?page=${page + 1}">Older posts`)).toBe(page < 100);
      expect(html.includes(`<a href="/my-data?page=${page - 1}">Newer posts`)).toBe(page > 1);
    },
  );

  it('takes a dozen requests by key and no scan, and a page of at most 40 KB', async () => {
    asked.length = 0;
    const html = await see('/my-data');
    expect(asked.filter((name) => name.includes('Scan'))).toEqual([]);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThanOrEqual(12);
    expect(Buffer.byteLength(html)).toBeLessThan(40_000);
  });

  it.each(['0', '-1', '1e9', 'x', '', '101'])('shows a page where it is asked for page %s', async (page) => {
    const html = await see(`/my-data?page=${page}`);
    expect(html).toContain(`Page ${page === '101' || page === '1e9' ? 100 : 1} of 100`);
  });
});
