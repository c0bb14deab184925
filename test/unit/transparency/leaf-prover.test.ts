import { describe, expect, it } from 'vitest';

import { DayEntry } from '../../../shared/transparency/day-entry.ts';
import { ledgerCommitment, outerOpeningOf } from '../../../shared/transparency/ledger-entry.ts';
import { createLeafProver } from '../../../shared/transparency/leaf-prover.ts';
import { parseInclusionFile } from '../../../shared/transparency/inclusion-file.ts';
import { proofFileText } from '../../../shared/transparency/proof-file.ts';
import { verifyProof } from '../../../shared/transparency/verify-proof.ts';
import { openedPost } from '../../support/ledger-builder.ts';
import { LogWorld, ORIGIN } from '../../support/log-world.ts';
import { drawnBytes } from '../../support/proof-scene.ts';

const sealedWorld = async () => {
  const world = new LogWorld();
  const rows = ['16', '17', '18', '19'].map((day) => world.add(openedPost(`2026-11-${day}T12:00:00.000Z`)));
  await world.seal('2026-11-17T03:30:00Z');
  await world.seal('2026-11-19T03:30:00Z');
  const prove = createLeafProver({ log: world.store, leaves: world.store, origin: ORIGIN });
  return { world, rows, prove };
};

describe('proving a leaf from what was sealed', () => {
  it('gives a proof that holds for each row of each day that is sealed, and none for the day after', async () => {
    const { world, rows, prove } = await sealedWorld();
    const found: unknown[] = [];
    for (const row of rows) {
      const proof = await prove(ledgerCommitment(row));
      if (proof === undefined) found.push(undefined);
      else {
        const text = proofFileText(outerOpeningOf(row), proof);
        const verdict = verifyProof(text, { key: world.signer.key, origin: ORIGIN });
        found.push([
          verdict.kind,
          parseInclusionFile(proof.entry)?.index,
          DayEntry.parse(JSON.parse(proof.day)).day,
        ]);
      }
    }
    expect(found).toEqual([
      ['holds', 0, '2026-11-16'],
      ['holds', 1, '2026-11-17'],
      ['holds', 2, '2026-11-18'],
      undefined,
    ]);
  });

  it('gives none for padding, for a hash that nobody knows, and for a row whose day waits for its checkpoint', async () => {
    const { world, rows, prove } = await sealedWorld();
    const committed = new Set(rows.map((row) => Buffer.from(ledgerCommitment(row)).toString('hex')));
    const padding = (world.store.trees.get('2026-11-17') ?? []).find(
      (leaf) => !committed.has(Buffer.from(leaf).toString('hex')),
    );
    expect(await prove(padding ?? new Uint8Array())).toBeUndefined();
    expect(await prove(drawnBytes('a stranger'))).toBeUndefined();
    const [, , , last] = rows;
    if (last === undefined) throw new Error('no row');
    world.signer.sign = () => Promise.reject(new Error('stopped'));
    await expect(world.seal('2026-11-20T03:30:00Z')).rejects.toThrow('stopped');
    expect(world.store.places.size).toBe(4);
    expect(await prove(ledgerCommitment(last))).toBeUndefined();
  });

  it('finds a row that its full day moved on to the day after', async () => {
    const world = new LogWorld();
    const rows = Array.from({ length: 4097 }, () => world.add(openedPost('2026-11-16T12:00:00.000Z')));
    await world.seal('2026-11-17T03:30:00Z');
    await world.seal('2026-11-18T03:30:00Z');
    const prove = createLeafProver({ log: world.store, leaves: world.store, origin: ORIGIN });
    const last = rows.toSorted((one, other) => (one.id < other.id ? -1 : 1)).at(-1);
    const proof = last === undefined ? undefined : await prove(ledgerCommitment(last));
    expect(parseInclusionFile(proof?.entry ?? '')?.index).toBe(1);
  });
});
