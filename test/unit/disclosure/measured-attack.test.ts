import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { NOTICE } from '../../../shared/consent/notice.ts';
import { MEASURED_ATTACK, PUBLISHED_FROM } from '../../../shared/disclosure/measured-attack.ts';

const read = (...path: string[]): string =>
  readFileSync(join(import.meta.dirname, '..', '..', '..', ...path), 'utf8').replaceAll(/\s+/gu, ' ');

const rows = readFileSync(
  join(import.meta.dirname, '..', '..', '..', 'docs', 'participation-attack.md'),
  'utf8',
)
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** The mean in a cell such as `62.4 ± 1.0 %`, as a share; undefined where it holds none. */
const meanIn = (cell = ''): number | undefined => {
  const mean = /^(\d+\.\d) ± \d+\.\d %$/u.exec(cell)?.[1];
  return mean === undefined ? undefined : Number(mean) / 100;
};

const means = (cells: readonly (string | undefined)[]): readonly number[] =>
  cells.map(meanIn).filter((mean) => mean !== undefined);

describe('what pages tell of the participation attack', () => {
  it('was not exceeded by any step of the ladder that was taken', () => {
    const ladder = rows.filter((row) => row.length === 11 && /month|weekly/u.test(row[2] ?? ''));
    const accuracies = ladder.flatMap((row) => means([row[7], row[8]]));
    expect(accuracies).toHaveLength(24);
    expect(Math.max(...accuracies)).toBeLessThanOrEqual(MEASURED_ATTACK.atMost);
  });

  it('was as much where a third said so themselves', () => {
    const announced = rows.filter((row) => row[2] === 'a third of the participants announced it');
    expect(announced.length).toBeGreaterThan(8);
    const worst = Math.max(...announced.flatMap((row) => means([row[5], row[6]])));
    expect(Math.round(worst * 100) / 100).toBe(MEASURED_ATTACK.announced);
  });

  it('was about as much for the half of the year, told who joined', () => {
    const told = rows
      .filter((row) => row[2] === 'joined' && row[3] === 'yes')
      .flatMap((row) => means([row[8]]));
    expect(told.length).toBeGreaterThan(3);
    expect(Math.round((told.reduce((sum, one) => sum + one, 0) / told.length) * 20) / 20).toBe(
      MEASURED_ATTACK.halfYear,
    );
    expect(Math.max(...told)).toBeLessThan(MEASURED_ATTACK.halfYear + 0.01);
  });

  it('is what the README and the notice say', () => {
    expect([MEASURED_ATTACK.atMost, MEASURED_ATTACK.guess, PUBLISHED_FROM]).toEqual([0.65, 0.5, 30]);
    const readme = read('README.md');
    expect(readme).toContain('names at most 65 % of simulated candidates rightly, where a coin names 50 %');
    expect(readme).toContain('the half year of it for about 60 %');
    expect(NOTICE.purposes.engagement.seenBy).toContain('right about 65 of 100 people');
    expect(NOTICE.purposes.engagement.seenBy).toContain('about thirty people or more posted');
  });
});
