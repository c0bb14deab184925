import { beforeAll, describe, expect, it } from 'vitest';

import { seededRandom } from '../../infra/local/sample/seeded-random.ts';
import { readVerifierKey } from '../../shared/signing/signed-note.ts';
import { proofFileText } from '../../shared/transparency/proof-file.ts';
import { verifyProof, type LogNamed } from '../../shared/transparency/verify-proof.ts';
import { mutateProof, PROOF_MUTATIONS } from '../support/mutated-proofs.ts';
import { faultsByPageScript } from '../support/page-script.ts';
import { proofOriginal } from '../support/proof-pieces.ts';
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

describe('three hundred changed proof files, those included that the log’s own key signed', () => {
  it('have each fault by one name, whether the command or the page’s script says it', async () => {
    const random = seededRandom(11);
    const originals = await Promise.all([
      proofOriginal(1, 0, 1),
      proofOriginal(7, 3, 2),
      proofOriginal(256, 255, 1),
    ]);
    const names = Object.keys(PROOF_MUTATIONS);
    const said: Record<'command' | 'page', string[]> = { command: [], page: [] };
    for (let nth = 0; nth < 300; nth += 1) {
      const what = names[nth % names.length] ?? '';
      const { text, vkey } = await mutateProof(random.pick(originals), what, random);
      const key = readVerifierKey(vkey);
      const verdict = typeof key === 'string' ? key : verifyProof(text, { key, origin: key.name });
      const faults = typeof verdict === 'string' ? [verdict] : verdict.kind === 'fails' ? verdict.faults : [];
      said.command.push(`${what}: ${faults.join()}`);
      said.page.push(`${what}: ${(await faultsByPageScript(text, vkey)).join()}`);
    }
    expect(said.page).toEqual(said.command);
  });
});
