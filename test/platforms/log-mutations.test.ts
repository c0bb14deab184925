import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, expect, it } from 'vitest';

import { seededRandom } from '../../infra/local/sample/seeded-random.ts';
import { verifyLog } from '../../shared/transparency/verify-log.ts';
import { mutate, MUTATIONS, originalOf } from '../support/mutated-logs.ts';

/** Where Debian puts Go's packages for checksum databases. */
const PACKAGES = '/usr/share/gocode';
const hasGo =
  spawnSync('go', ['version']).status === 0 && existsSync(join(PACKAGES, 'src/golang.org/x/mod/sumdb/tlog'));
const LOGS = 1000;
const SEED = Number(process.env['SEED'] ?? 6);

const made = mkdtempSync(join(tmpdir(), 'candor-mutated-'));
afterAll(() => rmSync(made, { recursive: true, force: true }));

/** What Go's own packages say of each log of a directory, in one process. */
const askGo = (logs: string): ReadonlyMap<string, string> => {
  const client = join(made, 'log-client');
  const env = { ...process.env, GO111MODULE: 'off', GOPATH: PACKAGES, GOCACHE: join(made, 'cache') };
  const source = join(import.meta.dirname, 'log-client', 'main.go');
  const built = spawnSync('go', ['build', '-o', client, source], { env, encoding: 'utf8' });
  expect([built.stderr, built.status]).toEqual(['', 0]);
  const { stdout, status } = spawnSync(client, ['--all', logs], { encoding: 'utf8', maxBuffer: 1 << 26 });
  expect(status).toBe(0);
  const lines = stdout.trim().split('\n');
  return new Map(lines.map((line): [string, string] => [line.slice(0, 4), line.slice(5)]));
};

it.skipIf(!hasGo)(
  `${LOGS} changed logs hold for Go’s packages where they hold for us, and nowhere else`,
  async () => {
    const random = seededRandom(SEED);
    const originals = await Promise.all(
      [[1], [2, 3], [200, 56], [255, 44], [256, 1, 255, 20]].map(originalOf),
    );
    const logs = join(made, 'logs');
    const ours = new Map<string, { readonly what: string; readonly verdict: string }>();
    for (let nth = 0; nth < LOGS; nth += 1) {
      const original = random.pick(originals);
      const { what, files } = await mutate(original, random.pick(Object.keys(MUTATIONS)), random);
      const name = String(nth).padStart(4, '0');
      for (const [path, bytes] of [...files, ['vkey', Buffer.from(original.log.vkey)] as const]) {
        mkdirSync(dirname(join(logs, name, path)), { recursive: true });
        writeFileSync(join(logs, name, path), bytes);
      }
      const { key } = original.signer;
      const read = (path: string) => Promise.resolve(files.get(path));
      const { faults } = await verifyLog({ read }, { key, origin: key.name });
      ours.set(name, {
        what,
        verdict: faults.map((fault) => `${fault.where}: ${fault.what}`).join('; ') || 'holds',
      });
    }
    const theirs = askGo(logs);
    const different = [...ours].flatMap(([name, { what, verdict }]) =>
      (verdict === 'holds') === (theirs.get(name) === 'holds')
        ? []
        : [`${what}: we say ${verdict}, Go ${theirs.get(name) ?? 'nothing'}`],
    );
    const held = [...ours.values()].filter(({ verdict }) => verdict === 'holds').length;
    process.stdout.write(`\n${LOGS} changed logs: ${held} hold, ${LOGS - held} do not, for both alike\n`);
    expect(different).toEqual([]);
    expect(theirs.size).toBe(LOGS);
    expect(held).toBeGreaterThan(LOGS / 20);
    expect(held).toBeLessThan(LOGS / 3);
  },
);
