import { describe, expect, it } from 'vitest';

import { createPreviewPosts, REQUESTS_AT_MOST } from '../../../functions/preview-posts/preview-posts.ts';
import { addDays } from '../../../shared/clock.ts';
import type { Purposes } from '../../../shared/consent/consent-record.ts';
import { ServiceError } from '../../../shared/errors.ts';
import { AccountId, PostId } from '../../../shared/ids.ts';
import type { PreviewAnswer } from '../../../shared/previews/preview.ts';
import { FakePostSource } from '../../support/fake-post-source.ts';

/** Nine days before it is 1 March, a Sunday: what is not published yet begins with that week, on 23 February. */
const NOW = new Date('2026-03-10T12:00:00Z');
const MINE = AccountId.parse('mastodon:social.example/1');
const CAMPAIGN = { tags: ['launch'], mentions: ['example@social.example'], domains: ['example.com'] };

const open = (now: () => Date = () => NOW) => {
  const clock = { now };
  const source = new FakePostSource({ now: () => NOW });
  const preview = createPreviewPosts({ sources: { mastodon: source, bluesky: source }, clock }, CAMPAIGN);
  return {
    source,
    post: (text: string, daysAgo: number, more = {}) =>
      source.publish(MINE, { text, postedAt: addDays(NOW, -daysAgo), ...more }),
    preview: (purposes: Purposes) => preview({ version: 1, account: MINE, purposes }),
  };
};

const since = (daysAgo: number): string => addDays(NOW, -daysAgo).toISOString();
const listed = (answer: PreviewAnswer): Extract<PreviewAnswer, { kind: 'listed' }> => {
  if (answer.kind !== 'listed') throw new Error(answer.kind);
  return answer;
};
const TAG: Purposes = { engagement: { scope: { kind: 'campaign-tag' }, givenAt: since(5) } };

describe('a preview of posts', () => {
  it('says of each, newest first, whether it counts, came before consent, or is outside', async () => {
    const { post, preview } = open();
    post('old #Launch', 6);
    post('new #launch', 4);
    post('about lunch', 3);
    const { posts, more } = listed(await preview(TAG));
    expect(posts.map(({ text, verdicts }) => [text, verdicts])).toEqual([
      ['about lunch', { engagement: 'outside' }],
      ['new #launch', { engagement: 'counts' }],
      ['old #Launch', { engagement: 'before' }],
    ]);
    expect(more).toBe(false);
  });

  it('judges each purpose by its own scope', async () => {
    const { post, preview } = open();
    const chosen = post('mine', 12);
    post('see https://www.example.com/x', 2, { links: ['https://www.example.com/x'] });
    const { posts } = listed(
      await preview({
        engagement: { scope: { kind: 'chosen-posts', posts: [chosen.id] }, givenAt: since(0) },
        sentiment: { scope: { kind: 'company-mention' }, givenAt: since(9) },
        confidentiality: { scope: { kind: 'all-public' }, givenAt: since(0) },
      }),
    );
    expect(posts.map(({ verdicts }) => verdicts)).toEqual([
      { engagement: 'outside', sentiment: 'counts', confidentiality: 'before' },
      { engagement: 'counts', sentiment: 'outside', confidentiality: 'before' },
    ]);
  });

  it('counts no post of a month whose figures are published, not even one that is chosen', async () => {
    const { post, preview } = open();
    const january = post('#launch in January', 45);
    const purposes: Purposes = {
      engagement: { scope: { kind: 'chosen-posts', posts: [january.id] }, givenAt: since(0) },
      sentiment: { scope: { kind: 'campaign-tag' }, givenAt: since(50) },
    };
    const { posts } = listed(await preview(purposes));
    expect(posts.map(({ verdicts }) => verdicts)).toEqual([{ engagement: 'over', sentiment: 'over' }]);
  });

  it('shows forty posts at most, says that there are more, and asks no further than it must', async () => {
    const { post, preview, source } = open();
    for (let index = 0; index < 130; index += 1) post(`post ${index}`, 1 + index / 10);
    const { posts, more } = listed(await preview(TAG));
    expect([posts.length, posts[0]?.text, more, source.fetches]).toEqual([40, 'post 0', true, 1]);
  });

  it('looks back sixty days and no further', async () => {
    const { post, preview } = open();
    post('inside', 59.9);
    post('outside', 60.1);
    const answer = listed(await preview(TAG));
    expect([answer.posts.map(({ text }) => text), answer.since]).toEqual([
      ['inside'],
      '2026-01-09T12:00:00.000Z',
    ]);
  });

  it('shows the beginning of a huge post on one line, cutting no character, and copes with what is no text', async () => {
    const { post, preview } = open();
    post(`a\u0000b\r\n\tc${'x'.repeat(2_000_000)}`, 1);
    post(`${'y'.repeat(279)}🙂🙂`, 2);
    post('\ud800 lone', 3);
    post('', 4);
    const texts = listed(await preview(TAG)).posts.map(({ text }) => text);
    expect(texts).toEqual([`a b c${'x'.repeat(275)}…`, `${'y'.repeat(279)}…`, '\ufffd lone', '']);
  });

  it('says when the platform asks to be left alone, that an account is gone, that nothing is answered', async () => {
    const { source, preview } = open();
    source.rateLimitUntil(addDays(NOW, 1));
    expect(await preview(TAG)).toEqual({ kind: 'rate-limited', retryAt: '2026-03-11T12:00:00.000Z' });
    source.rateLimitUntil(undefined);
    source.failNext();
    expect(await preview(TAG)).toEqual({ kind: 'no-answer' });
    source.failNext(new ServiceError('not-permitted', 'the address is not a public one'));
    expect(await preview(TAG)).toEqual({ kind: 'no-answer' });
    source.removeAccount(MINE);
    expect(await preview(TAG)).toEqual({ kind: 'account-gone' });
  });

  it('lets a fault of its own be one', async () => {
    const { source, preview } = open();
    source.failNext(new TypeError('a mistake'));
    await expect(preview(TAG)).rejects.toThrow('a mistake');
  });

  it('gives up on a platform that makes it ask again and again, or that is slow', async () => {
    let asked = 0;
    const endless = {
      list: async ({ beforeFetch }: { readonly beforeFetch: () => Promise<void> }) => {
        for (;;) {
          await beforeFetch();
          asked += 1;
        }
      },
      lookup: () => Promise.reject(new Error('not used')),
    };
    let time = NOW.getTime();
    const sources = { mastodon: endless, bluesky: endless };
    const request = { version: 1, account: MINE, purposes: TAG } as const;
    const quick = createPreviewPosts({ sources, clock: { now: () => NOW } }, CAMPAIGN);
    expect(await quick(request)).toEqual({ kind: 'no-answer' });
    expect(asked).toBe(REQUESTS_AT_MOST);
    asked = 0;
    const slow = createPreviewPosts({ sources, clock: { now: () => new Date((time += 4_000)) } }, CAMPAIGN);
    expect(await slow(request)).toEqual({ kind: 'no-answer' });
    expect(asked).toBe(1);
  });

  it('shows nothing but what it must: no address, author, link, tag, mention or count', async () => {
    const { post, preview } = open();
    post('#launch', 1, { id: PostId.parse('p1'), url: 'https://social.example/p1' });
    expect(listed(await preview(TAG)).posts).toEqual([
      { id: 'p1', postedAt: since(1), text: '#launch', verdicts: { engagement: 'counts' } },
    ]);
  });
});
