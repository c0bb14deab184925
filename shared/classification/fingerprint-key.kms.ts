import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';

import { ServiceError } from '../errors.ts';
import type { FingerprintKey } from './fingerprint-key.ts';

/** What the key is derived from; another text would be another key, and every index would have to be made anew. */
const MESSAGE = Buffer.from('candor fingerprints, first key');
const KEY_BYTES = 16;

/**
 * A key derived by a KMS key for HMAC-SHA-256, which never leaves KMS: the first half of its code of a fixed message.
 * Asked for once.
 */
export const createKmsFingerprintKey = (kms: KMSClient, keyId: string): FingerprintKey => {
  let kept: Promise<Uint8Array> | undefined;
  const derive = async (): Promise<Uint8Array> => {
    try {
      const request = new GenerateMacCommand({
        KeyId: keyId,
        MacAlgorithm: 'HMAC_SHA_256',
        Message: MESSAGE,
      });
      const { Mac } = await kms.send(request);
      if (Mac === undefined) throw new ServiceError('unavailable', 'the key service gave no key');
      return Mac.slice(0, KEY_BYTES);
    } catch (fault) {
      kept = undefined;
      if (fault instanceof ServiceError) throw fault;
      throw new ServiceError('unavailable', 'the key service did not do it', { cause: fault });
    }
  };
  return { read: () => (kept ??= derive()) };
};
