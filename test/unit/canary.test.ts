import { describe, expect, it } from 'vitest';

import { CANARY, CANARY_MASKED, CANARY_TOKEN, canariesIn } from '../support/canary.ts';
import { mask } from '../../shared/classification/masking.ts';

describe('the canary', () => {
  it.each([
    ['as it was posted', `a post ${CANARY} here`],
    ['in capitals', `#${CANARY.toUpperCase()}TAG`],
    ['inside an address', `https://x.example/?q=${CANARY}&b=1`],
    ['as base64', Buffer.from(`${CANARY} and more`).toString('base64')],
    ['as base64 one byte later', Buffer.from(`a${CANARY} and more`).toString('base64')],
    ['as base64 two bytes later', Buffer.from(`ab${CANARY} and more`).toString('base64url')],
    ['as base64 deep inside', Buffer.from(`{"texts":[{"text":"so ${CANARY}"}]}`).toString('base64')],
  ])('is found %s', (_, text) => {
    expect(canariesIn([['place', text]])).toHaveLength(1);
  });

  it('is named with its place and what stands around it', () => {
    expect(canariesIn([['log', `before ${CANARY} after`]])).toEqual([`log: …before ${CANARY} after…`]);
  });

  it('is not seen in what an alert may show of it', () => {
    expect(mask(CANARY_TOKEN)).toBe(CANARY_MASKED);
    expect(canariesIn([['alert', CANARY_MASKED]])).toEqual([]);
  });
});
