import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

import { ServiceError } from '../errors.ts';
import { SealedTexts } from '../posts/batch-message.ts';
import type { TextKey } from './text-keys.ts';

/** What a sealed text is bound to: opened under another account or consent revision it is worthless. */
export interface SealContext {
  readonly account: string;
  readonly revision: string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const EDIT_HASH_BYTES = 12;

const associatedData = ({ account, revision }: SealContext): Buffer =>
  Buffer.from(JSON.stringify(['candor-text-v1', account, revision]));

/**
 * Texts sealed with AES-256-GCM, in base64: nonce, ciphertext, tag. `nonce` is 12 random bytes, never used twice.
 */
export const sealTexts = (
  key: TextKey,
  context: SealContext & { readonly nonce: Uint8Array },
  texts: SealedTexts,
): string => {
  const cipher = createCipheriv('aes-256-gcm', key.seal, context.nonce);
  cipher.setAAD(associatedData(context));
  const body = Buffer.concat([cipher.update(JSON.stringify(texts), 'utf8'), cipher.final()]);
  return Buffer.concat([context.nonce, body, cipher.getAuthTag()]).toString('base64');
};

/**
 * The texts of `sealTexts`.
 *
 * @throws ServiceError `not-permitted` when key or context are not those it was sealed with, or it was altered.
 */
export const openTexts = (key: TextKey, context: SealContext, sealed: string): SealedTexts => {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.seal, bytes.subarray(0, NONCE_BYTES));
    decipher.setAAD(associatedData(context));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    const body = bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES);
    const plain = Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    return SealedTexts.parse(JSON.parse(plain));
  } catch {
    // The cause is left out on purpose: a parser's message may quote the words.
    throw new ServiceError('not-permitted', 'the sealed text cannot be opened');
  }
};

/** A truncated HMAC (96 bits, base64) of a post's words under the account's own key: tells an edit, and nothing else. */
export const editHash = (key: TextKey, post: string, text: string): string =>
  createHmac('sha256', key.edit)
    .update(JSON.stringify([post, text]))
    .digest()
    .subarray(0, EDIT_HASH_BYTES)
    .toString('base64');
