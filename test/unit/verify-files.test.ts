import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runLog } from '../../bin/log-command.ts';
import { runVerify } from '../../bin/verify-command.ts';
import { jsonFault } from '../../bin/verify/json-once.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { listener } from '../support/listener.ts';
import { LogWorld } from '../support/log-world.ts';
import { summaryOf } from '../support/summary-builder.ts';
import { onDisk } from '../support/written-log.ts';

const SUMMARY = summaryOf('2026-10', { publishedAt: '2026-11-17T02:00:00Z' });
const place = mkdtempSync(join(tmpdir(), 'candor-given-'));
const world = new LogWorld();
let [log, vkey] = ['', ''];
beforeAll(async () => {
  world.summaries.push(SUMMARY);
  for (const day of ['17', '18']) await world.seal(`2026-11-${day}T03:30:00Z`);
  log = onDisk(world.bucket.files);
  vkey = await world.signer.verifierKey();
});
afterAll(() => {
  for (const directory of [place, log]) rmSync(directory, { recursive: true });
});

const file = (name: string, text: string): string => {
  const path = join(place, name);
  writeFileSync(path, text);
  return path;
};
const told = async (
  command: typeof runLog,
  ...args: readonly string[]
): Promise<readonly [number, string]> => {
  const { output, said } = listener();
  return [await command(args, output), said()];
};
const verify = (...args: readonly string[]) => told(runVerify, '--vkey', vkey, ...args);
const beside = (...args: readonly string[]) => verify('--log', log, ...args);

describe('what candor verify is asked', () => {
  it.each(['--help', '-h'])('is explained on %s, with and without the rest', async (help) => {
    for (const answer of [
      await told(runVerify, help),
      await beside(help),
      await told(runLog, help),
      await told(runLog, 'export', help),
    ])
      expect(answer).toEqual([0, expect.stringMatching(/^Usage: candor (verify|log) /u)]);
  });

  it('names what is held to a log where none was given, and passes none of it over', async () => {
    const some = file('summary.json', canonicalJson(SUMMARY));
    expect(await verify('--receipt', some, '--summary', some, '--since', 'x')).toEqual([
      2,
      'Held to a log, and none was given with --log: --since, --summary.\n',
    ]);
    for (const option of ['--openings', '--release', '--witness', '--summary', '--since'])
      expect(await verify(option, some)).toEqual([
        2,
        `Held to a log, and none was given with --log: ${option}.\n`,
      ]);
  });

  it.each(['--log', '--vkey', '--proofs', '--origin'])('has %s once', async (option) => {
    expect(await beside('--proofs', 'x', '--origin', 'x', option, 'y')).toEqual([
      2,
      `Given more than once, and only one counts: ${option}.\n`,
    ]);
  });
});

describe('files beside a log', () => {
  it('are refused where they are no file, or none of their kind', async () => {
    const [long, note] = [file('long.json', ''), file('note', '')];
    truncateSync(long, 64 * 1024 * 1024 + 1);
    truncateSync(note, 1024 * 1024 + 1);
    const pipe = join(place, 'pipe');
    spawnSync('mkfifo', [pipe]);
    mkdirSync(join(place, 'nothing'), { recursive: true });
    for (const option of ['--summary', '--release', '--openings', '--receipt']) {
      expect(await beside(option, long)).toEqual([
        2,
        `${long} is longer than 64 MB: it is no file of this kind.\n`,
      ]);
      expect(await beside(option, pipe)).toEqual([
        2,
        `${pipe} is no regular file: give one that is kept on a disk.\n`,
      ]);
      expect(await beside(option, join(place, 'none'))).toEqual([
        2,
        `There is no file ${join(place, 'none')}.\n`,
      ]);
    }
    for (const option of ['--since', '--witness'])
      expect(await beside(option, note)).toEqual([
        2,
        `${note} is longer than 1 MB: it is no file of this kind.\n`,
      ]);
    expect((await told(runVerify, '--log', log, '--vkey', pipe))[0]).toBe(2);
    for (const option of ['--summary', '--release', '--openings'])
      expect(await beside(option, join(place, 'nothing'))).toEqual([
        2,
        `${join(place, 'nothing')} has no file whose name ends in .json.\n`,
      ]);
  });

  it('are refused in the log itself where they are endless', async () => {
    const other = onDisk(new Map([...world.bucket.files].filter(([path]) => path !== 'checkpoint')));
    const checkpoint = join(other, 'checkpoint');
    try {
      spawnSync('mkfifo', [checkpoint]);
      expect(await verify('--log', other)).toEqual([2, `${checkpoint} is no regular file.\n`]);
      rmSync(checkpoint);
      writeFileSync(checkpoint, '');
      truncateSync(checkpoint, 17 * 1024 * 1024);
      expect(await verify('--log', other)).toEqual([2, `${checkpoint} is longer than any file of a log.\n`]);
    } finally {
      rmSync(other, { recursive: true });
    }
  });

  it('are faulty where a member is named twice, though one that counts is as it was published', async () => {
    const text = canonicalJson(SUMMARY);
    const twice = file('twice.json', text.replace('"figuresWithheld":', '"figuresWithheld":99,$&'));
    expect((await beside('--summary', file('once.json', text)))[0]).toBe(0);
    for (const option of ['--summary', '--release', '--openings', '--receipt'])
      expect(await beside(option, twice)).toEqual([1, `${twice}: names "figuresWithheld" twice\n`]);
  });

  it('are faulty where nobody can follow their nesting, of whatever size', async () => {
    const deep = file('deep.json', `${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    for (const option of ['--summary', '--release', '--openings', '--receipt'])
      expect(await beside(option, deep)).toEqual([1, `${deep}: is nested in more than 100 levels\n`]);
  });
});

describe('a JSON text', () => {
  it.each([
    ['{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', undefined],
    ['{"a":"\\"a\\":","b":"a","c":["a","a"],"\\\\":1}', undefined],
    ['{"a":1, "a" : 1}', 'names "a" twice'],
    ['[{"x":{"b":1,"\\u0062":2}}]', 'names "b" twice'],
    ['{"a\\\\":1,"b":[],"a\\\\"\n:2}', 'names "a\\\\" twice'],
    ['{"__proto__":1,"__proto__":2}', 'names "__proto__" twice'],
    [`${'['.repeat(100)}${']'.repeat(100)}`, undefined],
    [`${'['.repeat(101)}${']'.repeat(101)}`, 'is nested in more than 100 levels'],
    ['{"a":1,"a":', undefined],
    ['c2sp.org/tlog-proof@v1\n', undefined],
  ])('%s: %s', (text, fault) => {
    expect(jsonFault(text)).toBe(fault);
  });
});

describe('an answer that nobody reads to its end', () => {
  it('exits as a program does that a closed pipe ends', async () => {
    const program = join(import.meta.dirname, '../../bin/candor.ts');
    const run = spawn(process.execPath, [program, 'verify', '--help'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    run.stdout.destroy();
    expect(await once(run, 'exit')).toEqual([141, null]);
  });
});
