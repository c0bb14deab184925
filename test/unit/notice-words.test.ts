import { describe, expect, it } from 'vitest';

import { ACCURACY_AT_MOST } from '../../bin/calibrate/choose.ts';
import { NOTICE } from '../../shared/consent/notice.ts';
import { LADDER, tablesAt, tablesOf } from '../../shared/disclosure/ladder.ts';
import type { TableName } from '../../shared/disclosure/release.ts';

const WORDS = new Map([
  [30, 'thirty'],
  [300, 'three hundred'],
]);

/** From how many people on a table is published. */
const firstWith = (table: TableName): number =>
  Math.min(
    ...LADDER.filter(({ detail }) => tablesOf(detail).some(({ tables }) => tables.includes(table))).map(
      ({ from }) => from,
    ),
  );

describe('what the notice says of groups', () => {
  it.each([
    ['engagement', 'headline'],
    ['sentiment', 'sentiment'],
  ] as const)('of %s is from where on the ladder publishes it', (purpose, table) => {
    const people = WORDS.get(firstWith(table)) ?? '?';
    expect(NOTICE.purposes[purpose].seenBy).toContain(`in which about ${people} people or more posted`);
  });

  it('of weeks is from where on the ladder publishes them', () => {
    const from = Math.min(
      ...LADDER.filter(({ detail }) => tablesAt(detail, 'week').length > 0).map((step) => step.from),
    );
    expect(from).toBe(1000);
    expect(NOTICE.purposes.engagement.seenBy).toContain('with about a thousand people also weeks');
  });

  it('of the attack is what the calibration accepts', () => {
    expect(NOTICE.purposes.engagement.seenBy).toContain(
      `right about ${100 * ACCURACY_AT_MOST} of 100 people`,
    );
  });
});
