import { beforeAll, describe, expect, it } from 'vitest';

import { proofFileText } from '../../shared/transparency/proof-file.ts';
import { verifyProof, type LogNamed } from '../../shared/transparency/verify-proof.ts';
import { collectionOpening, leafOf, PROOF_ORIGIN, ProvenLog } from '../support/proof-scene.ts';

describe('a proof file', () => {
  let text = '';
  let log: LogNamed;

  beforeAll(async () => {
    const own = collectionOpening('2026-01-01');
    const world = await new ProvenLog().seal(5, [leafOf(own)]);
    const proof = world.prove(3, leafOf(own));
    if (proof === undefined) throw new Error('not proven');
    text = proofFileText(own, proof);
    log = { key: world.signer.key, origin: PROOF_ORIGIN };
    expect(verifyProof(text, log).kind).toBe('holds');
  });

  it('holds no more with any one byte changed, wherever it is', () => {
    const bytes = Buffer.from(text);
    const missed: string[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const bit = (at * 5) % 8;
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      if (verifyProof(changed.toString(), log).kind === 'holds') missed.push(`byte ${at}, bit ${bit}`);
    }
    expect(missed).toEqual([]);
  });

  it('holds no more with any piece cut out or doubled', () => {
    const missed: string[] = [];
    for (let at = 0; at < text.length; at += 1) {
      const length = 1 + ((at * 7) % 40);
      const piece = text.slice(at, at + length);
      const [before, after] = [text.slice(0, at), text.slice(at + length)];
      for (const changed of [before + after, before + piece + piece + after])
        if (verifyProof(changed, log).kind === 'holds') missed.push(`${length} from ${at}`);
    }
    expect(missed).toEqual([]);
  });
});
