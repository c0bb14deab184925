import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Key and value pairs that are bound to a ciphertext without being in it. */
export type EncryptionContext = Readonly<Record<string, string>>;

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A ciphertext blob: version, length of the key id, key id, nonce, tag, AES-256-GCM ciphertext. */
export function seal(plaintext: Buffer, { keyId, secret, context }: Sealing): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(additionalData(context));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const id = Buffer.from(keyId);
  return Buffer.concat([Buffer.from([VERSION, id.length]), id, nonce, cipher.getAuthTag(), sealed]);
}

export interface Sealing {
  readonly keyId: string;
  readonly secret: Buffer;
  readonly context: EncryptionContext;
}

/** The id of the key that sealed a blob; undefined when it is no blob of ours. */
export function sealedBy(blob: Buffer): string | undefined {
  const length = blob[1] ?? 0;
  const complete = blob[0] === VERSION && blob.length >= 2 + length + NONCE_BYTES + TAG_BYTES;
  return complete ? blob.toString('utf8', 2, 2 + length) : undefined;
}

/** The plaintext; undefined when blob, key or context do not belong together. */
export function open(
  blob: Buffer,
  { secret, context }: Pick<Sealing, 'secret' | 'context'>,
): Buffer | undefined {
  const start = 2 + (blob[1] ?? 0);
  const nonce = blob.subarray(start, start + NONCE_BYTES);
  const tag = blob.subarray(start + NONCE_BYTES, start + NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, nonce, { authTagLength: TAG_BYTES })
      .setAAD(additionalData(context))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(blob.subarray(start + NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** The same bytes for the same pairs in any order. */
function additionalData(context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).sort(([one], [other]) => (one < other ? -1 : 1));
  return Buffer.from(JSON.stringify(pairs));
}
