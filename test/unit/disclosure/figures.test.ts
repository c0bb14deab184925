import { describe, expect, it } from 'vitest';

import { cellsOfTables, officialCells } from '../../../shared/disclosure/cells.ts';
import { advocacyPosts, officialDay } from '../../../shared/disclosure/counted-posts.ts';
import { exactFigures, protectFigures } from '../../../shared/disclosure/figures.ts';
import { foldPosts } from '../../../shared/disclosure/fold.ts';
import type { NoiseSource } from '../../../shared/disclosure/noise.ts';
import { DisclosurePolicy, STANDARD_POLICY } from '../../../shared/disclosure/policy.ts';
import type { ConsentRecord } from '../../../shared/consent/consent-record.ts';
import type { DaySheet } from '../../../shared/posts/day-sheet.ts';
import { TableName } from '../../../shared/disclosure/release.ts';
import { Platform } from '../../../shared/ids.ts';
import {
  consent,
  officialConsent,
  post,
  sheet,
  SILENCE,
  uuid,
  withdrawn,
} from '../../support/disclosure-builders.ts';

const NOW = new Date('2026-09-22T01:00:00Z');
const NO_CATEGORIES = { platforms: [], topics: [] };
const CLIPS = { posts: 5, engagement: 100 };

const parts = (people: number, posts = [post('1')]) =>
  Array.from({ length: people }, (_, index) =>
    advocacyPosts(sheet(index, '2026-09-08', posts), consent(index), NOW),
  ).filter((part) => part !== undefined);

const headline = (people: number, options: { posts?: ReturnType<typeof post>[]; noise?: NoiseSource } = {}) =>
  protectFigures({
    fold: foldPosts(parts(people, options.posts)),
    cells: cellsOfTables(['headline'], NO_CATEGORIES),
    clips: CLIPS,
    policy: STANDARD_POLICY,
    noise: options.noise ?? SILENCE,
  }).figures;

const countedIds = (held: DaySheet, record: ConsentRecord | undefined): number | undefined =>
  advocacyPosts(held, record, NOW)?.posts.length;

describe('what may be counted', () => {
  it('takes nothing without a consent, after a withdrawal, or from an earlier generation', () => {
    const held = sheet(1, '2026-09-08');
    expect(countedIds(held, undefined)).toBeUndefined();
    expect(countedIds(held, withdrawn(1))).toBeUndefined();
    expect(countedIds(held, consent(1, { generation: uuid(77) }))).toBeUndefined();
    expect(countedIds(held, consent(1))).toBe(1);
  });

  it('takes nothing from the day on which a consent runs out', () => {
    expect(countedIds(sheet(1, '2026-09-08'), consent(1, { expiresOn: '2026-09-22' }))).toBeUndefined();
    expect(countedIds(sheet(1, '2026-09-08'), consent(1, { expiresOn: '2026-09-23' }))).toBe(1);
  });

  it('still counts what was collected before a pause', () => {
    const paused = consent(1, { status: 'paused', pausedAt: '2026-09-20T00:00:00Z' });
    expect(countedIds(sheet(1, '2026-09-08'), paused)).toBe(1);
  });

  it('takes nothing from a sheet that should have expired though the store still has it', () => {
    const held = { ...sheet(1, '2026-09-08'), expiresAt: NOW.getTime() / 1000 };
    expect(countedIds(held, consent(1))).toBeUndefined();
  });

  it('takes neither deleted posts nor those missing from the last listing', () => {
    const rows = [
      post('there'),
      { id: 'gone', observedAt: '2026-09-16T00:00:00Z', gone: true },
      post('missing', { absentSince: '2026-09-16T00:00:00Z' }),
    ];
    expect(countedIds(sheet(1, '2026-09-08', rows), consent(1))).toBe(1);
  });

  it('takes no official sheet for advocacy and no participant’s for an official account', () => {
    expect(advocacyPosts(sheet(1, '2026-09-08'), officialConsent(1), NOW)).toBeUndefined();
    expect(officialDay(sheet(1, '2026-09-08'), consent(1), NOW)).toBeUndefined();
  });
});

describe('advocacy figures', () => {
  it('publishes nothing when a group has four people, even if noise would let it pass', () => {
    const generous: NoiseSource = { draw: () => 50 };
    expect(headline(4, { noise: generous }).map(({ value }) => value)).toEqual([null, null]);
  });

  it('withholds a group of nine and publishes one of ten', () => {
    expect(headline(9).map(({ value }) => value)).toEqual([null, null]);
    // ten people with one post of thirteen interactions each
    expect(headline(10).map(({ value }) => value)).toEqual([10, 130]);
  });

  it('compares the minimum with the noisy count', () => {
    const draws = [-1, 0, 0, 0];
    const noise: NoiseSource = { draw: () => draws.shift() ?? 0 };
    expect(headline(10, { noise }).map(({ value }) => value)).toEqual([null, 130]);
  });

  it('clips each person’s total over all their posts and accounts', () => {
    const viral = [post('1', { counts: { likes: 5000, reposts: 0, replies: 0 } })];
    // ten people clipped to 100 each
    expect(headline(10, { posts: viral })[1]?.value).toBe(1000);
    const prolific = Array.from({ length: 7 }, (_, index) => post(String(index)));
    expect(headline(10, { posts: prolific })[0]?.value).toBe(50);
  });

  it('states clip and noise whether or not it withholds, so that both look the same', () => {
    const [small, large] = [headline(3)[1], headline(30)[1]];
    expect(small).toEqual({ ...large, value: null });
    expect(large).toMatchObject({ clip: 100, standardDeviation: 50 });
  });

  it('counts posts for engagement only where the author consented to that then and still does', () => {
    const labelled = post('1', { purposes: ['sentiment'], sentiment: 'positive' });
    const rows = parts(12, [labelled]);
    const figures = protectFigures({
      fold: foldPosts(rows),
      cells: cellsOfTables(TableName.options, { platforms: Platform.options, topics: [] }),
      clips: CLIPS,
      policy: STANDARD_POLICY,
      noise: SILENCE,
    }).figures;
    const shown = figures.filter(({ value }) => value !== null);
    expect(shown).toEqual([
      {
        table: 'sentiment',
        category: 'positive',
        measure: 'posts',
        value: 12,
        clip: 5,
        standardDeviation: 2.5,
      },
    ]);
  });

  it('has the same cells whatever the data, with the campaign’s topics only', () => {
    const cells = cellsOfTables(['platform', 'topic', 'sentiment'], {
      platforms: Platform.options,
      topics: ['launch', 'hiring'],
    });
    // two platforms, two topics, four sentiment labels, two measures each
    expect(cells).toHaveLength(16);
    const other = parts(12, [post('1', { topic: 'private-party' })]);
    const { figures } = protectFigures({
      fold: foldPosts(other),
      cells,
      clips: CLIPS,
      policy: STANDARD_POLICY,
      noise: SILENCE,
    });
    expect(JSON.stringify(figures)).not.toContain('private-party');
    expect(figures).toHaveLength(16);
  });

  it('refuses a policy that switches protection off', () => {
    expect(DisclosurePolicy.safeParse({ minimumGroup: 4 }).success).toBe(false);
    expect(DisclosurePolicy.safeParse({ noiseMultiplier: 0 }).success).toBe(false);
    expect(DisclosurePolicy.safeParse({ groupDeviation: 0 }).success).toBe(false);
  });
});

describe('official figures', () => {
  it('are exact, zero included', () => {
    const released = officialDay(
      sheet(5, '2026-09-08', [post('1'), post('2', { topic: 'launch', sentiment: 'neutral' })]),
      officialConsent(5),
      NOW,
    );
    const figures = exactFigures(released?.counted ?? [], officialCells(['launch', 'hiring']));
    const valueOf = (table: string, category: string | null, measure: string) =>
      figures.find(
        (figure) => figure.table === table && figure.category === category && figure.measure === measure,
      )?.value;
    expect(valueOf('headline', null, 'posts')).toBe(2);
    expect(valueOf('headline', null, 'engagement')).toBe(26);
    expect(valueOf('topic', 'launch', 'engagement')).toBe(13);
    expect(valueOf('topic', 'hiring', 'posts')).toBe(0);
    expect(valueOf('sentiment', 'neutral', 'posts')).toBe(1);
  });

  it('come with the posts they count: which, when, how they fared, and nothing else that is held of them', () => {
    const rows = [
      post('1', {
        topic: 'launch',
        sentiment: 'neutral',
        language: 'en',
        editHash: 'abc',
        notes: [{ rule: 'aws-access-key', kind: 'secret', confidence: 0.6 }],
        alerts: ['a'.repeat(32)],
      }),
      post('2', { counts: undefined }),
      { id: '3', observedAt: '2026-09-16T00:00:00Z', gone: true },
      post('4', { absentSince: '2026-09-16T00:00:00Z' }),
    ];
    expect(officialDay(sheet(5, '2026-09-08', rows), officialConsent(5), NOW)?.posts).toEqual([
      {
        id: '1',
        postedAt: '2026-09-08T12:00:00Z',
        topic: 'launch',
        sentiment: 'neutral',
        counts: { likes: 10, reposts: 2, replies: 1 },
      },
      { id: '2', postedAt: '2026-09-08T12:00:00Z' },
    ]);
  });
});
