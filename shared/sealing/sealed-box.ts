import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

import { ServiceError } from '../errors.ts';

/** The head of an X25519 private and public key in DER (RFC 8410); the 32 bytes of the key follow. */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Bytes of either half of a key pair (X25519), and of what is drawn at random for one sealing. */
export const BOX_KEY_BYTES = 32;

/** What a text is sealed for: one use, and one thing that it belongs to. Opened as any other it is worthless. */
export interface BoxUse {
  readonly use: string;
  readonly boundTo: string;
}

const privateKeyFrom = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' });

const publicKeyFrom = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, raw]), format: 'der', type: 'spki' });

const rawPublicOf = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length);

/** The public half of a private one, in base64: with it anybody can seal what only the private half opens. */
export const boxKeyOf = (privateHalf: Uint8Array): string =>
  rawPublicOf(privateKeyFrom(privateHalf)).toString('base64');

interface Working {
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
}

interface Ends {
  readonly ephemeral: Uint8Array;
  readonly recipient: Uint8Array;
}

/** Each sealing has a key pair of its own, so that key and nonce are never used twice. */
const workingOf = (shared: Buffer, { ephemeral, recipient }: Ends, use: string): Working => {
  const salt = Buffer.concat([ephemeral, recipient]);
  const bytes = new Uint8Array(hkdfSync('sha256', shared, salt, use, BOX_KEY_BYTES + NONCE_BYTES));
  return { key: bytes.subarray(0, BOX_KEY_BYTES), nonce: bytes.subarray(BOX_KEY_BYTES) };
};

/** Seals a text for whoever holds the private half; `random` are 32 bytes, never used twice. In base64. */
export const sealBox = (
  recipientKey: string,
  { use, boundTo, random }: BoxUse & { readonly random: Uint8Array },
  text: string,
): string => {
  const own = privateKeyFrom(random);
  const ends = { ephemeral: rawPublicOf(own), recipient: Buffer.from(recipientKey, 'base64') };
  const shared = diffieHellman({ privateKey: own, publicKey: publicKeyFrom(ends.recipient) });
  const { key, nonce } = workingOf(shared, ends, use);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(boundTo));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([ends.ephemeral, body, cipher.getAuthTag()]).toString('base64');
};

/**
 * What `sealBox` sealed.
 *
 * @throws ServiceError `not-permitted` with another key, for another use or thing, or where it was altered.
 */
export const openBox = (privateHalf: Uint8Array, { use, boundTo }: BoxUse, sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64');
  const ephemeral = bytes.subarray(0, BOX_KEY_BYTES);
  try {
    const own = privateKeyFrom(privateHalf);
    const shared = diffieHellman({ privateKey: own, publicKey: publicKeyFrom(ephemeral) });
    const { key, nonce } = workingOf(shared, { ephemeral, recipient: rawPublicOf(own) }, use);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAAD(Buffer.from(boundTo));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    const body = bytes.subarray(BOX_KEY_BYTES, bytes.length - TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    throw new ServiceError('not-permitted', 'the sealed words cannot be opened');
  }
};
