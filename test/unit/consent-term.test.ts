import { expect, it } from 'vitest';

import { endOf, expiryOf, hasRunOut, isRunningOut } from '../../shared/consent/consent-term.ts';

it('is a term of a year of 365 days, of which the last thirty are told of', () => {
  expect(expiryOf(new Date('2026-06-01T10:00:00.000Z'))).toBe('2027-06-01');
  const term = { expiresOn: '2026-07-01' };
  const told = ['2026-05-31', '2026-06-01', '2026-06-30', '2026-07-01'].map((day) => {
    const moment = new Date(`${day}T23:59:59.999Z`);
    return [isRunningOut(term, moment), hasRunOut(term, moment)];
  });
  expect(told).toEqual([
    [false, false],
    [true, false],
    [true, false],
    [false, true],
  ]);
  expect(endOf(term)).toBe('2026-07-01T00:00:00.000Z');
});
