import { describe, expect, it } from 'vitest';

import { PROOF_CHECK_SCRIPT } from '../../../functions/web/proof-check-script.ts';
import { faultsByPageScript } from '../../support/page-script.ts';
import { proofVectors } from '../../support/proof-vectors.ts';

describe('the page’s script that checks proof files', () => {
  it('says of each file what the command says', async () => {
    const { vkey, vectors } = await proofVectors();
    const said: unknown[] = [];
    for (const { name, text } of vectors) said.push([name, await faultsByPageScript(text, vkey)]);
    expect(said).toEqual(vectors.map(({ name, faults }) => [name, faults]));
  });

  it('passes no changed byte', async () => {
    const { vkey, vectors } = await proofVectors();
    const bytes = Buffer.from(vectors[0]?.text ?? '');
    const missed: number[] = [];
    for (let at = 0; at < bytes.length; at += 5) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      if ((await faultsByPageScript(changed.toString(), vkey)).length === 0) missed.push(at);
    }
    expect(missed).toEqual([]);
  });

  it('checks nothing with a key that is none, or whose id is not its own', async () => {
    const { vkey, vectors } = await proofVectors();
    const [{ text } = { text: '' }] = vectors;
    for (const key of ['', 'a key', vkey.replace(/\+[0-9a-f]/u, (id) => (id === '+0' ? '+1' : '+0'))])
      expect(await faultsByPageScript(text, key)).toEqual(['no-key']);
  });

  it('fits into 10 KB', () => {
    expect(Buffer.byteLength(PROOF_CHECK_SCRIPT)).toBeLessThanOrEqual(10_240);
  });
});
