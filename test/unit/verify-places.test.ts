import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runLog } from '../../bin/log-command.ts';
import { printedLine } from '../../bin/printed-line.ts';
import { runVerify } from '../../bin/verify-command.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { listener } from '../support/listener.ts';
import { LogWorld } from '../support/log-world.ts';
import { onDisk, writeLog, type WrittenLog } from '../support/written-log.ts';

const directories: string[] = [];
const kept = (directory: string): string => {
  directories.push(directory);
  return directory;
};
const shown = (files: ReadonlyMap<string, Uint8Array>): string => kept(onDisk(files));
const fresh = (): string => join(kept(mkdtempSync(join(tmpdir(), 'candor-places-'))), 'copy');

const told = async (command: typeof runLog, ...args: readonly string[]) => {
  const { output, said } = listener();
  return { code: await command(args, output), said: said() };
};

const entries = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => Buffer.from(`entry ${from + at}`));

let log: WrittenLog | undefined;
let longer: Pick<WrittenLog, 'files'> | undefined;
let vkey = '';
beforeAll(async () => {
  log = await writeLog(entries(0, 3), [3]);
  longer = await log.fork(entries(0, 5), [3, 2]);
  vkey = log.vkey;
});
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});
const files = (of: Pick<WrittenLog, 'files'> | undefined) => of?.files ?? new Map<string, Uint8Array>();

describe('a copy of a log that is there already', () => {
  const exported = (to: string, of: ReadonlyMap<string, Uint8Array>) =>
    told(runLog, 'export', to, '--log', shown(of), '--vkey', vkey);
  const first = async (of: Pick<WrittenLog, 'files'> | undefined): Promise<string> => {
    const to = fresh();
    expect((await exported(to, files(of))).code).toBe(0);
    return to;
  };

  it('is brought up to date by a log that goes on from it', async () => {
    const to = await first(log);
    const { code, said } = await exported(to, files(longer));
    expect([code, said.includes(': 5 entries of ')]).toEqual([0, true]);
    expect(readFileSync(join(to, 'checkpoint'), 'utf8').split('\n')[1]).toBe('5');
  });

  it('is kept as it was where the log is shorter', async () => {
    const to = await first(longer);
    const before = readFileSync(join(to, 'checkpoint'), 'utf8');
    const { code, said } = await exported(to, files(log));
    expect([code, said]).toEqual([
      1,
      `${to}/checkpoint: is of 5 entries, the log has 3: something was taken away\n` +
        `${to}: nothing was written; the copy that is there is kept as it was. It says 5 entries, the log that is shown 3.\n`,
    ]);
    expect(readFileSync(join(to, 'checkpoint'), 'utf8')).toBe(before);
    expect(existsSync(join(to, 'tile/0/000.p/3'))).toBe(false);
  });

  it('is kept as it was where the log does not go on from it, or is another’s', async () => {
    const to = await first(log);
    const before = readFileSync(join(to, 'checkpoint'), 'utf8');
    const fork = await log?.fork(entries(7, 6), [6]);
    const { code, said } = await exported(to, fork?.files ?? new Map());
    expect(code).toBe(1);
    expect(said).toContain('the log does not begin with its 3 entries');
    expect(said).toContain('It says 3 entries, the log that is shown 6.');
    const other = new LogWorld();
    await other.append('2026-11-01');
    const key = await other.signer.verifierKey();
    expect((await told(runLog, 'export', to, '--log', shown(other.bucket.files), '--vkey', key)).code).toBe(
      1,
    );
    expect(readFileSync(join(to, 'checkpoint'), 'utf8')).toBe(before);
    expect(existsSync(join(to, 'tile/0/000.p/6'))).toBe(false);
  });

  it('that is in part is made whole by running again', async () => {
    const to = await first(log);
    rmSync(join(to, 'tile/entries'), { recursive: true });
    expect((await told(runVerify, '--log', to, '--vkey', vkey)).code).toBe(1);
    rmSync(join(to, 'checkpoint'));
    expect((await exported(to, files(log))).code).toBe(0);
    expect((await told(runVerify, '--log', to, '--vkey', vkey)).code).toBe(0);
  });
});

describe('an address', () => {
  it.each(['https://ann:s3cret@log.example.com/log', 'https://log.example.com/log?token=s3cret'])(
    'with what may be secret is refused, and not repeated',
    async (address) => {
      for (const { code, said } of [
        await told(runVerify, '--log', address, '--vkey', vkey),
        await told(runVerify, '--log', shown(files(log)), '--proofs', address, '--vkey', vkey),
        await told(runLog, 'export', fresh(), '--log', address, '--vkey', vkey),
        await told(runVerify, '--log', address.replace('https', 'ftp'), '--vkey', vkey),
        await told(runVerify, '--log', address.replace('log.example.com', 'no host'), '--vkey', vkey),
      ]) {
        expect(code).toBe(2);
        expect(said).toMatch(/^(?:An|This is no) address .+\.\n$/u);
        expect(said).not.toContain('s3cret');
      }
    },
  );

  it('that nobody answers, or that breaks off, is told in a sentence', async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('a');
      setTimeout(() => response.destroy(), 20);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const place = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    expect(await told(runVerify, '--log', place, '--vkey', vkey)).toEqual({
      code: 2,
      said: `${place}/checkpoint stopped in the middle of its answer.\n`,
    });
    await new Promise((resolve) => server.close(resolve));
    expect(await told(runVerify, '--log', place, '--vkey', vkey)).toEqual({
      code: 2,
      said: `${place}/checkpoint does not answer.\n`,
    });
  });
});

describe('a directory', () => {
  it('that is none, or is no log, is named', async () => {
    const empty = kept(mkdtempSync(join(tmpdir(), 'candor-empty-')));
    const file = join(empty, 'file');
    writeFileSync(file, '');
    const verified = (place: string) => told(runVerify, '--log', place, '--vkey', vkey);
    expect(await verified(`${empty}/none`)).toEqual({
      code: 2,
      said: `There is no directory ${empty}/none.\n`,
    });
    expect(await verified(file)).toEqual({
      code: 2,
      said: `${file} is a file: give the directory of the log.\n`,
    });
    expect(await verified(empty)).toEqual({
      code: 1,
      said: `${empty}/checkpoint: is missing: there is no log there\n`,
    });
    mkdirSync(join(empty, 'checkpoint'));
    expect(await verified(empty)).toEqual({
      code: 2,
      said: `${empty}/checkpoint is a directory, where a file of the log should be.\n`,
    });
  });

  it('is not where a witness’s key is looked for in vain', async () => {
    const { code, said } = await told(
      runVerify,
      '--log',
      shown(files(log)),
      '--vkey',
      vkey,
      '--witness',
      'w.key',
    );
    expect(code).toBe(2);
    expect(said).toMatch(/kind 4\. There is no file of this name either\.\n$/u);
  });
});

describe('a line that is printed', () => {
  it('shows nothing that a terminal obeys, no credentials, and no end', () => {
    expect(printedLine('a\u001b[2Jb\r\nAll of it holds.\u009bc\u202ed\u2028e')).toBe(
      'a\uFFFD[2Jb\uFFFDAll of it holds.\uFFFDc\uFFFDd\uFFFDe',
    );
    expect(printedLine('not https://ann:s3cret@example.com/x')).toBe('not https://…@example.com/x');
    expect(printedLine('x'.repeat(5000))).toBe(`${'x'.repeat(4000)}…`);
    expect(printedLine('größer: “ü” 日本')).toBe('größer: “ü” 日本');
  });

  it('is one line, though a file of a copy says otherwise', async () => {
    const file = join(kept(mkdtempSync(join(tmpdir(), 'candor-lines-'))), 'release.json');
    writeFileSync(file, canonicalJson([{ 'all\n\u001b[2Jof it holds': 1 }]));
    const world = new LogWorld();
    await world.append('2026-11-01');
    const args = ['--log', shown(world.bucket.files), '--vkey', await world.signer.verifierKey()];
    const { code, said } = await told(runVerify, ...args, '--release', file, '--summary', file);
    expect(code).toBe(1);
    expect(said.split('\n')).toHaveLength(3);
    expect(said).not.toContain('\u001b');
  });
});

describe('a proof of an entry alone', () => {
  it('is said to hold', async () => {
    const file = join(kept(mkdtempSync(join(tmpdir(), 'candor-proof-'))), 'mine.tlog-proof');
    writeFileSync(file, log?.prove(2) ?? '');
    const { code, said } = await told(
      runVerify,
      '--log',
      shown(files(log)),
      '--vkey',
      vkey,
      '--receipt',
      file,
    );
    expect([code, said.split('\n').at(-2)]).toEqual([0, `${file}: entry 2 is in the log. It holds.`]);
  });
});
