import { Buffer } from 'node:buffer';

import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';

import { ServiceError } from '../errors.ts';
import type { DuplicateHashes } from './duplicate-hashes.ts';

const HEXADECIMAL_DIGITS = 32;

/** The same words however they are spelled: compatibility forms, case and runs of white space are levelled. */
const level = (words: string): string => words.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Duplicate hashes by a KMS key for HMAC-SHA-256, which never leaves KMS; truncated to 128 bits. */
export const createKmsDuplicateHashes = (kms: KMSClient, keyId: string): DuplicateHashes => ({
  of: async (kind, words) => {
    // A secret differs by case, everything else does not.
    const message = JSON.stringify([kind, kind === 'secret' ? words.trim() : level(words)]);
    try {
      const { Mac } = await kms.send(
        new GenerateMacCommand({
          KeyId: keyId,
          MacAlgorithm: 'HMAC_SHA_256',
          Message: Buffer.from(message).subarray(0, 4096),
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
