import { describe, expect, it } from 'vitest';

import { withContent } from '../../functions/ingest-account/compose-messages.ts';
import { PostId } from '../../shared/ids.ts';
import { readRecord } from '../../shared/platforms/bluesky-record.ts';
import { readStatus } from '../../shared/platforms/mastodon-status.ts';
import type { ObservedPost } from '../../shared/posts/batch-message.ts';
import type { SourcePost } from '../../shared/posts/post.ts';
import { byContent, postsOf } from '../../shared/weekly/official-figures.ts';
import { officialPost, officialRelease } from '../support/report-builders.ts';

const NOW = new Date('2026-03-10T12:00:00Z');

const statusWith = (more: object) => {
  const read = readStatus(
    {
      id: '1',
      created_at: '2026-03-09T12:00:00Z',
      visibility: 'public',
      uri: 'https://social.example/1',
      content: '<p>Words</p>',
      account: { id: '7' },
      ...more,
    },
    { own: '7', host: 'social.example', now: NOW },
  );
  return read.kind === 'own' ? read.post.content : read.kind;
};

const recordWith = (embed: object | undefined, facets: readonly object[] = []) => {
  const did = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa';
  const value = { text: 'Words', createdAt: '2026-03-09T12:00:00Z', facets, ...(embed && { embed }) };
  const uri = `at://${did}/app.bsky.feed.post/one`;
  const read = readRecord({ uri, value }, { did, now: NOW, counts: null });
  return read.kind === 'post' ? read.post.content : read.kind;
};

describe('what a post mainly is', () => {
  it.each([
    [{}, 'text'],
    [{ content: '<p><a href="https://example.com/">x</a></p>' }, 'link'],
    [{ card: { url: 'https://example.com/' } }, 'link'],
    [{ media_attachments: [{ type: 'image' }] }, 'picture'],
    [{ media_attachments: [{ type: 'image' }, { type: 'video' }] }, 'video'],
    [{ media_attachments: [{ type: 'audio' }] }, 'video'],
    [{ quote: { state: 'accepted' } }, 'quote'],
    [{ media_attachments: [], quote: null }, 'text'],
    [{ media_attachments: 'nonsense' }, 'text'],
  ])('at a Mastodon server with %j is %s', (more, content) => expect(statusWith(more)).toBe(content));

  const tag = { features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'launch' }] };
  const link = { features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://example.com/' }] };
  it.each([
    [undefined, [tag], 'text'],
    [undefined, [link], 'link'],
    [{ $type: 'app.bsky.embed.external', external: { uri: 'https://example.com/' } }, [], 'link'],
    [{ $type: 'app.bsky.embed.images' }, [link], 'picture'],
    [{ $type: 'app.bsky.embed.video' }, [], 'video'],
    [{ $type: 'app.bsky.embed.record' }, [], 'quote'],
    [{ $type: 'app.bsky.embed.recordWithMedia', media: { $type: 'app.bsky.embed.images' } }, [], 'picture'],
    [{ $type: 'app.bsky.embed.unheardOf' }, [], 'text'],
  ])('at Bluesky with %j and %j is %s', (embed, facets, content) =>
    expect(recordWith(embed, facets)).toBe(content),
  );
});

describe('posts by what they mainly are', () => {
  it('are counted in a fixed order, those released before kinds were last', () => {
    const posts = postsOf([
      officialRelease(1, '2026-03-01', [
        officialPost('a', '2026-03-01', 3),
        { ...officialPost('b', '2026-03-01', 20), content: 'picture' },
        { ...officialPost('c', '2026-03-01', 4), content: 'picture' },
        { ...officialPost('d', '2026-03-01', 5), content: 'text' },
      ]),
    ]);
    expect(byContent(posts)).toEqual([
      { content: 'text', posts: 1, engagement: 5 },
      { content: 'picture', posts: 2, engagement: 24 },
      { content: undefined, posts: 1, engagement: 3 },
    ]);
  });
});

describe('a visit', () => {
  const post: SourcePost = {
    id: PostId.parse('1'),
    author: '1',
    postedAt: NOW,
    url: 'https://social.example/1',
    text: 'Words',
    tags: [],
    mentions: [],
    links: [],
    content: 'picture',
    counts: null,
  };
  const observed: ObservedPost = {
    id: post.id,
    postedAt: NOW.toISOString(),
    url: post.url,
    purposes: ['engagement'],
    frozen: false,
  };

  it('tells it of an official account’s posts, and of nobody’s own', () => {
    const of = (kind: 'official' | 'advocacy') =>
      withContent({ observed }, [{ post }], kind).observed.content;
    expect([of('official'), of('advocacy')]).toEqual(['picture', undefined]);
  });
});
