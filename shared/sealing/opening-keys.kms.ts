import { Buffer } from 'node:buffer';
import { hkdfSync } from 'node:crypto';

import {
  DecryptCommand,
  GenerateDataKeyCommand,
  IncorrectKeyException,
  InvalidCiphertextException,
  KMSInvalidStateException,
  type KMSClient,
} from '@aws-sdk/client-kms';

import { ServiceError } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { OpeningKeyMaker, OpeningKeyOpener } from './opening-keys.ts';
import { BOX_KEY_BYTES, boxKeyOf } from './sealed-box.ts';

/** No account in it: the cloud's trail writes a context down, and it would tell who looks at their own entries, and when. */
const CONTEXT = { purpose: 'opening' } as const;

/** It is not this key's, it was altered, or the wrapping key is about to be destroyed. */
const NEVER_OPENS = [InvalidCiphertextException, IncorrectKeyException, KMSInvalidStateException];

const translate = (fault: unknown): ServiceError => {
  if (fault instanceof ServiceError) return fault;
  if (NEVER_OPENS.some((kind) => fault instanceof kind)) {
    return new ServiceError('not-permitted', 'the opening key cannot be opened', { cause: fault });
  }
  return new ServiceError('unavailable', 'the key service did not do it', { cause: fault });
};

const noKey = (): ServiceError => new ServiceError('unavailable', 'the key service gave no key');

/** The account is part of the derivation: what is wrapped, put under another account, gives a key that opens nothing. */
const privateHalfOf = (dataKey: Uint8Array, account: AccountId): Uint8Array =>
  new Uint8Array(
    hkdfSync('sha256', dataKey, new Uint8Array(), `candor opening key v1 ${account}`, BOX_KEY_BYTES),
  );

/** Opening keys derived from a data key of KMS, whose plain form is forgotten at once. */
export const createKmsOpeningKeyMaker = (kms: KMSClient, keyId: string): OpeningKeyMaker => ({
  create: async (account) => {
    try {
      const { CiphertextBlob, Plaintext } = await kms.send(
        new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256', EncryptionContext: CONTEXT }),
      );
      if (CiphertextBlob === undefined || Plaintext === undefined) throw noKey();
      const privateHalf = privateHalfOf(Plaintext, account);
      Plaintext.fill(0);
      const key = boxKeyOf(privateHalf);
      privateHalf.fill(0);
      return { key, wrapped: Buffer.from(CiphertextBlob).toString('base64') };
    } catch (fault) {
      throw translate(fault);
    }
  },
});

/** Opens with KMS what its maker wrapped. */
export const createKmsOpeningKeyOpener = (kms: KMSClient, keyId: string): OpeningKeyOpener => ({
  open: async (account, wrapped) => {
    try {
      const { Plaintext } = await kms.send(
        new DecryptCommand({
          KeyId: keyId,
          CiphertextBlob: Buffer.from(wrapped, 'base64'),
          EncryptionContext: CONTEXT,
        }),
      );
      if (Plaintext === undefined) throw noKey();
      const privateHalf = privateHalfOf(Plaintext, account);
      Plaintext.fill(0);
      return privateHalf;
    } catch (fault) {
      throw translate(fault);
    }
  },
});
