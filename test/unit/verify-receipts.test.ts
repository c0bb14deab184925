import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runVerify } from '../../bin/verify-command.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { COSIGNATURE } from '../../shared/signing/cosignature.ts';
import { parseVerifierKey, verifierKeyText } from '../../shared/signing/signed-note.ts';
import { ProofFile, type LeafProof, type ProofOpening } from '../../shared/transparency/proof-file.ts';
import { PROOF_FAULTS } from '../../shared/transparency/verify-proof.ts';
import { FakeNoteSigner } from '../support/fake-note-signer.ts';
import { proofVectors, type ProofVectors } from '../support/proof-vectors.ts';
import { collectionOpening, leafOf, ProvenLog } from '../support/proof-scene.ts';
import { onDisk } from '../support/written-log.ts';

const place = mkdtempSync(join(tmpdir(), 'candor-receipts-'));
afterAll(() => {
  rmSync(place, { recursive: true });
});

const file = (name: string, text: string): string => {
  const path = join(place, name);
  writeFileSync(path, text);
  return path;
};

const run = async (...args: readonly string[]): Promise<readonly [number, string]> => {
  let said = '';
  const output = new Writable({
    write: (chunk: Buffer, _, done) => {
      said += chunk.toString();
      done();
    },
  });
  return [await runVerify(args, output), said];
};

describe('candor verify --receipt', () => {
  let known: ProofVectors;
  let opening: ProofOpening;
  let proofs: string;

  beforeAll(async () => {
    known = await proofVectors();
    const { opening: own, ...proof } = ProofFile.parse(JSON.parse(known.vectors[0]?.text ?? ''));
    opening = own;
    proofs = onDisk(
      new Map([
        [Buffer.from(leafOf(own)).toString('hex'), Buffer.from(canonicalJson(proof satisfies LeafProof))],
      ]),
    );
  });
  afterAll(() => {
    rmSync(proofs, { recursive: true });
  });

  it('says of each proof file what all verifiers say, a line for each fault', async () => {
    const wrong: unknown[] = [];
    for (const { name, text, faults } of known.vectors) {
      const path = file('proof.json', text);
      const [code, said] = await run('--receipt', path, '--vkey', known.vkey);
      const expected = faults.map((fault) => `${path}: ${PROOF_FAULTS[fault]}\n`).join('');
      const isRight =
        faults.length === 0 ? code === 0 && said.includes('It holds.') : code === 1 && said === expected;
      if (!isRight) wrong.push([name, code, said]);
    }
    expect(wrong).toEqual([]);
  });

  it('completes the receipt of an end by the hash of its entry', async () => {
    const receipt = {
      receipt: { x_kind: 'end', x_log: { id: 'x', day: '2026-07-20', ...opening } },
      note: 'n',
    };
    const path = file('receipt.json', JSON.stringify(receipt, undefined, 2));
    const [code, said] = await run('--receipt', path, '--vkey', known.vkey, '--proofs', proofs);
    expect([code, said]).toEqual([0, expect.stringContaining('collection, kept, of 2026-07-20')]);
    // Whoever forges a receipt around an entry of their own must not be taken at their word.
    expect(said.trim().split('\n').slice(1)).toEqual([
      `${path}: its entries were checked, not the receipt around them. Whether that is what was signed, says candor receipt verify ${path} --key KEY, with the key under /receipt-key.`,
    ]);
    expect(await run('--receipt', path, '--vkey', known.vkey)).toEqual([
      1,
      `${path}: carries what opens its entry and no proof: say with --proofs where proofs are (ADDRESS/log/proofs)\n`,
    ]);
    const other = {
      ...receipt,
      receipt: { ...receipt.receipt, x_log: collectionOpening('2026-07-19', 'bob') },
    };
    const stranger = file('other.json', JSON.stringify(other));
    expect(await run('--receipt', stranger, '--vkey', known.vkey, '--proofs', proofs)).toEqual([
      1,
      `${stranger}: no proof is there: its day is not sealed yet, or it was never recorded\n`,
    ]);
  });

  it('checks each entry in a copy of somebody’s data, and names the one that does not hold', async () => {
    const good = ProofFile.parse(JSON.parse(known.vectors[0]?.text ?? ''));
    const bad = { ...good, opening: { ...good.opening, outer: good.opening.outer.replace('kept', 'none') } };
    const path = file(
      'copy.json',
      JSON.stringify({ format: 'candor-my-data', entries: [good, opening, bad] }),
    );
    const [code, said] = await run('--receipt', path, '--vkey', known.vkey, '--proofs', proofs);
    expect(said).toContain(`${path}: its entries were checked, and nothing else that it says.\n`);
    expect(code).toBe(1);
    expect(said.split('\n')[0]).toBe(`${path}, entry 3: ${PROOF_FAULTS['leaf-not-in-day']}`);
    expect(said.match(/It holds\./gu)).toHaveLength(2);
  });

  it.each([
    ['a salt that is none', { salt: 'zzz' }],
    ['no salt', { salt: undefined }],
    ['an entry that is no text', { outer: 7 }],
    [
      'what it says of a person, and no salt for it',
      { innerSalt: undefined, inner: '{"account":"bluesky:x"}' },
    ],
    ['a salt that salts nothing', { innerSalt: Buffer.alloc(32).toString('base64'), inner: undefined }],
  ])('passes over no entry of a copy, be it one with %s', async (_, damage) => {
    const path = file('damaged.json', JSON.stringify({ entries: [opening, { ...opening, ...damage }] }));
    const [code, said] = await run('--receipt', path, '--vkey', known.vkey, '--proofs', proofs);
    expect(code).toBe(1);
    expect(said.split('\n')[0]).toBe(`${path}, entry 2: ${PROOF_FAULTS['not-a-proof']}`);
    expect(said.match(/It holds\./gu)).toHaveLength(1);
  });

  it('finds the entry that lies within another', async () => {
    const bad = { ...opening, salt: Buffer.alloc(32).toString('base64') };
    const path = file('within.json', JSON.stringify({ ...opening, more: bad }));
    const [code, said] = await run('--receipt', path, '--vkey', known.vkey, '--proofs', proofs);
    expect(code).toBe(1);
    expect(said.split('\n')[0]).toMatch(/, entry 2: no proof is there/u);
  });

  it('says nothing of what is around an entry that is given alone', async () => {
    const path = file('alone.json', JSON.stringify(opening));
    const [code, said] = await run('--receipt', path, '--vkey', known.vkey, '--proofs', proofs);
    expect([code, said.trim().split('\n').length]).toEqual([0, 1]);
  });

  it('holds an entry that names something twice to nothing', async () => {
    const text = JSON.stringify({ entries: [opening] });
    const path = file('twice.json', text.replace('"outer":', '"outer":"another","outer":'));
    expect(await run('--receipt', path, '--vkey', known.vkey, '--proofs', proofs)).toEqual([
      1,
      `${path}: names "outer" twice\n`,
    ]);
  });

  it('says that none of several is signed by a key, before it says so of each; and nothing of the kind where one is', async () => {
    const good = ProofFile.parse(JSON.parse(known.vectors[0]?.text ?? ''));
    const path = file('copies.json', JSON.stringify({ entries: [good, opening] }));
    const other = await new FakeNoteSigner('other.example/log').verifierKey();
    const [code, said] = await run('--receipt', path, '--vkey', other, '--proofs', proofs);
    const of = (nth: number) => `${path}, entry ${nth}: ${PROOF_FAULTS['checkpoint-not-signed']}\n`;
    expect([code, said]).toEqual([
      1,
      `None of these is signed by the key ${other}: compare it with the one that was kept. It is another log’s, or these are.\n${of(1)}${of(2)}`,
    ]);
    const bad = { ...good, entry: good.entry.replace(/\n— (\S+) .{8}/u, '\n— $1 AAAAAAAA') };
    const mixed = file('mixed.json', JSON.stringify({ entries: [good, bad] }));
    const [, saidOfMixed] = await run('--receipt', mixed, '--vkey', known.vkey);
    expect(saidOfMixed.split('\n')[0]).toBe(`${mixed}, entry 2: ${PROOF_FAULTS['checkpoint-not-signed']}`);
    expect(saidOfMixed).toContain('It holds.');
  });

  it.each([
    [
      'nonsense',
      'it reads <name>+<eight hexadecimal digits>+<base64>.\nThere is no file of this name either.',
    ],
    ['mistyped', 'The key is mistyped or cut: its eight digits are not those of its name and its last part.'],
    ['a witness’s', 'The key is whole, but of another kind'],
  ])('asks for another key where it is %s, and counts nothing', async (what, expected) => {
    const key = parseVerifierKey(known.vkey) ?? { name: '', publicKey: new Uint8Array() };
    const keys = new Map([
      ['nonsense', 'nonsense'],
      ['mistyped', `x${known.vkey}`],
      ['a witness’s', verifierKeyText(key, COSIGNATURE)],
    ]);
    const path = file('proof.json', known.vectors[0]?.text ?? '');
    const [code, said] = await run('--receipt', path, '--vkey', keys.get(what) ?? '');
    expect([code, said]).toEqual([2, expect.stringContaining(expected)]);
    expect(said).not.toContain(path);
  });

  it('refuses what holds no entry, and asks for the log where a proof needs it', async () => {
    const { entry } = ProofFile.parse(JSON.parse(known.vectors[0]?.text ?? ''));
    const nothing = file('nothing.json', '{"a":[1,{"salt":2,"outer":null}]}');
    expect(await run('--receipt', nothing, '--vkey', known.vkey)).toEqual([
      1,
      `${nothing}: ${PROOF_FAULTS['not-a-proof']}\n`,
    ]);
    const bare = file('bare.tlog-proof', entry);
    const [code, said] = await run('--receipt', bare, '--vkey', known.vkey);
    expect([code, said]).toEqual([2, 'A .tlog-proof is held to a log: say which with --log.\n']);
    expect((await run('--vkey', known.vkey))[0]).toBe(2);
  });
});

describe('candor verify --receipt --log', () => {
  it('holds a proof to the log that everybody sees, and finds the one of a log that only its owner was shown', async () => {
    const own = collectionOpening('2026-01-03');
    const shown = await new ProvenLog().seal(9, [leafOf(own)]);
    const hidden = await new ProvenLog(shown.signer).seal(9, [leafOf(own)], '2026-01-02');
    const vkey = await shown.signer.verifierKey();
    const directory = onDisk(shown.files());
    try {
      const answers: unknown[] = [];
      for (const [name, log] of Object.entries({ shown, hidden })) {
        const proof = log.prove(4, leafOf(own));
        if (proof === undefined) throw new Error('not proven');
        const path = file(`${name}.json`, canonicalJson({ ...proof, opening: own }));
        const alone = await run('--receipt', path, '--vkey', vkey);
        const [code, said] = await run('--receipt', path, '--vkey', vkey, '--log', directory);
        answers.push([name, alone[0], code, said.includes('does not begin with its 9 entries')]);
      }
      expect(answers).toEqual([
        ['shown', 0, 0, false],
        ['hidden', 0, 1, true],
      ]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
