import type { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { ConsentRecord as ConsentSchema } from '../../shared/consent/consent-record.ts';
import type { LadderStep } from '../../shared/disclosure/ladder.ts';
import type { NoiseSource } from '../../shared/disclosure/noise.ts';
import { AccountId, Day, ParticipantId } from '../../shared/ids.ts';
import { DaySheet, type LivePost } from '../../shared/posts/day-sheet.ts';

/** A UUID made from a small number. */
export const uuid = (index: number): string =>
  `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;

export const participant = (index: number): ParticipantId => ParticipantId.parse(uuid(index));
export const account = (index: number): AccountId => AccountId.parse(`mastodon:social.example/${index}`);
export const day = (text: string): Day => Day.parse(text);

/** A ladder with one step, so that a handful of people are enough for months with all their tables, and weeks. */
export const ONE_STEP: readonly [LadderStep] = [
  { from: 0, detail: 'weekly-headline-monthly-tables', noiseMultiplier: 0.5, clipDeviations: 2.4 },
];

/** A ladder with one step that publishes a monthly headline. */
export const HEADLINE_STEP: readonly [LadderStep] = [
  { from: 0, detail: 'monthly-headline', noiseMultiplier: 0.5, clipDeviations: 2.4 },
];

/** No noise at all, for figures worked out by hand. */
export const SILENCE: NoiseSource = { draw: () => 0 };

/** A standing consent to posts that mention the company, of participant `index` for account `index`, generation `index`. */
export const consent = (index: number, changes: Record<string, unknown> = {}): ConsentRecord =>
  ConsentSchema.parse({
    version: 1,
    kind: 'advocacy',
    status: 'given',
    account: account(index),
    handle: `person-${index}`,
    participant: participant(index),
    revision: uuid(1000 + index),
    generation: uuid(index),
    notice: { version: '1', language: 'en', sha256: 'a'.repeat(64) },
    givenAt: '2026-01-01T00:00:00Z',
    expiresOn: '2027-01-01',
    purposes: {
      engagement: { scope: { kind: 'company-mention' }, givenAt: '2026-01-01T00:00:00Z' },
      sentiment: { scope: { kind: 'company-mention' }, givenAt: '2026-01-01T00:00:00Z' },
    },
    ...changes,
  });

export const withdrawn = (index: number): ConsentRecord =>
  ConsentSchema.parse({
    version: 1,
    kind: 'advocacy',
    status: 'withdrawn',
    account: account(index),
    handle: '',
    participant: participant(index),
    revision: uuid(2000 + index),
    generation: uuid(index),
    withdrawnAt: '2026-09-20T00:00:00Z',
  });

export const officialConsent = (index: number): ConsentRecord =>
  ConsentSchema.parse({
    version: 1,
    kind: 'official',
    status: 'given',
    account: account(index),
    handle: `official-${index}`,
    revision: uuid(1000 + index),
    generation: uuid(index),
    givenAt: '2026-01-01T00:00:00Z',
    readFrom: '2026-01-15T00:00:00Z',
  });

export const officialWithdrawn = (index: number): ConsentRecord =>
  ConsentSchema.parse({
    version: 1,
    kind: 'official',
    status: 'withdrawn',
    account: account(index),
    handle: '',
    revision: uuid(3000 + index),
    generation: uuid(7),
    withdrawnAt: '2026-09-20T00:00:00Z',
  });

/** A live post with ten likes, two reposts and a reply, for engagement and sentiment. */
export const post = (id: string, changes: Partial<Record<keyof LivePost, unknown>> = {}) => ({
  id,
  observedAt: '2026-09-16T00:00:00Z',
  postedAt: '2026-09-08T12:00:00Z',
  purposes: ['engagement', 'sentiment'],
  counts: { likes: 10, reposts: 2, replies: 1 },
  frozen: true,
  ...changes,
});

/** Account `index`'s sheet of a day, under generation `index`. */
export const sheet = (index: number, on: string, posts: readonly unknown[] = [post('1')]): DaySheet =>
  DaySheet.parse({
    version: 1,
    account: account(index),
    participant: participant(index),
    day: on,
    generation: uuid(index),
    revision: uuid(3000 + index),
    posts,
    expiresAt: Date.parse('2026-12-31T00:00:00Z') / 1000,
  });
