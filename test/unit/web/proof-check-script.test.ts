import { describe, expect, it } from 'vitest';

import { PROOF_CHECK_SCRIPT } from '../../../functions/web/proof-check-script.ts';
import { COSIGNATURE } from '../../../shared/signing/cosignature.ts';
import { parseVerifierKey, readVerifierKey, verifierKeyText } from '../../../shared/signing/signed-note.ts';
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

  it('checks nothing with a key that is none, is mistyped or of another kind, and says which as the command does', async () => {
    const { vkey, vectors } = await proofVectors();
    const [{ text } = { text: '' }] = vectors;
    const [name = '', id = '', encoded = ''] = vkey.split('+');
    const known = parseVerifierKey(vkey) ?? { name: '', publicKey: new Uint8Array() };
    const keys: readonly (readonly [string, string])[] = [
      ['', 'no-key'],
      ['a key', 'no-key'],
      [name, 'no-key'],
      [`${name}+${id.slice(1)}+${encoded}`, 'no-key'],
      [`x${vkey}`, 'no-key-mistyped'],
      [`${name}+${id.startsWith('0') ? '1' : '0'}${id.slice(1)}+${encoded}`, 'no-key-mistyped'],
      [`${name}+${id}+${encoded.slice(0, -1)}`, 'no-key-mistyped'],
      [`${name}+${id}+${encoded.slice(0, -4)}`, 'no-key-mistyped'],
      [`${name}+${id}+${encoded.slice(0, 9)}-${encoded.slice(9)}`, 'no-key-mistyped'],
      [verifierKeyText(known, COSIGNATURE), 'no-key-kind'],
    ];
    for (const [key, fault] of keys) {
      expect([key, await faultsByPageScript(text, key)]).toEqual([key, [fault]]);
      expect([key, readVerifierKey(key)]).toEqual([key, fault]);
    }
    expect(await faultsByPageScript(text, ` ${vkey}\n`)).toEqual([]);
  });

  it('fits into 10 KB', () => {
    expect(Buffer.byteLength(PROOF_CHECK_SCRIPT)).toBeLessThanOrEqual(10_240);
  });
});
