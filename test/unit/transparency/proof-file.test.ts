import { beforeAll, describe, expect, it } from 'vitest';

import { parseVerifierKey } from '../../../shared/signing/signed-note.ts';
import { parseInclusionFile } from '../../../shared/transparency/inclusion-file.ts';
import { proofFileText } from '../../../shared/transparency/proof-file.ts';
import { PROOF_FAULTS, verifyProof, type LogNamed } from '../../../shared/transparency/verify-proof.ts';
import { collectionOpening, drawnBytes, leafOf, PROOF_ORIGIN, ProvenLog } from '../../support/proof-scene.ts';
import { proofVectors, type ProofVectors } from '../../support/proof-vectors.ts';

describe('proof files, those that hold and those that do not', () => {
  let known: ProofVectors;
  let log: LogNamed;

  beforeAll(async () => {
    known = await proofVectors();
    const key = parseVerifierKey(known.vkey);
    if (key === undefined) throw new Error('no key');
    log = { key, origin: known.origin };
  });

  it('are told apart, each fault by its name', () => {
    const verdicts = known.vectors.map(({ name, text }) => {
      const verdict = verifyProof(text, log);
      return [name, verdict.kind === 'fails' ? verdict.faults : []];
    });
    expect(verdicts).toEqual(known.vectors.map(({ name, faults }) => [name, faults]));
  });

  it('show every fault that there is', () => {
    const shown = new Set(known.vectors.flatMap(({ faults }) => faults));
    expect([...shown].sort()).toEqual(Object.keys(PROOF_FAULTS).sort());
  });

  it('say what was recorded, on which day, in which log', () => {
    const verdict = verifyProof(known.vectors[0]?.text ?? '', log);
    if (verdict.kind !== 'holds') throw new Error(verdict.faults.join());
    const { row, day, checkpoint } = verdict.proven;
    expect([row.kind, row.outcome, row.day, row.inner?.['posts']]).toEqual([
      'collection',
      'kept',
      '2026-07-20',
      3,
    ]);
    expect([day.day, checkpoint.origin, checkpoint.size]).toEqual(['2026-07-20', PROOF_ORIGIN, 300]);
  });

  it('may stand between line feeds, as somebody pasted them, and have a few kilobytes', () => {
    const [{ text } = { text: '' }] = known.vectors;
    expect(verifyProof(`\n${text}\n`, log).kind).toBe('holds');
    expect(text.length).toBeLessThan(4096);
    expect(verifyProof(text.padEnd(200_000, 'x'), log)).toEqual({ kind: 'fails', faults: ['not-a-proof'] });
  });

  it('do not hold for another log of the same key', () => {
    const verdict = verifyProof(known.vectors[0]?.text ?? '', { ...log, origin: 'log.example.org' });
    expect(verdict).toEqual({ kind: 'fails', faults: ['checkpoint-not-signed'] });
  });
});

describe('the proof of a commitment', () => {
  it('is of no leaf of the day where it is none', async () => {
    const log = await new ProvenLog().seal(2, [leafOf(collectionOpening('2026-01-01'))]);
    expect(log.prove(1, drawnBytes('a stranger'))).toBeUndefined();
  });

  it.each([1, 2, 256, 257, 513])(
    'holds for the first, the last and any day between of a log of %i days',
    async (days) => {
      const own = collectionOpening('2026-01-01');
      const log = await new ProvenLog().seal(days, [leafOf(own)]);
      const named = { key: log.signer.key, origin: PROOF_ORIGIN };
      for (const index of new Set([0, Math.floor(days / 3), Math.min(255, days - 1), days - 1])) {
        const proof = log.prove(index, leafOf(own));
        if (proof === undefined) throw new Error('not proven');
        expect(parseInclusionFile(proof.entry)?.index).toBe(index);
        expect(verifyProof(proofFileText(own, proof), named)).toMatchObject({ kind: 'holds' });
      }
    },
  );

  it('is not made from entries that are not those that were signed', async () => {
    const own = collectionOpening('2026-01-01');
    const log = await new ProvenLog().seal(3, [leafOf(own)]);
    const last = log.sealed.at(-1);
    if (last === undefined) throw new Error('no day');
    log.sealed[2] = { ...last, entry: last.entry.replace('false', 'true') };
    expect(() => log.prove(1, leafOf(own))).toThrow('not those that were signed');
  });
});
