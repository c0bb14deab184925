import { describe, expect, it } from 'vitest';

import { purposesCovering, readableSince } from '../../shared/consent/consent-record.ts';
import { decideChoice } from '../../shared/consent/consent-decisions.ts';
import type { Purposes } from '../../shared/consent/consent-record.ts';
import { isInScope, Scope, topicOf } from '../../shared/consent/scope.ts';
import { PostId } from '../../shared/ids.ts';
import { judgeAbsences } from '../../shared/posts/absence.ts';
import type { LivePost } from '../../shared/posts/day-sheet.ts';
import { packBatches, type PostWithWords } from '../../shared/posts/pack-batches.ts';
import type { SourcePost } from '../../shared/posts/post.ts';
import { cadenceOf } from '../../shared/schedule/slot.ts';
import { ACCOUNT, at, EVERYTHING, PARTICIPANT } from '../support/fake-world.ts';

const post = (change: Partial<SourcePost> = {}): SourcePost => ({
  id: PostId.parse('17'),
  author: '1',
  postedAt: at(5),
  url: 'https://s.example/17',
  text: 'x',
  tags: [],
  mentions: [],
  links: [],
  counts: null,
  ...change,
});
const CAMPAIGN = {
  tags: ['rivers', 'jobs'],
  mentions: ['firm@s.example'],
  domains: ['firm.test', 'firm.example'],
};

describe('scope', () => {
  it.each([
    ['campaign-tag', { tags: ['Rivers'] }, true],
    ['campaign-tag', { tags: ['riversides'] }, false],
    ['company-mention', { mentions: ['@Firm@s.example'] }, true],
    ['company-mention', { mentions: ['firm@s.example'] }, true],
    ['company-mention', { links: ['https://shop.firm.example/x'] }, true],
    ['company-mention', { links: ['https://else.example/', 'https://firm.example'] }, true],
    ['company-mention', { links: ['https://notfirm.example/'] }, false],
    ['company-mention', { links: ['https://firm.example.evil.example/'] }, false],
    ['all-public', {}, true],
  ] as const)('%s with %j counts: %s', (kind, change, counts) => {
    const changed = post({
      ...('tags' in change && { tags: [...change.tags] }),
      ...('mentions' in change && { mentions: [...change.mentions] }),
      ...('links' in change && { links: [...change.links] }),
    });
    expect(isInScope(changed, { kind }, CAMPAIGN)).toBe(counts);
  });

  it('takes chosen posts as long as their ids fit an item of the store', () => {
    const chosen = (lengths: readonly number[]) =>
      Scope.safeParse({ kind: 'chosen-posts', posts: lengths.map((length) => 'x'.repeat(length)) }).success;
    const most = Array.from({ length: 500 }, () => 300);
    expect([chosen(most), chosen([...most.slice(1), 301]), chosen([...most, 1])]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('takes the first tag of the campaign as the topic', () => {
    expect(topicOf({ tags: ['jobs', 'rivers'] }, CAMPAIGN)).toBe('rivers');
  });
});

describe('what consent covers', () => {
  const consentTo = (purposes: Purposes, hours = 0) => {
    const decided = decideChoice(
      {
        participant: PARTICIPANT,
        account: ACCOUNT,
        purposes,
        notice: { version: '1', language: 'en', sha256: '0'.repeat(64) },
      },
      {
        current: undefined,
        handle: '@a',
        now: at(hours),
        revision: '00000000-0000-4000-8000-000000000001',
        newGeneration: '00000000-0000-4000-8000-000000000002',
      },
    );
    if (decided.status !== 'given') throw new Error('a first choice is no pause');
    return decided;
  };

  it('is nothing from before it, to the millisecond', () => {
    const consent = consentTo(EVERYTHING(at(0)), 5);
    const tagged = { tags: ['rivers'] };
    expect(purposesCovering(post({ ...tagged, postedAt: at(5) }), consent, CAMPAIGN)).toEqual([
      'engagement',
      'sentiment',
      'confidentiality',
    ]);
    expect(
      purposesCovering(post({ ...tagged, postedAt: new Date(at(5).getTime() - 1) }), consent, CAMPAIGN),
    ).toEqual([]);
  });

  it('is the very posts somebody chose, whenever they were posted', () => {
    const consent = consentTo(
      {
        sentiment: {
          scope: { kind: 'chosen-posts', posts: [PostId.parse('17')] },
          givenAt: at(9).toISOString(),
        },
      },
      9,
    );
    expect(purposesCovering(post(), consent, CAMPAIGN)).toEqual(['sentiment']);
    expect(readableSince(consent)).toEqual(new Date(0));
  });

  it('keeps the date of a purpose that was held, whatever the form says', () => {
    const first = consentTo(
      { engagement: { scope: { kind: 'campaign-tag' }, givenAt: at(0).toISOString() } },
      1,
    );
    const second = decideChoice(
      { participant: PARTICIPANT, account: ACCOUNT, purposes: EVERYTHING(at(7)), notice: first.notice },
      { current: first, handle: '@a', now: at(7), revision: first.generation, newGeneration: first.revision },
    );
    expect([second.purposes.engagement?.givenAt, second.purposes.sentiment?.givenAt]).toEqual([
      at(1).toISOString(),
      at(7).toISOString(),
    ]);
    expect(second.generation).toBe(first.generation);
  });

  it('decides the cadence', () => {
    expect(cadenceOf(consentTo(EVERYTHING(at(0))))).toBe(15);
    expect(
      cadenceOf(consentTo({ engagement: { scope: { kind: 'campaign-tag' }, givenAt: at(0).toISOString() } })),
    ).toBe(1440);
  });
});

const row = (id: string, change: Partial<LivePost> = {}): LivePost => ({
  id: PostId.parse(id),
  observedAt: at(0).toISOString(),
  postedAt: at(0).toISOString(),
  purposes: ['engagement'],
  frozen: false,
  ...change,
});

describe('absent posts', () => {
  const judge = (rows: readonly LivePost[], known: number, notFound: readonly string[] = []) =>
    judgeAbsences({
      rows,
      lookups: new Map(notFound.map((id) => [PostId.parse(id), { kind: 'not-found' }])),
      known,
      now: at(48),
    });

  it('are marked at first, deleted by a clear "not found" or by a second look a day later', () => {
    const { missing } = judge(
      [
        row('1'),
        row('2'),
        row('3', { absentSince: at(20).toISOString() }),
        row('4', { absentSince: at(47).toISOString() }),
      ],
      50,
      ['2'],
    );
    expect(missing.map(({ id, certain }) => [id, certain])).toEqual([
      ['1', false],
      ['2', true],
      ['3', true],
    ]);
  });

  it('are only marked when half of everything is missing at once, whatever the server says', () => {
    const gone = ['1', '2', '3', '4', '5'];
    const { missing, suspicious } = judge(
      gone.map((id) => row(id)),
      10,
      gone,
    );
    expect([suspicious, missing.some(({ certain }) => certain)]).toEqual([true, false]);
  });
});

describe('batches', () => {
  const written = (id: number, text: string): PostWithWords => ({
    observed: {
      id: PostId.parse(String(id)),
      postedAt: at(0).toISOString(),
      url: 'https://s.example/1',
      purposes: ['sentiment'],
      frozen: false,
    },
    words: { text },
  });

  it('hold fifty posts or sixty thousand bytes, in order, and nothing is lost', () => {
    const posts = Array.from({ length: 130 }, (_, index) => written(index, 'é'.repeat(index * 20)));
    const batches = packBatches(posts, []);
    expect(batches.flatMap((batch) => batch.posts)).toEqual(posts);
    for (const batch of batches) {
      expect(batch.posts.length).toBeLessThanOrEqual(50);
      expect(Buffer.byteLength(JSON.stringify(batch.posts.map(({ observed }) => observed)))).toBeLessThan(
        65_536,
      );
    }
  });

  it('let a long post stand alone', () => {
    expect(
      packBatches([written(1, 'x'), written(2, 'x'.repeat(100_000)), written(3, 'x')], []).map(
        ({ posts }) => posts.length,
      ),
    ).toEqual([1, 1, 1]);
  });

  it('are none where there is nothing to say', () => expect(packBatches([], [])).toEqual([]));
});
