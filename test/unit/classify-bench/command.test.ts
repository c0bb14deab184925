import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { timeAll, timesOf } from '../../bench/stopwatch.ts';
import { atLeast, atMost, judged, percent, shareText } from '../../bench/table.ts';

describe('what the table says', () => {
  it('shows the best and the median of the rounds', () => {
    expect(timesOf([5, 1, 4, 2, 9])).toEqual({ best: 1, median: 4 });
  });

  it('gives every tool its turn in each round, on every text', async () => {
    const calls: string[] = [];
    const tool = (name: string) => (text: string) => void calls.push(`${name}${text}`);

    const times = await timeAll(['1', '2'], [tool('a'), tool('b')]);

    expect(times).toHaveLength(2);
    expect(calls).toEqual(Array.from({ length: 10 }, () => ['a1', 'a2', 'b1', 'b2']).flat());
  });

  it('marks a figure that misses its bar, and no other', () => {
    expect(judged('97.9 %', 97.9, atLeast(98, ' %'))).toBe('**97.9 %, missed**');
    expect(judged('98 %', 98, atLeast(98, ' %'))).toBe('98 %');
    expect(judged('2.1 %', 2.1, atMost(2, ' %'))).toBe('**2.1 %, missed**');
    expect(judged('2 %', 2, atMost(2, ' %'))).toBe('2 %');
    expect(judged('50 %', 50, undefined)).toBe('50 %');
  });

  it('shows a share with what was counted', () => {
    expect(shareText({ right: 1, all: 3 })).toBe('33.33 % (1/3)');
    expect(percent({ right: 1, all: 4 })).toBe(25);
    expect(shareText({ right: 0, all: 0 })).toBe('–');
  });
});

describe('the command', () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../bench/classify-bench.ts'), ...args], {
      encoding: 'utf8',
    });

  it('says in one line what is missing where the data is not there, and ends with 2', () => {
    const { status, stdout, stderr } = run(join(tmpdir(), 'there-is-no-such-directory'));

    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^No confidentiality\/gitleaks-rule-cases\.jsonl in .*there-is-no-such-directory: .*\n$/u,
    );
  });

  it('says so of a directory without the files, and where none is named', () => {
    const [empty, none] = [run(mkdtempSync(join(tmpdir(), 'no-data-'))), run()];

    expect(empty.status).toBe(2);
    expect(none.status).toBe(2);
    expect(none.stderr).toMatch(/^Say where the data is: .*\n$/u);
  });
});
