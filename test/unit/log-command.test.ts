import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runLog } from '../../bin/log-command.ts';
import { runVerify } from '../../bin/verify-command.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { noteOf } from '../../shared/summaries/summary-note.ts';
import { listener } from '../support/listener.ts';
import { LogWorld } from '../support/log-world.ts';
import { summaryOf } from '../support/summary-builder.ts';
import { onDisk, writeLog } from '../support/written-log.ts';

const SUMMARY = summaryOf('2026-10', { publishedAt: '2026-11-17T02:00:00Z' });

const NOTE = noteOf({
  about: { kind: 'correction', of: SUMMARY.id },
  publishedAt: new Date('2026-11-18T09:00:00Z'),
  text: { en: 'Two releases were left out.', de: 'Zwei Veröffentlichungen fehlten.' },
});

const world = new LogWorld();
const directories: string[] = [];
const kept = (directory: string): string => {
  directories.push(directory);
  return directory;
};
const empty = (): string => join(kept(mkdtempSync(join(tmpdir(), 'candor-kept-'))), 'log');
let [served, vkey] = ['', ''];

beforeAll(async () => {
  world.summaries.push(SUMMARY);
  world.notes.push(NOTE);
  for (const day of ['17', '18', '19']) await world.seal(`2026-11-${day}T03:30:00Z`);
  served = kept(onDisk(world.bucket.files));
  vkey = await world.signer.verifierKey();
});
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

const told = async (
  command: (args: readonly string[], output: ReturnType<typeof listener>['output']) => Promise<number>,
  ...args: readonly string[]
) => {
  const { output, said } = listener();
  return { code: await command(args, output), said: said() };
};
const exported = (to: string, from = served) => told(runLog, 'export', to, '--log', from, '--vkey', vkey);

describe('candor log export', () => {
  it('keeps checkpoint, tiles, entries, each day’s checkpoint and the key, and no file beside', async () => {
    const to = empty();
    expect(await exported(to)).toEqual({
      code: 0,
      said: `${to}: 3 entries of public.candor.example.com/log. All of it holds.\n`,
    });
    const files = [
      'checkpoint',
      'checkpoints/2026-11-16',
      'checkpoints/2026-11-17',
      'checkpoints/2026-11-18',
      'tile/0/000.p/3',
      'tile/entries/000.p/3',
    ];
    for (const file of files)
      expect([file, readFileSync(join(to, file)).equals(readFileSync(join(served, file)))]).toEqual([
        file,
        true,
      ]);
    expect(readFileSync(join(to, 'vkey'), 'utf8')).toBe(`${vkey}\n`);
    expect(existsSync(join(to, 'tile/0/000.p/2'))).toBe(false);
  });

  it('makes a copy that verifies by itself, with each checkpoint of it, and can be copied on', async () => {
    const [first, second] = [empty(), empty()];
    await exported(first);
    expect((await exported(second, first)).code).toBe(0);
    const since = ['16', '17', '18'].flatMap((day) => [
      '--since',
      join(second, `checkpoints/2026-11-${day}`),
    ]);
    const { code, said } = await told(
      runVerify,
      ...['--log', second, '--vkey', join(second, 'vkey')],
      ...since,
    );
    expect([code, said]).toEqual([0, expect.stringContaining('3 entries')]);
  });

  it('writes nothing of a log that does not hold, or whose earlier checkpoints are of another', async () => {
    for (const [path, change] of [
      ['tile/0/000.p/3', Buffer.alloc(96)],
      [
        'checkpoints/2026-11-17',
        Buffer.from(
          await world.signer.sign(
            'public.candor.example.com/log\n2\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
          ),
        ),
      ],
    ] as const) {
      const spoiled = kept(onDisk(new Map([...world.bucket.files, [path, change]])));
      const to = empty();
      const { code, said } = await exported(to, spoiled);
      expect([code, said.startsWith(`${path}: `), existsSync(to)]).toEqual([1, true, false]);
    }
  });

  it('keeps the logs of others, too', async () => {
    const log = await writeLog([Buffer.from('not a day'), Buffer.from('{"day":1}')], [2]);
    const to = empty();
    const from = kept(onDisk(log.files));
    expect((await told(runLog, 'export', to, '--log', from, '--vkey', log.vkey)).code).toBe(0);
    expect((await told(runVerify, '--log', to, '--vkey', log.vkey)).code).toBe(0);
  });

  it('refuses what is no question', async () => {
    expect((await told(runLog, 'export', 'x', '--log', 'y')).code).toBe(2);
    expect((await told(runLog, 'import', 'x', '--log', 'y', '--vkey', vkey)).code).toBe(2);
    expect((await told(runLog, 'export', 'x', '--log', 'y', '--vkey', 'nonsense')).code).toBe(2);
  });
});

describe('an audit summary beside the log', () => {
  const file = (text: string): string => {
    const directory = kept(mkdtempSync(join(tmpdir(), 'candor-summary-')));
    writeFileSync(join(directory, 'summary.json'), text);
    return join(directory, 'summary.json');
  };
  const verified = (summary: string) => {
    const path = file(summary);
    const log = ['--log', served, '--vkey', vkey] as const;
    return told(runVerify, ...log, '--summary', path).then(({ code, said }) => [
      code,
      said.replace(path, 'it'),
    ]);
  };

  it('holds where an entry names it', async () => {
    expect(await verified(canonicalJson(SUMMARY))).toEqual([0, expect.stringContaining('All of it holds.')]);
  });

  it('does not hold where it was changed, or replaced, or never published, or is none', async () => {
    const changed = canonicalJson({ ...SUMMARY, figuresWithheld: SUMMARY.figuresWithheld + 1 });
    expect(await verified(changed)).toEqual([1, 'it: does not have the hash it says: it was changed\n']);
    const other = canonicalJson(summaryOf('2026-10', { publishedAt: '2026-11-17T03:00:00Z' }));
    expect(await verified(other)).toEqual([1, 'it: is not the summary-2026-10 that the log names\n']);
    const unknown = canonicalJson(summaryOf('2026-09', { publishedAt: '2026-10-01T02:00:00Z' }));
    expect(await verified(unknown)).toEqual([1, 'it: the log names no summary-2026-09\n']);
    expect(await verified('{')).toEqual([1, 'it: is no audit summary\n']);
  });

  it('may be corrected by a note, which the log names as well', async () => {
    expect(await verified(canonicalJson(NOTE))).toEqual([
      0,
      expect.stringContaining(`it: ${NOTE.id}, as the log names it. It holds.`),
    ]);
    const changed = { ...NOTE, text: { ...NOTE.text, en: 'All of it was right from the first.' } };
    const what = 'it: does not have the hash it says: it was changed\n';
    expect(await verified(canonicalJson(changed))).toEqual([1, what]);
  });

  it('of the first form verifies as before', async () => {
    const text = readFileSync(join(import.meta.dirname, '../support/first-summary.json'), 'utf8');
    expect(await verified(text)).toEqual([1, 'it: the log names no summary-2026-09\n']);
    expect(await verified(text.replace('"figuresWithheld": 1,', '"figuresWithheld": 2,'))).toEqual([
      1,
      'it: does not have the hash it says: it was changed\n',
    ]);
  });
});
