import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';

import { ServiceError } from '../errors.ts';
import type { DuplicateHashes, Hashed } from './duplicate-hashes.ts';

const HEXADECIMAL_DIGITS = 32;
/** KMS's limit for a message. */
const BYTES_AT_MOST = 4096;

/** The same words however they are spelled: compatibility forms, case and runs of white space are levelled. */
const level = (words: string): string => words.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Differ by case and space inside; everything else a person wrote does not. */
const EXACT: readonly Hashed[] = ['secret', 'alert', 'post'];

/** Duplicate hashes by a KMS key for HMAC-SHA-256, which never leaves KMS; truncated to 128 bits. */
export const createKmsDuplicateHashes = (kms: KMSClient, keyId: string): DuplicateHashes => ({
  of: async (sort, words) => {
    const bytes = Buffer.from(JSON.stringify([sort, EXACT.includes(sort) ? words.trim() : level(words)]));
    const message = bytes.length > BYTES_AT_MOST ? createHash('sha256').update(bytes).digest() : bytes;
    try {
      const { Mac } = await kms.send(
        new GenerateMacCommand({
          KeyId: keyId,
          MacAlgorithm: 'HMAC_SHA_256',
          Message: message,
        }),
      );
      if (Mac === undefined) throw new ServiceError('unavailable', 'the key service gave no hash');
      return Buffer.from(Mac).toString('hex').slice(0, HEXADECIMAL_DIGITS);
    } catch (fault) {
      if (fault instanceof ServiceError) throw fault;
      throw new ServiceError('unavailable', 'the key service did not do it', { cause: fault });
    }
  },
});
