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

/** The algorithms whose keys and signatures have this shape: a note's own, and a witness's beside it (C2SP tlog-cosignature). */
export type KeyAlgorithm = typeof ED25519 | 0x04;

/** The four bytes that a signature is found by: of the name, the algorithm and the key (C2SP signed-note). */
export const keyIdOf = ({ name, publicKey }: VerifierKey, algorithm: KeyAlgorithm = ED25519): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(algorithm))
    .update(publicKey)
    .digest()
    .subarray(0, KEY_ID_BYTES);

/** A verifier key as one line, `<name>+<key id>+<base64 of 0x01 and the key>` (C2SP signed-note). */
export const verifierKeyText = (key: VerifierKey, algorithm: KeyAlgorithm = ED25519): string => {
  const encoded = Buffer.concat([Uint8Array.of(algorithm), key.publicKey]).toString('base64');
  return [key.name, keyIdOf(key, algorithm).toString('hex'), encoded].join('+');
};

/** In which way a text is no verifier key: of another form, mistyped somewhere, or whole and for something else. */
export type KeyFault = 'no-key' | 'no-key-mistyped' | 'no-key-kind';

/** The verifier key that a line spells, or why it spells none. One letter off, it is mistyped: its key id is not its own. */
export const readVerifierKey = (line: string, algorithm: KeyAlgorithm = ED25519): VerifierKey | KeyFault => {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(line.trim()) ?? [];
  if (name === undefined || encoded === undefined) return 'no-key';
  const bytes = Buffer.from(encoded, 'base64');
  const own = createHash('sha256').update(`${name}\n`).update(bytes).digest('hex');
  // Base64 is read without what does not belong in it.
  if (bytes.toString('base64') !== encoded || own.slice(0, 2 * KEY_ID_BYTES) !== id) return 'no-key-mistyped';
  if (bytes.length !== PUBLIC_KEY_BYTES + 1 || bytes[0] !== algorithm) return 'no-key-kind';
  return { name, publicKey: new Uint8Array(bytes.subarray(1)) };
};

/** The verifier key that a line spells; undefined for any other text, a key id that is not the key's own included. */
export const parseVerifierKey = (line: string, algorithm?: KeyAlgorithm): VerifierKey | undefined => {
  const key = readVerifierKey(line, algorithm);
  return typeof key === 'string' ? undefined : key;
};

/** Whether a name may sign notes: neither white space nor `+` in it. */
export const isSignerName = (name: string): boolean => NAME.test(name);

/** A signed note: the text, which ends with a line feed, an empty line, and one line with the signature. */
export const noteOf = (text: string, key: VerifierKey, signature: Uint8Array): string =>
  `${text}\n— ${key.name} ${Buffer.concat([keyIdOf(key), signature]).toString('base64')}\n`;

/** Whether an Ed25519 key signed a text. */
export const isSignedBy = ({ publicKey }: VerifierKey, text: string, signature: Uint8Array): boolean => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
  return verify(null, Buffer.from(text), createPublicKey({ key: jwk, format: 'jwk' }), signature);
};

/** A line with a signature: whose it says it is, by name and key id, and the signature. */
export interface SignatureLine {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
  /** The line itself, without its line feed. */
  readonly line: string;
}

const SIGNATURES_AT_MOST = 100;
const LINE = /^— ([^\s+]+) ((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/u;

/** Of all control characters a note may have the line feed alone. */
const hasControls = (note: string): boolean => Array.from(note).some((sign) => sign < ' ' && sign !== '\n');

const signatureIn = (line: string): SignatureLine | undefined => {
  const [, name = '', encoded = ''] = LINE.exec(line) ?? [];
  const bytes = new Uint8Array(Buffer.from(encoded, 'base64'));
  if (bytes.length <= KEY_ID_BYTES) return undefined;
  return { name, keyId: bytes.subarray(0, KEY_ID_BYTES), signature: bytes.subarray(KEY_ID_BYTES), line };
};

/** A note in its parts; undefined for one that is malformed, be it in a line of somebody nobody knows (C2SP signed-note). */
export const noteParts = (
  note: string,
): { readonly text: string; readonly signatures: readonly SignatureLine[] } | undefined => {
  const end = note.lastIndexOf('\n\n');
  if (end === -1 || !note.endsWith('\n') || hasControls(note)) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map(signatureIn).filter((line) => line !== undefined);
  if (lines.length > SIGNATURES_AT_MOST || signatures.length < lines.length) return undefined;
  return { text: note.slice(0, end + 1), signatures };
};

/** The signatures of a note that say they are this key's. Whether they are is not looked at. */
export const signaturesOf = (
  signatures: readonly SignatureLine[],
  key: VerifierKey,
  algorithm: KeyAlgorithm = ED25519,
): readonly SignatureLine[] => {
  const id = keyIdOf(key, algorithm);
  return signatures.filter(({ name, keyId }) => name === key.name && id.equals(keyId));
};

/**
 * The text of a note that this key signed; undefined where no line is this key's, or one that is does not verify.
 * Signatures by other keys are passed over (C2SP signed-note).
 */
export const openNote = (note: string, key: VerifierKey): string | undefined => {
  const parts = noteParts(note);
  if (parts === undefined) return undefined;
  const own = signaturesOf(parts.signatures, key);
  const isRight = ({ signature }: SignatureLine): boolean =>
    signature.length === SIGNATURE_BYTES && isSignedBy(key, parts.text, signature);
  return own.length > 0 && own.every(isRight) ? parts.text : undefined;
};
