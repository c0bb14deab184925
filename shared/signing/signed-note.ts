import { Buffer } from 'node:buffer';
import { createHash, createPublicKey, verify } from 'node:crypto';

/** A key that notes are verified with: the signer's name, and the 32 bytes of an Ed25519 public key. */
export interface VerifierKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

/** The byte by which a verifier key and a key id say Ed25519. */
const ED25519 = 0x01;
const PUBLIC_KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
const NAME = /^[^\s+]+$/u;

const keyIdOf = ({ name, publicKey }: VerifierKey): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(ED25519))
    .update(publicKey)
    .digest()
    .subarray(0, KEY_ID_BYTES);

/** A verifier key as one line, `<name>+<key id>+<base64 of 0x01 and the key>` (C2SP signed-note). */
export const verifierKeyText = (key: VerifierKey): string => {
  const encoded = Buffer.concat([Uint8Array.of(ED25519), key.publicKey]).toString('base64');
  return [key.name, keyIdOf(key).toString('hex'), encoded].join('+');
};

/** The verifier key that a line spells; undefined for any other text, a key id that is not the key's own included. */
export const parseVerifierKey = (line: string): VerifierKey | undefined => {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(line.trim()) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== PUBLIC_KEY_BYTES + 1 || bytes[0] !== ED25519) return undefined;
  const key = { name, publicKey: new Uint8Array(bytes.subarray(1)) };
  return keyIdOf(key).toString('hex') === id ? key : undefined;
};

/** Whether a name may sign notes: neither white space nor `+` in it. */
export const isSignerName = (name: string): boolean => NAME.test(name);

/** A signed note: the text, which ends with a line feed, an empty line, and one line with the signature. */
export const noteOf = (text: string, key: VerifierKey, signature: Uint8Array): string =>
  `${text}\n— ${key.name} ${Buffer.concat([keyIdOf(key), signature]).toString('base64')}\n`;

const isSignedBy = ({ publicKey }: VerifierKey, text: string, signature: Uint8Array): boolean => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
  return verify(null, Buffer.from(text), createPublicKey({ key: jwk, format: 'jwk' }), signature);
};

/**
 * The text of a note that this key signed; undefined where no line is this key's, or one that is does not verify.
 * Signatures by other keys are passed over (C2SP signed-note).
 */
export const openNote = (note: string, key: VerifierKey): string | undefined => {
  const end = note.lastIndexOf('\n\n');
  if (end === -1 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n');
  const id = keyIdOf(key);
  const own = lines.flatMap((line) => {
    const [, name, encoded = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    return name === key.name && bytes.subarray(0, KEY_ID_BYTES).equals(id)
      ? [bytes.subarray(KEY_ID_BYTES)]
      : [];
  });
  const isRight = (signature: Uint8Array): boolean =>
    signature.length === SIGNATURE_BYTES && isSignedBy(key, text, signature);
  return own.length > 0 && own.every(isRight) ? text : undefined;
};
