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

  it('shows each row once, the latest first, two hundred a page, with the way to the next', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/my-data';
    for (let page = 1; path !== undefined; page += 1) {
      const html = await see(path);
      expect(html).toContain(`Page ${page} of 25; 5,000 posts in all.`);
      expect(postsIn(html)).toHaveLength(200);
      seen.push(...postsIn(html));
      path = /<a href="(\/my-data\?page=\d+)">Older posts/u.exec(html)?.[1];
    }
    expect(seen).toHaveLength(DAYS * POSTS_A_DAY);
    expect(new Set(seen).size).toBe(DAYS * POSTS_A_DAY);
    const daysAgo = seen.map((id) => Number(id.split('-')[1]));
    expect(daysAgo).toEqual(daysAgo.toSorted((one, other) => one - other));
  });

  it('takes a dozen requests by key and no scan, and a page of at most 250 KB', async () => {
    asked.length = 0;
    const html = await see('/my-data');
    expect(asked.filter((name) => name.includes('Scan'))).toEqual([]);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThanOrEqual(12);
    expect(Buffer.byteLength(html)).toBeLessThan(250_000);
  });

  it.each(['0', '-1', '1e9', 'x', '', '26'])('shows a page where it is asked for page %s', async (page) => {
    const html = await see(`/my-data?page=${page}`);
    expect(html).toContain(`Page ${page === '26' || page === '1e9' ? 25 : 1} of 25`);
  });
});
