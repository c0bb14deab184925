import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { onDisk, writeLog, type WrittenLog } from '../support/written-log.ts';

/** Where Debian puts Go's packages for checksum databases. */
const PACKAGES = '/usr/share/gocode';
const hasGo =
  spawnSync('go', ['version']).status === 0 && existsSync(join(PACKAGES, 'src/golang.org/x/mod/sumdb/tlog'));
if (!hasGo)
  console.warn('SKIPPED: a log client of others: apt-get install golang-go golang-golang-x-mod-dev');

const SIZE = 70_000;
const entries = Array.from({ length: SIZE }, (_, index) => Buffer.from(`{"day":${index}}`));

describe.skipIf(!hasGo)('a client that Go’s own packages make', () => {
  const built = mkdtempSync(join(tmpdir(), 'candor-log-client-'));
  const client = join(built, 'log-client');
  const earlier = join(built, 'earlier');
  let log: WrittenLog;
  let directory = '';

  beforeAll(async () => {
    const env = { ...process.env, GO111MODULE: 'off', GOPATH: PACKAGES, GOCACHE: join(built, 'cache') };
    const source = join(import.meta.dirname, 'log-client', 'main.go');
    const { status, stderr } = spawnSync('go', ['build', '-o', client, source], { env, encoding: 'utf8' });
    expect([stderr, status]).toEqual(['', 0]);
    log = await writeLog(entries, [1, 255, 299, SIZE - 555]);
    directory = onDisk(log.files);
    writeFileSync(earlier, log.checkpoints[2] ?? '');
  });
  afterAll(() => {
    for (const made of [built, directory]) rmSync(made, { recursive: true, force: true });
  });

  const run = (...more: readonly string[]) => {
    const { status, stdout } = spawnSync(client, [directory, log.vkey, ...more], { encoding: 'utf8' });
    return [status, stdout];
  };

  it(`verifies a log of ${SIZE} entries: signature, tiles, entries, proofs, and an earlier checkpoint`, () => {
    expect(run(earlier)).toEqual([0, `${SIZE} entries\n`]);
  });

  const flipped = (path: string, place: (bytes: Buffer) => number): Buffer => {
    const bytes = Buffer.from(log.files.get(path) ?? []);
    const at = place(bytes);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  const inLine = (line: number, by: (text: string) => string): Buffer => {
    const lines = readFileSync(join(directory, 'checkpoint'), 'utf8').split('\n');
    return Buffer.from(lines.map((text, at) => (at === line ? by(text) : text)).join('\n'));
  };

  it.each([
    ['a byte of a tile of leaves', 'tile/0/100', () => flipped('tile/0/100', () => 4000)],
    ['a byte of the last, partial tile', 'tile/0/273.p/112', () => flipped('tile/0/273.p/112', () => 3)],
    ['a byte of a tile above', 'tile/1/000', () => flipped('tile/1/000', () => 77)],
    ['a byte of an entry', 'tile/entries/017', () => flipped('tile/entries/017', () => 9)],
    [
      'the root',
      'checkpoint',
      () => inLine(2, (text) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`),
    ],
    ['the size', 'checkpoint', () => inLine(1, () => String(SIZE - 1))],
    [
      'a byte of the signature',
      'checkpoint',
      () => inLine(4, (text) => text.replace(/.(?=.{8}$)/u, (sign) => (sign === 'A' ? 'B' : 'A'))),
    ],
  ])('rejects it with %s changed', (_, path, change) => {
    const before = log.files.get(path);
    if (before === undefined) throw new Error(`the log has no ${path}`);
    writeFileSync(join(directory, path), change());
    try {
      expect(run()).toEqual([1, expect.stringMatching(/./u)]);
    } finally {
      writeFileSync(join(directory, path), before);
    }
    expect(run()).toEqual([0, `${SIZE} entries\n`]);
  });

  it('rejects a checkpoint of another log by the same signer as an earlier one', async () => {
    const other = await log.fork([Buffer.from('another'), ...entries.slice(1, 555)], [555]);
    writeFileSync(earlier, other.checkpoints[0] ?? '');
    expect(run(earlier)).toEqual([1, expect.stringContaining('invalid')]);
  });
});
