import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** A line of the list: where it is said, what is said, and by which tests it is held. */
interface Promised {
  readonly page: string;
  readonly says: string;
  readonly tests: readonly (readonly [file: string, name: string])[];
}

const promisedIn = (list: string): readonly Promised[] =>
  list
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:Page|---)/u.test(line))
    .map((line) => {
      const [, page = '', says = '', held = ''] = line.split(/ ?\| ?/u);
      const tests = held.split('<br>').map((one) => /^`(?<file>[^`]+)`: (?<name>.+)$/u.exec(one)?.groups);
      return { page, says, tests: tests.map((one) => [one?.['file'] ?? held, one?.['name'] ?? ''] as const) };
    });

const PROMISED = promisedIn(read('docs/promises.md'));

describe('what pages promise', () => {
  it('is listed, with all seven promises of the first page', () => {
    expect(PROMISED.length).toBeGreaterThanOrEqual(40);
    const first = PROMISED.filter(({ page }) => page.startsWith('What Candor is, P'));
    expect(first.map(({ page }) => page.slice(-1))).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('is said as it is listed', () => {
    const words = read('functions/web/words/en.tsx');
    expect(PROMISED.filter(({ says }) => !words.includes(says)).map(({ says }) => says)).toEqual([]);
  });

  it('is held by tests that are there, under these names', () => {
    const missing = PROMISED.flatMap(({ tests }) =>
      tests.filter(([file, name]) => name === '' || !read(file).includes(name)),
    );
    expect(missing).toEqual([]);
  });
});
