import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { seededRandom } from '../../infra/local/sample/seeded-random.ts';
import { readVerifierKey } from '../../shared/signing/signed-note.ts';
import { verifyProof } from '../../shared/transparency/verify-proof.ts';
import { hasChromium, launchChromium } from '../support/chromium.ts';
import { PROOF_MUTATIONS, mutateProof, type MutatedProof } from '../support/mutated-proofs.ts';
import { faultsByPageScript } from '../support/page-script.ts';
import { proofOriginal } from '../support/proof-pieces.ts';
import { PROOF_CHECK_SCRIPT } from '../../functions/web/proof-check-script.ts';

/** Where Debian puts Go's packages for checksum databases. */
const PACKAGES = '/usr/share/gocode';
const hasGo =
  spawnSync('go', ['version']).status === 0 && existsSync(join(PACKAGES, 'src/golang.org/x/mod/sumdb/tlog'));
const PROOFS = 1000;
const IN_CHROMIUM = 150;
const SEED = Number(process.env['SEED'] ?? 6);

const made = mkdtempSync(join(tmpdir(), 'candor-mutated-proofs-'));
afterAll(() => rmSync(made, { recursive: true, force: true }));

const HOLDS = 'holds';
const verdictOf = (faults: readonly string[]): string => (faults.length === 0 ? HOLDS : faults.join());

/** What the command says of a proof file. */
const byCommand = ({ text, vkey }: MutatedProof): string => {
  const key = readVerifierKey(vkey);
  if (typeof key === 'string') return key;
  const verdict = verifyProof(text, { key, origin: key.name });
  return verdictOf(verdict.kind === 'fails' ? verdict.faults : []);
};

/** What Go's own packages say of each proof file, in one process. */
const byGo = (proofs: readonly MutatedProof[]): readonly string[] => {
  const [client, directory] = [join(made, 'proof-client'), join(made, 'proofs')];
  const env = { ...process.env, GO111MODULE: 'off', GOPATH: PACKAGES, GOCACHE: join(made, 'cache') };
  const source = join(import.meta.dirname, 'proof-client', 'main.go');
  const built = spawnSync('go', ['build', '-o', client, source], { env, encoding: 'utf8' });
  expect([built.stderr, built.status]).toEqual(['', 0]);
  mkdirSync(directory);
  for (const [nth, { text, vkey }] of proofs.entries()) {
    const name = join(directory, String(nth).padStart(4, '0'));
    writeFileSync(`${name}.proof`, text);
    writeFileSync(`${name}.vkey`, vkey);
  }
  const { stdout, status } = spawnSync(client, [directory], { encoding: 'utf8', maxBuffer: 1 << 26 });
  expect(status).toBe(0);
  const said = new Map(stdout.split('\n').map((line): [string, string] => [line.slice(0, 4), line.slice(5)]));
  return proofs.map((_, nth) => said.get(String(nth).padStart(4, '0')) ?? 'nothing');
};

/** What the script as it is served says in a browser, on a page that has nothing but it. */
const inChromium = async (proofs: readonly MutatedProof[]): Promise<readonly string[]> => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.route('https://candor.example/**', (route) =>
      route.fulfill(
        route.request().url().endsWith('.js')
          ? { contentType: 'text/javascript; charset=utf-8', body: PROOF_CHECK_SCRIPT }
          : { contentType: 'text/html; charset=utf-8', body: '<script src="/proof-check.js"></script>' },
      ),
    );
    await page.goto('https://candor.example/');
    const said: string[] = [];
    for (const { text, vkey } of proofs) {
      const call = `verifyProof(${JSON.stringify(text)}, ${JSON.stringify(vkey)}).then(({ faults }) => faults.join())`;
      said.push((await page.evaluate<string>(call)) || HOLDS);
    }
    return said;
  } finally {
    await browser.close();
  }
};

const differences = (
  proofs: readonly MutatedProof[],
  [ours, theirs]: readonly [readonly string[], readonly string[]],
  isSame: (one: string, other: string) => boolean,
): readonly string[] =>
  proofs.flatMap(({ what }, nth) => {
    const [one = '', other = ''] = [ours[nth], theirs[nth]];
    return isSame(one, other) ? [] : [`${what}: ${one} here, ${other} there`];
  });

describe(`${PROOFS} changed proof files`, () => {
  let proofs: readonly MutatedProof[] = [];
  let command: readonly string[] = [];

  beforeAll(async () => {
    const random = seededRandom(SEED);
    const sizes = [
      [1, 0, 1],
      [2, 1, 5],
      [7, 3, 1],
      [200, 117, 56],
      [256, 255, 1],
      [300, 256, 300],
    ] as const;
    const originals = await Promise.all(sizes.map(([size, index, more]) => proofOriginal(size, index, more)));
    const names = Object.keys(PROOF_MUTATIONS);
    const mutated: MutatedProof[] = [];
    for (let nth = 0; nth < PROOFS; nth += 1)
      mutated.push(await mutateProof(random.pick(originals), names[nth % names.length] ?? '', random));
    proofs = mutated;
    command = proofs.map(byCommand);
  });

  it('are of every kind, and some of them hold', () => {
    const held = command.filter((verdict) => verdict === HOLDS).length;
    process.stdout.write(`\n${PROOFS} changed proof files: ${held} hold, ${PROOFS - held} do not\n`);
    expect(held).toBeGreaterThan(PROOFS / 20);
    expect(held).toBeLessThan(PROOFS / 3);
    expect(new Set(command.flatMap((verdict) => verdict.split(','))).size).toBeGreaterThan(10);
  });

  it('have each fault by name for the page’s script that they have for the command', async () => {
    const page: string[] = [];
    for (const { text, vkey } of proofs) page.push(verdictOf(await faultsByPageScript(text, vkey)));
    expect(differences(proofs, [command, page], (one, other) => one === other)).toEqual([]);
  });

  it.skipIf(!hasGo)('hold for Go’s packages where they hold for us, and nowhere else', () => {
    const isSame = (one: string, other: string): boolean => (one === HOLDS) === (other === HOLDS);
    expect(differences(proofs, [command, byGo(proofs)], isSame)).toEqual([]);
  });

  it.skipIf(!hasChromium)(`are told alike by a browser, of which ${IN_CHROMIUM} are shown`, async () => {
    const shown = proofs.slice(0, IN_CHROMIUM);
    const said = await inChromium(shown);
    expect(differences(shown, [command, said], (one, other) => one === other)).toEqual([]);
  });
});
