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
import { placeOf, type ReportCode, type ReportPlace } from './report-code.ts';

/** The head of an X25519 private and public key in DER (RFC 8410); the 32 bytes of the key follow. */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex');
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** So many random bytes one sealing takes. */
export const SEALING_BYTES = KEY_BYTES;

const privateKeyFrom = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' });

const publicKeyFrom = (raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, raw]), format: 'der', type: 'spki' });

const rawPublicOf = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length);

const privateKeyOf = (code: ReportCode): KeyObject =>
  privateKeyFrom(
    new Uint8Array(hkdfSync('sha256', code, new Uint8Array(), 'candor report key v1', KEY_BYTES)),
  );

/** The public half of a code's key pair, in base64: with it anybody can seal what only the code opens. */
export const reporterKeyOf = (code: ReportCode): string => rawPublicOf(privateKeyOf(code)).toString('base64');

interface Working {
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
}

/** Each sealing has a key pair of its own, so that key and nonce are never used twice. */
const workingOf = (shared: Buffer, ephemeral: Uint8Array, reporter: Uint8Array): Working => {
  const salt = Buffer.concat([ephemeral, reporter]);
  const bytes = new Uint8Array(
    hkdfSync('sha256', shared, salt, 'candor report seal v1', KEY_BYTES + NONCE_BYTES),
  );
  return { key: bytes.subarray(0, KEY_BYTES), nonce: bytes.subarray(KEY_BYTES) };
};

/** Seals words so that only the holder of the report's code reads them; `random` are 32 bytes, never used twice. */
export const sealForReporter = (
  reporterKey: string,
  { place, random }: { readonly place: ReportPlace; readonly random: Uint8Array },
  words: string,
): string => {
  const own = privateKeyFrom(random);
  const reporter = Buffer.from(reporterKey, 'base64');
  const ephemeral = rawPublicOf(own);
  const shared = diffieHellman({ privateKey: own, publicKey: publicKeyFrom(reporter) });
  const { key, nonce } = workingOf(shared, ephemeral, reporter);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return Buffer.concat([ephemeral, body, cipher.getAuthTag()]).toString('base64');
};

/**
 * What `sealForReporter` sealed.
 *
 * @throws ServiceError `not-permitted` with another code, or where it was altered.
 */
export const openAsReporter = (code: ReportCode, sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64');
  const ephemeral = bytes.subarray(0, KEY_BYTES);
  try {
    const own = privateKeyOf(code);
    const shared = diffieHellman({ privateKey: own, publicKey: publicKeyFrom(ephemeral) });
    const { key, nonce } = workingOf(shared, ephemeral, rawPublicOf(own));
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAAD(Buffer.from(placeOf(code)));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    const body = bytes.subarray(KEY_BYTES, bytes.length - TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    throw new ServiceError('not-permitted', 'the sealed words cannot be opened');
  }
};
