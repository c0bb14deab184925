import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { RunReport } from '../../bin/start/report.ts';
import { addDays } from '../../shared/clock.ts';
import { keyAt, SmallBluesky, type SmallRecord } from '../support/small-bluesky.ts';

const PORT = 8900;

/** A real account's run from the command line: prompt, consent, engine, pipeline, report. */
describe('candor start --account', () => {
  const bluesky = new SmallBluesky();
  beforeAll(() => bluesky.open());
  afterAll(() => bluesky.close());

  const recordOf = (daysAgo: number, words: string): SmallRecord => {
    const at = addDays(new Date(), -daysAgo);
    return {
      key: keyAt(at),
      value: { $type: 'app.bsky.feed.post', text: words, langs: ['en'], createdAt: at.toISOString() },
    };
  };

  const run = async (answers: readonly string[], ...options: string[]) => {
    const { origin } = bluesky;
    const network = ['--plc-directory', origin, '--appview', origin, '--allow-origin', origin];
    const args = ['bin/candor.ts', 'start', '--account', 'bluesky:ann.test', '--port', String(PORT)];
    const child = spawn(process.execPath, [...args, '--once', ...network, ...options], { stdio: 'pipe' });
    child.stdin.end(answers.map((answer) => `${answer}\n`).join(''));
    const [output, told] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { code: child.exitCode, output, told };
  };

  it('counts the posts their author chose and no other, and prints no word of them', async () => {
    bluesky.records = [
      recordOf(8, 'Our shop opens again on Monday, I love it'),
      recordOf(2, 'Made a cake nobody needs to know about'),
      recordOf(1, 'The launch was a disaster and I am furious'),
    ];
    const { code, output, told } = await run(['ann.test', 'yes', 'yes', 'no', '1 3'], '--json');
    expect([code, told]).toEqual([0, expect.stringContaining('ann.test is bluesky:did:plc:')]);
    const report = RunReport.parse(JSON.parse(output));
    expect(report.accounts).toEqual({
      advocacy: { given: 1, paused: 0, withdrawn: 0 },
      official: 0,
      purposes: { engagement: 1, sentiment: 1 },
    });
    expect(report.posts).toEqual({ readings: 3, refused: 1, firstSeen: 2, classified: 2 });
    expect([report.denials, report.releases.figuresReleased]).toEqual([0, 0]);
    expect(output).not.toMatch(/shop|cake|disaster/u);
  });

  it('shows the owner what is held, without a word of their posts', async () => {
    bluesky.records = [recordOf(1, 'What a wonderful day with great people')];
    const { code, output } = await run(['ann.test', 'yes', 'yes', 'no', 'all']);
    expect(code).toBe(0);
    expect(output).toMatch(
      /\d{4}-\d\d-\d\d {2}\w{13} {2}engagement, sentiment {2}positive {2}3 likes, 2 reposts/u,
    );
    expect(output).not.toContain('wonderful');
    const [, seconds] = /^ann\.test: read, classified and counted in ([\d.]+) seconds$/mu.exec(output) ?? [];
    expect(Number(seconds)).toBeGreaterThan(0);
    expect(output).not.toContain('0 days');
  });

  it('starts nothing and reads nothing where the owner does not agree', async () => {
    bluesky.records = [recordOf(1, 'A post')];
    bluesky.asked.length = 0;
    const { code, told } = await run(['bob.example', 'yes', 'yes', 'yes', 'all']);
    expect([code, told]).toEqual([1, expect.stringContaining('Without consent nothing is read.')]);
    expect(told).not.toContain('Starting the engine');
    expect(bluesky.asked.filter(({ pathname }) => /listRecords|getPosts/u.test(pathname))).toEqual([]);
  });
});
