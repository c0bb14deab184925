import { describe, expect, it } from 'vitest';

import { benchFingerprints, withWordsChanged } from '../../bench/fingerprint-bench.ts';
import { markOf, tokenPosts, unseenIn } from '../../bench/unseen-posts.ts';
import { UNSEEN_TOKEN_FORMATS } from '../../support/unseen-token-formats.ts';

describe('what the benchmark draws', () => {
  it('places each unseen token where it says, five times, the same ones each time', () => {
    const formats = [{ provider: 'one', form: 'abc_{hex:8}-{uuid:1}' }];

    const posts = tokenPosts(formats);

    expect(posts.map(({ sentence }) => sentence)).toHaveLength(5);
    for (const { text, spans } of posts)
      for (const [start, end] of spans)
        expect(text.slice(start, end)).toMatch(
          /^abc_[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/u,
        );
    expect(tokenPosts(formats)).toEqual(posts);
  });

  it('leaves out a format whose mark begins a token in the data, not one that stands inside a word', () => {
    const formats = [
      { provider: 'known', form: 'abc_{hex:8}' },
      { provider: 'inside', form: 'xyz_{hex:8}' },
      { provider: 'known in the middle', form: '{hex:8}MID{hex:8}' },
      { provider: 'new', form: 'new_{hex:8}' },
    ];

    const unseen = unseenIn(['token "abc_12ab34cd"', 'wxyz_1', '00MID00'], formats);

    expect(unseen.map(({ provider }) => provider)).toEqual(['inside', 'new']);
  });

  it('knows at least sixty unseen formats, each once, each with a mark', () => {
    const posts = tokenPosts(UNSEEN_TOKEN_FORMATS);

    expect(UNSEEN_TOKEN_FORMATS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(UNSEEN_TOKEN_FORMATS.map(({ form }) => form)).size).toBe(UNSEEN_TOKEN_FORMATS.length);
    expect(new Set(UNSEEN_TOKEN_FORMATS.map(({ provider }) => provider)).size).toBe(
      UNSEEN_TOKEN_FORMATS.length,
    );
    for (const format of UNSEEN_TOKEN_FORMATS) expect(markOf(format).length).toBeGreaterThanOrEqual(3);
    for (const { text } of posts) expect(text).not.toMatch(/[{}%]/u);
  });

  it('changes one word in twelve of a passage', () => {
    const words = Array.from({ length: 36 }, (_, index) => `w${index}`);

    const changed = withWordsChanged(words.join(' '), () => 0.5, ['other']).split(' ');

    expect(changed.flatMap((word, index) => (word === 'other' ? [index] : []))).toEqual([6, 18, 30]);
    expect(changed.filter((word) => word !== 'other')).toHaveLength(33);
  });

  it('finds passages of its documents and nothing in other texts', () => {
    const documents = [
      Array.from({ length: 120 }, (_, index) => `sentence ${index * 7919} of a long report`).join(' '),
    ];

    const figures = benchFingerprints(documents, ['A post about something else altogether, friends.', 'Hi.']);

    expect(figures.map(({ count }) => count.all)).toEqual([1000, 1000, 2]);
    expect(figures[0]?.count.right).toBe(1000);
    expect(figures[2]?.count.right).toBe(0);
  });
});
