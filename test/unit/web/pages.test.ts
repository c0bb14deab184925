import { describe, expect, it } from 'vitest';

import { readChoice } from '../../../functions/web/choice-form.ts';
import { platformIn } from '../../../functions/web/connecting.ts';
import { CHOICES } from '../../../functions/web/words/catalogues.ts';
import { NOTICE, noticeReference, NOTICES } from '../../../shared/consent/notice.ts';
import { NOW } from '../../support/site-bench.ts';

const notice = noticeReference(NOTICE);
const choice = (fields: Readonly<Record<string, string>>) =>
  readChoice(new URLSearchParams({ notice: notice.sha256, ...fields }), CHOICES.en, NOW);
const NO = { engagement: 'no', sentiment: 'no', confidentiality: 'no' };

describe('a choice', () => {
  it('takes each purpose for itself, with the posts that count', () => {
    const taken = choice({
      ...NO,
      sentiment: 'yes',
      'sentiment-scope': 'chosen-posts',
      'sentiment-posts': 'https://s.example/@a/17\n18',
    });
    expect(taken).toEqual({
      kind: 'chosen',
      notice,
      purposes: {
        sentiment: { scope: { kind: 'chosen-posts', posts: ['17', '18'] }, givenAt: NOW.toISOString() },
      },
    });
  });

  it.each([
    [
      'an answer that is missing',
      { engagement: 'no', sentiment: 'no' },
      'confidentiality-yes',
      'Say yes or no',
    ],
    ['a yes without a scope', { ...NO, engagement: 'yes' }, 'engagement-scope', 'which posts count'],
    [
      'a scope of another purpose',
      { ...NO, engagement: 'yes', 'engagement-scope': 'all-public' },
      'engagement-scope',
      'which posts count',
    ],
    [
      'posts one by one where that is no choice',
      { ...NO, confidentiality: 'yes', 'confidentiality-scope': 'chosen-posts' },
      'confidentiality-scope',
      'which posts count',
    ],
    ['no to everything', NO, 'leave', 'withdraw'],
  ])('is refused in words for %s, beside the field', (...[, fields, field, words]) => {
    const refused = choice(fields);
    if (refused.kind !== 'refused') throw new Error('it was taken');
    expect(refused.problems.map((problem) => problem.field)).toEqual([field]);
    expect(refused.problems[0]?.message).toContain(words);
    expect([...refused.answers]).toEqual(Object.entries({ notice: notice.sha256, ...fields }));
  });

  it('is told all that it lacks at once', () => {
    expect(choice({ engagement: 'yes' })).toMatchObject({
      problems: [{ field: 'engagement-scope' }, { field: 'sentiment-yes' }, { field: 'confidentiality-yes' }],
    });
  });

  it('counts under the German notice where that one stood on the form', () => {
    const german = noticeReference(NOTICES.de);
    const fields = { ...NO, engagement: 'yes', 'engagement-scope': 'campaign-tag', notice: german.sha256 };
    expect(choice(fields)).toMatchObject({ kind: 'chosen', notice: { ...german, language: 'de' } });
    expect(german.sha256).not.toBe(notice.sha256);
  });

  it('keeps no answer to a notice that has changed', () => {
    const old = choice({ engagement: 'yes', 'engagement-scope': 'campaign-tag', notice: '0'.repeat(64) });
    if (old.kind !== 'refused') throw new Error('it was taken');
    expect(old.problems[0]?.message).toContain('has changed');
    expect([...old.answers]).toEqual([]);
  });
});

describe('posts chosen one by one', () => {
  it.each([
    ['https://s.example/@ann/17?utm_source=mail', '17'],
    ['https://s.example/@ann/17#replies', '17'],
    ['https://s.example/@ann/17/', '17'],
    ['https://bsky.app/profile/ann.example/post/3jzfcijpj2z2a?ref=share#top', '3jzfcijpj2z2a'],
    ['at://did:plc:abc/app.bsky.feed.post/3jzfcijpj2z2a', '3jzfcijpj2z2a'],
    ['HTTPS://S.example/notice/A%20b', 'A b'],
    ['https://s.example/@ann/17%zz', '17%zz'],
    ['17', '17'],
    ['17\nhttps://s.example/@ann/17', '17'],
  ])('by %j are the post %s', (typed, id) => {
    const taken = choice({
      ...NO,
      engagement: 'yes',
      'engagement-scope': 'chosen-posts',
      'engagement-posts': typed,
    });
    expect(taken).toMatchObject({
      purposes: { engagement: { scope: { kind: 'chosen-posts', posts: [id] } } },
    });
  });
});

describe('an account as people write it', () => {
  it.each([
    ['https://x.com/ann', 'X is not supported yet'],
    ['https://www.Twitter.com/ann', 'X is not supported yet'],
    ['x.com/ann', 'X is not supported yet'],
    ['@ann@x.com', 'X is not supported yet'],
    ['https://www.linkedin.com/in/ann/', 'Data Usage Limitations'],
    ['linkedin.com/in/ann', 'Data Usage Limitations'],
    ['https://linkedin.com/company/firm/', 'LinkedIn is not supported yet'],
    ['https://youtube.com/@firm', 'YouTube is not supported yet'],
    ['@ann@threads.net', 'Threads is not supported yet'],
  ])('%s is refused with the reason', (name, reason) => {
    expect(() => platformIn(name)).toThrow(reason);
  });

  it.each(['https://notx.com/@ann', '@ann@x.com.example', '@x.com@social.example'])(
    '%s is at a server of its own',
    (name) => expect(platformIn(name)).toBe('mastodon'),
  );

  it.each([
    ['@ann@social.example', 'mastodon'],
    ['ann@social.example', 'mastodon'],
    ['https://social.example/@ann', 'mastodon'],
    ['ann.bsky.social', 'bluesky'],
    ['@ann.bsky.social', 'bluesky'],
  ])('%s is at %s', (name, platform) => expect(platformIn(name)).toBe(platform));
});
