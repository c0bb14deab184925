import { createHash, generateKeyPairSync, sign } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { cosignatureIn, parseWitnessKey } from '../../shared/signing/cosignature.ts';

const TEXT = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
const NAME = 'witness.example.com/w1';

/** A witness that C2SP's text alone describes: nothing of the project takes part. */
const witness = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const key = Buffer.concat([Uint8Array.of(4), raw]);
  const id = createHash('sha256').update(`${NAME}\n`).update(key).digest().subarray(0, 4);
  const vkey = `${NAME}+${id.toString('hex')}+${key.toString('base64')}`;
  const line = (time: number, signedTime = time) => {
    const stamp = Buffer.alloc(8);
    stamp.writeUInt32BE(time, 4);
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${signedTime}\n${TEXT}`), privateKey);
    return `— ${NAME} ${Buffer.concat([id, stamp, signature]).toString('base64')}\n`;
  };
  return { key: parseWitnessKey(vkey) ?? { name: '', publicKey: raw }, line };
};

describe('a cosignature', () => {
  it('is found by its witness’s key, with the moment that it says', () => {
    const { key, line } = witness();
    const found = cosignatureIn(`${TEXT}\n— somebody.example AAAAAAAA\n${line(1_679_315_147)}`, key);
    expect(found?.at.toISOString()).toBe('2023-03-20T12:25:47.000Z');
    expect(`${found?.line ?? ''}\n`).toBe(line(1_679_315_147));
  });

  it('is the latest of several', () => {
    const { key, line } = witness();
    expect(cosignatureIn(`${TEXT}\n${line(7)}${line(9)}${line(8)}`, key)?.at.getTime()).toBe(9000);
  });

  it.each<[string, (line: ReturnType<typeof witness>['line']) => string]>([
    ['of another moment than was signed', (line) => `${TEXT}\n${line(8, 9)}`],
    ['of another text', (line) => `${TEXT.replace('63', '64')}\n${line(8)}`],
    ['that is wrong beside one that is right', (line) => `${TEXT}\n${line(8)}${line(8, 9)}`],
    ['that is cut', (line) => `${TEXT}\n${line(8).slice(0, -5)}\n`],
    ['behind a line that is none', (line) => `${TEXT}\nhello\n${line(8)}`],
    ['in a note that has a control character', (line) => `${TEXT}\n${line(8)}— a\u0007b AAAAAAAA\n`],
    ['without a note', (line) => line(8)],
    ['among more lines than a note has', (line) => `${TEXT}\n${line(8).repeat(101)}`],
  ])('%s is none', (_, note) => {
    const { key, line } = witness();
    expect(cosignatureIn(note(line), key)).toBeUndefined();
  });

  it('by another witness of the same name is none of this one’s', () => {
    expect(cosignatureIn(`${TEXT}\n${witness().line(8)}`, witness().key)).toBeUndefined();
  });
});
