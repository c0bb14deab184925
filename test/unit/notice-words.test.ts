import { describe, expect, it } from 'vitest';

import { NOTICE } from '../../shared/consent/notice.ts';
import { GROUP_FLOOR, STANDARD_POLICY } from '../../shared/disclosure/policy.ts';

const WORDS = new Map([
  [5, 'five'],
  [10, 'ten'],
]);

describe('what the notice says of groups', () => {
  it.each(['engagement', 'sentiment'] as const)('of %s are the numbers that releases go by', (purpose) => {
    const { seenBy } = NOTICE.purposes[purpose];
    const minimum = WORDS.get(STANDARD_POLICY.minimumGroup) ?? '?';
    const floor = WORDS.get(GROUP_FLOOR) ?? '?';
    expect(seenBy).toContain(`totals of about ${minimum} people or more, never fewer than ${floor},`);
  });
});
