import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { LADDER } from '../../../shared/disclosure/ladder.ts';
import { privacyCosts, TRIED, type TriedStep } from '../../../shared/disclosure/privacy-cost.ts';

/** The rows of the page that calibration writes, under "All that was tried". */
const published = (): readonly string[] => {
  const page = readFileSync(new URL('../../../docs/participation-attack.md', import.meta.url), 'utf8');
  const [, table = ''] = page.split('## All that was tried');
  return (
    table
      .split('Simulated years')[0]
      ?.split('\n')
      .filter((line) => /^\| \d/u.test(line)) ?? []
  );
};

const percent = (perMille: number): string => `${(perMille / 10).toFixed(1)} %`;

describe('what more would cost in privacy', () => {
  it('is what calibration measured and its page says, row by row', () => {
    const rows = published().map((line) => {
      const [people, detail, , , attack, , error, taken] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      return [people, detail, attack, error, taken];
    });
    expect(rows).toEqual(
      TRIED.map(({ people, candidates, detail, attack, error, taken }) => [
        `${people} of ${candidates}`,
        detail.replaceAll('-', ' '),
        percent(attack),
        percent(error),
        taken ? 'taken' : '',
      ]),
    );
  });

  it('says of each step of the ladder that it is in force', () => {
    const inForce = privacyCosts().filter(({ taken }) => taken);
    expect(inForce.map(({ people, detail }) => [people, detail])).toEqual(
      LADDER.filter(({ from }) => from > 0).map(({ from, detail }) => [from, detail]),
    );
  });

  it('sets beside it what hides best of all that was tried with other detail', () => {
    const step = (changes: Partial<TriedStep>): TriedStep => ({
      people: 300,
      candidates: 500,
      detail: 'monthly-headline',
      attack: 570,
      error: 40,
      taken: false,
      ...changes,
    });
    const costs = privacyCosts([
      step({}),
      step({ attack: 560, error: 50 }),
      step({ detail: 'monthly-tables', attack: 590 }),
      step({ detail: 'monthly-tables', attack: 600, taken: true }),
    ]);
    // of 500 candidates 300 take part: whoever names them all is right about 60 %
    expect(costs.map(({ detail, attack, guess }) => [detail, attack, guess])).toEqual([
      ['monthly-headline', 560, 600],
      ['monthly-tables', 600, 600],
    ]);
  });
});
