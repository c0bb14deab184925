import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';

import { itemSize } from '../../../infra/local/gate/item-size.ts';
import { Item } from '../../../infra/local/gate/item.ts';
import { MEASURED_QUALITY } from '../../../shared/classification/measured-quality.ts';
import { MEASURED_ATTACK } from '../../../shared/disclosure/measured-attack.ts';
import { AuditSummary } from '../../../shared/summaries/audit-summary.ts';
import { summaryKey } from '../../../shared/summaries/summary-items.ts';
import { ONE_STEP } from '../../support/disclosure-builders.ts';

/** DynamoDB's limit of an item. */
const ITEM_BYTES = 400 * 1024;

const sizeOf = (item: Record<string, unknown>): number => itemSize(Item.parse(marshall(item)));

/** So many characters that take most bytes in UTF-8 for their length. */
const widest = (characters: number): string => '字'.repeat(characters);
const times = <Value>(count: number, make: () => Value): Value[] => Array.from({ length: count }, make);
const HASH = 'f'.repeat(64);
const MOMENT = '2026-09-16T00:00:00.000Z';
const LONGEST_ACCOUNT = `mastodon:${'a'.repeat(286)}/1234`;
const [STEP] = ONE_STEP;

describe('the largest summary there can be', () => {
  it('fits an item', () => {
    const line = {
      id: `advocacy-month-2026-09-01-${'f'.repeat(16)}`,
      period: 'month',
      from: '2026-09-01',
      to: '2026-10-01',
    };
    const band = { atLeast: 10_000, atMost: 99_999 };
    const named = { id: widest(100), sha256: HASH };
    const summary = AuditSummary.parse({
      version: 3,
      id: 'summary-2026-Q3',
      period: 'quarter',
      from: '2026-09-01',
      to: '2026-10-01',
      publishedAt: MOMENT,
      advocacyReleases: times(100, () => ({
        ...line,
        sha256: HASH,
        figuresReleased: 500,
        figuresWithheld: 500,
      })),
      officialAccounts: times(150, () => ({
        account: LONGEST_ACCOUNT,
        handle: widest(300),
        days: 31,
        releasesSha256: HASH,
      })),
      officialPosts: 100_000,
      figuresReleased: 100_000,
      figuresWithheld: 100_000,
      months: times(3, () => named),
      rows: {
        counts: times(60, () => ({
          kind: widest(50),
          outcome: widest(50),
          role: widest(50),
          of: widest(50),
          count: band,
        })),
        medianErasure: 'within-an-hour',
      },
      accounts: times(10, () => ({ purpose: 'confidentiality', count: band })),
      fieldsKept: times(30, () => ({ store: widest(50), fields: 500, sha256: HASH })),
      changes: {
        since: '2026-09-01',
        isWhole: true,
        listed: times(100, () => ({ on: '2026-09-01', subject: widest(80), before: HASH, now: HASH })),
        unlisted: 100,
      },
      incidents: times(20, () => named),
      classifier: MEASURED_QUALITY,
      attack: { measuredOn: '2026-09-01', ...MEASURED_ATTACK },
      sinceLast: {
        id: 'summary-2026-Q2',
        sha256: HASH,
        moved: times(70, () => ({ figure: widest(160), before: band, now: band })),
      },
      rules: {
        minimumGroup: 10,
        groupDeviation: 0.123456789,
        ladder: times(20, () => STEP),
        freezeAgeDays: 7,
        closingDays: 8,
      },
      statements: times(20, () => widest(300)),
      notCounted: times(20, () => widest(100)),
      sha256: HASH,
    });
    expect(sizeOf({ ...summaryKey(summary.id), version: 1, summary })).toBeLessThan(ITEM_BYTES);
  });
});
