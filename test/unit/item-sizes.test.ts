import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';

import { portionsOf } from '../../functions/classify-posts/record-posts.ts';
import { readChoice } from '../../functions/web/choice-form.ts';
import { CHOICES } from '../../functions/web/words/catalogues.ts';
import { itemSize } from '../../infra/local/gate/item-size.ts';
import { Item } from '../../infra/local/gate/item.ts';
import { alertItem } from '../../shared/alerts/alert-items.ts';
import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { consentItem } from '../../shared/consent/consent-items.ts';
import { NOTICE, noticeReference } from '../../shared/consent/notice.ts';
import { Campaign, Scope } from '../../shared/consent/scope.ts';
import type { ReleaseEvidence } from '../../shared/disclosure/release-evidence.ts';
import { evidenceItem, releaseItem } from '../../shared/disclosure/release-items.ts';
import { Release } from '../../shared/disclosure/release.ts';
import { PostId } from '../../shared/ids.ts';
import { SHEETS_AT_MOST } from '../../shared/posts/batch-writer.ts';
import { DaySheet, POSTS_PER_SHEET_AT_MOST } from '../../shared/posts/day-sheet.ts';
import { sheetItem } from '../../shared/posts/observation-items.ts';
import { leakAlert } from '../support/alert-builder.ts';
import { consent, ONE_STEP, sheet } from '../support/disclosure-builders.ts';

/** DynamoDB's limits of an item and of a transaction. */
const ITEM_BYTES = 400 * 1024;
const TRANSACTION_BYTES = 4 * 1024 * 1024;

const sizeOf = (item: Record<string, unknown>): number =>
  itemSize(Item.parse(marshall(item, { removeUndefinedValues: true })));

/** So many characters that take most bytes in UTF-8 for their length. */
const widest = (characters: number): string => '字'.repeat(characters);
const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index));
const postId = (bytes: number) => (index: number) => `${index}`.padStart(bytes, 'x');
const HASH = 'f'.repeat(64);
const MOMENT = '2026-09-16T00:00:00.000Z';
const LONGEST_ACCOUNT = `mastodon:${'a'.repeat(286)}/1234`;

const largestPost = (index: number) => ({
  id: postId(512)(index),
  observedAt: MOMENT,
  postedAt: MOMENT,
  purposes: ['engagement', 'sentiment', 'confidentiality'],
  topic: widest(100),
  counts: { likes: 999_999_999_999, reposts: 999_999_999_999, replies: 999_999_999_999 },
  frozen: true,
  language: 'x'.repeat(35),
  sentiment: 'negative',
  editHash: 'x'.repeat(44),
  // rules are named in the code, in ASCII
  notes: times(5, () => ({
    rule: 'r'.repeat(100),
    kind: 'personal-data',
    confidence: 0.123456789012345,
  })),
  alerts: times(10, (alert) => `${alert}`.padStart(32, 'f')),
  absentSince: MOMENT,
});

const largestSheet = () =>
  DaySheet.parse({
    ...sheet(1, '2026-09-08'),
    account: LONGEST_ACCOUNT,
    posts: times(POSTS_PER_SHEET_AT_MOST, largestPost),
  });

const chosen = (count: number, bytes: number) => ({
  kind: 'chosen-posts',
  posts: times(count, postId(bytes)),
});

describe('the largest item there can be', () => {
  it('of a day’s posts fits', () => {
    expect(sizeOf(sheetItem(largestSheet()))).toBeLessThan(ITEM_BYTES);
  });

  it('of a consent fits, with as many posts chosen for two purposes as may be', () => {
    const scope = chosen(500, 300);
    const given = (count: number) => ({ scope: chosen(count, 300), givenAt: MOMENT });
    expect(Scope.safeParse(scope).success).toBe(true);
    const record = consent(1, {
      purposes: { engagement: given(500), sentiment: given(500) },
      handle: widest(300),
      wrappedTextKey: 'A'.repeat(400),
    });
    expect(sizeOf(consentItem(record))).toBeLessThan(ITEM_BYTES);
  });

  it('of an alert fits, whatever was done with it', () => {
    const event = {
      at: MOMENT,
      by: { role: 'security', handler: HASH },
      what: 'acknowledged',
      reason: widest(500),
    };
    const alert = LeakAlert.parse({
      ...leakAlert(1),
      account: LONGEST_ACCOUNT,
      post: postId(512)(1),
      url: `https://h.example/${'x'.repeat(1980)}`,
      rule: 'r'.repeat(100),
      masked: widest(200),
      history: times(200, () => event),
      dismissal: 'not-confidential',
    });
    expect(sizeOf(alertItem(alert))).toBeLessThan(ITEM_BYTES);
  });

  it('of a release and of what decided it fits', () => {
    const cell = { table: 'sentiment', category: widest(100), measure: 'engagement' } as const;
    const figure = {
      ...cell,
      value: 123_456_789_012_345,
      clip: 123_456,
      standardDeviation: 123.456789012345,
    };
    const release = Release.parse({
      version: 1,
      id: `official-month-2026-09-01-${'f'.repeat(16)}`,
      subject: { kind: 'official', account: LONGEST_ACCOUNT, handle: widest(300) },
      period: 'month',
      from: '2026-09-01',
      to: '2026-10-01',
      publishedAt: MOMENT,
      minimumGroup: 10,
      step: { from: 1000, detail: 'weekly-headline-monthly-tables' },
      figures: times(500, () => figure),
      sha256: HASH,
    });
    const [step] = ONE_STEP;
    const evidence: ReleaseEvidence = {
      counts: times(500, () => ({ ...cell, noisyCount: 123_456_789 })),
      sizes: { engagement: 1_000_000, sentiment: 1_000_000 },
      steps: { engagement: step, sentiment: step },
      lesson: { posts: { median: 123_456, ninth: 123_456 }, engagement: { median: 123_456, ninth: 123_456 } },
    };
    expect(sizeOf(releaseItem(release))).toBeLessThan(ITEM_BYTES);
    expect(sizeOf(evidenceItem(release, evidence))).toBeLessThan(ITEM_BYTES);
  });
});

describe('what would grow beyond that', () => {
  it.each([
    ['an id of 513 bytes', 'x'.repeat(513)],
    ['an id of 171 characters of three bytes', widest(171)],
  ])('is refused: %s', (_, id) => expect(PostId.safeParse(id).success).toBe(false));

  it('is refused: more chosen posts, or longer ones, than an item holds', () => {
    expect(Scope.safeParse(chosen(501, 20)).success).toBe(false);
    expect(Scope.safeParse(chosen(500, 301)).success).toBe(false);
    expect(Scope.safeParse(chosen(292, 512)).success).toBe(true);
  });

  it('is refused in words where somebody chooses more posts than may be, not cut off behind their back', () => {
    const notice = noticeReference(NOTICE);
    const choice = (count: number) =>
      readChoice(
        new URLSearchParams({
          notice: notice.sha256,
          engagement: 'yes',
          sentiment: 'no',
          confidentiality: 'no',
          'engagement-scope': 'chosen-posts',
          'engagement-posts': times(count, (index) => `https://h.example/@ann/${index}`).join('\n'),
        }),
        CHOICES.en,
        new Date(MOMENT),
      );
    expect(choice(500)).toMatchObject({ purposes: { engagement: { scope: { kind: 'chosen-posts' } } } });
    const refused = choice(501);
    if (refused.kind !== 'refused') throw new Error('it was taken');
    expect(refused.problems).toMatchObject([{ field: 'engagement-posts' }]);
    expect(refused.problems[0]?.message).toContain('at most 500 posts');
  });

  it('is refused: a campaign with more topics than a release has room for', () => {
    const campaign = (count: number) => ({ tags: times(count, String), mentions: [], domains: [] });
    expect(Campaign.safeParse(campaign(200)).success).toBe(true);
    expect(Campaign.safeParse(campaign(201)).success).toBe(false);
  });

  it('is split: a batch that touches more days than a transaction has room for', () => {
    const judgements = times(20, (index) => ({
      post: {
        observed: {
          id: PostId.parse(String(index)),
          postedAt: `2026-09-${String(index + 1).padStart(2, '0')}T12:00:00.000Z`,
          url: 'https://h.example/1',
          purposes: ['engagement' as const],
          frozen: false,
        },
      },
      alerts: [],
    }));
    const portions = portionsOf(judgements, []);
    expect(portions.map((portion) => portion.judgements.length)).toEqual([9, 9, 2]);
    const largestAlert = 8 * 1024;
    expect(SHEETS_AT_MOST * ITEM_BYTES + 45 * largestAlert).toBeLessThan(TRANSACTION_BYTES);
  });
});
