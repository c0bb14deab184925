import { Buffer } from 'node:buffer';
import { hkdfSync } from 'node:crypto';

import {
  DecryptCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  IncorrectKeyException,
  InvalidCiphertextException,
  KMSInvalidStateException,
  type KMSClient,
} from '@aws-sdk/client-kms';

import { ServiceError } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { TextKeyMaker, TextKeyOpener } from './text-keys.ts';

const contextOf = (account: AccountId) => ({ purpose: 'text', account });

const derive = (dataKey: Uint8Array, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', dataKey, new Uint8Array(), `candor ${use} v1`, 32));

/** It is not this account's, not this key's, or the wrapping key is about to be destroyed. */
const NEVER_OPENS = [InvalidCiphertextException, IncorrectKeyException, KMSInvalidStateException];

const translate = (fault: unknown): ServiceError => {
  if (fault instanceof ServiceError) return fault;
  if (NEVER_OPENS.some((kind) => fault instanceof kind)) {
    return new ServiceError('not-permitted', 'the text key cannot be opened', { cause: fault });
  }
  return new ServiceError('unavailable', 'the key service did not do it', { cause: fault });
};

/** Text keys made by KMS without their plain form, bound to the account by the encryption context. */
export const createKmsTextKeyMaker = (kms: KMSClient, keyId: string): TextKeyMaker => ({
  create: async (account) => {
    try {
      const { CiphertextBlob } = await kms.send(
        new GenerateDataKeyWithoutPlaintextCommand({
          KeyId: keyId,
          KeySpec: 'AES_256',
          EncryptionContext: contextOf(account),
        }),
      );
      if (CiphertextBlob === undefined) throw new ServiceError('unavailable', 'the key service gave no key');
      return Buffer.from(CiphertextBlob).toString('base64');
    } catch (fault) {
      throw translate(fault);
    }
  },
});

/** Opens text keys with KMS; the data key is forgotten as soon as the two working keys are derived. */
export const createKmsTextKeyOpener = (kms: KMSClient, keyId: string): TextKeyOpener => ({
  open: async (account, wrapped) => {
    try {
      const { Plaintext } = await kms.send(
        new DecryptCommand({
          KeyId: keyId,
          CiphertextBlob: Buffer.from(wrapped, 'base64'),
          EncryptionContext: contextOf(account),
        }),
      );
      if (Plaintext === undefined) throw new ServiceError('unavailable', 'the key service gave no key');
      const key = { seal: derive(Plaintext, 'seal'), edit: derive(Plaintext, 'edit') };
      Plaintext.fill(0);
      return key;
    } catch (fault) {
      throw translate(fault);
    }
  },
});
