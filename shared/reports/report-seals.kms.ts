import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import {
  DecryptCommand,
  GenerateDataKeyCommand,
  IncorrectKeyException,
  InvalidCiphertextException,
  type KMSClient,
} from '@aws-sdk/client-kms';

import { ServiceError } from '../errors.ts';
import type { ReportPlace } from './report-code.ts';
import type { ReportOpener, ReportSealer } from './report-seals.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** No place in it: the cloud's trail writes a context down, with the second. What is sealed is bound to its place itself. */
const CONTEXT = { purpose: 'report' } as const;

const noKey = (): ServiceError => new ServiceError('unavailable', 'the key service gave no key');

const cannotOpen = (): ServiceError => new ServiceError('not-permitted', 'the sealed words cannot be opened');

/** The fault's own message is left out: it is nobody's business which report it was. */
const translate = (fault: unknown): ServiceError => {
  if (fault instanceof ServiceError) return fault;
  if (fault instanceof InvalidCiphertextException || fault instanceof IncorrectKeyException)
    return cannotOpen();
  return new ServiceError('unavailable', 'the key service did not do it', { cause: fault });
};

/** Seals under a data key of its own for each text; its plain form is forgotten at once. */
export const createKmsReportSealer = (kms: KMSClient, keyId: string): ReportSealer => ({
  seal: async (place, words) => {
    try {
      const { CiphertextBlob, Plaintext } = await kms.send(
        new GenerateDataKeyCommand({
          KeyId: keyId,
          KeySpec: 'AES_256',
          EncryptionContext: CONTEXT,
        }),
      );
      if (CiphertextBlob === undefined || Plaintext === undefined) throw noKey();
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', Plaintext, nonce);
      cipher.setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
      Plaintext.fill(0);
      return {
        key: Buffer.from(CiphertextBlob).toString('base64'),
        words: Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64'),
      };
    } catch (fault) {
      throw translate(fault);
    }
  },
});

const decrypt = (key: Uint8Array, place: ReportPlace, sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
    const body = bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    throw cannotOpen();
  }
};

/** Opens with KMS what was sealed for the recipient. */
export const createKmsReportOpener = (kms: KMSClient, keyId: string): ReportOpener => ({
  open: async (place, { key, words }) => {
    try {
      const { Plaintext } = await kms.send(
        new DecryptCommand({
          KeyId: keyId,
          CiphertextBlob: Buffer.from(key, 'base64'),
          EncryptionContext: CONTEXT,
        }),
      );
      if (Plaintext === undefined) throw noKey();
      const plain = decrypt(Plaintext, place, words);
      Plaintext.fill(0);
      return plain;
    } catch (fault) {
      throw translate(fault);
    }
  },
});
