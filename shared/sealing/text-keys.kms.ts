import { Buffer } from 'node:buffer';
import { hkdfSync } from 'node:crypto';

import { GenerateDataKeyWithoutPlaintextCommand, type KMSClient } from '@aws-sdk/client-kms';

import type { AccountId } from '../ids.ts';
import { asking, unwrapping } from './data-keys.kms.ts';
import type { TextKeyMaker, TextKeyOpener } from './text-keys.ts';

const CALLED = 'text key';

const contextOf = (account: AccountId) => ({ purpose: 'text', account });

const derive = (dataKey: Uint8Array, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', dataKey, new Uint8Array(), `candor ${use} v1`, 32));

/** Text keys made by KMS without their plain form, bound to the account by the encryption context. */
export const createKmsTextKeyMaker = (kms: KMSClient, keyId: string): TextKeyMaker => ({
  create: async (account) => {
    const request = new GenerateDataKeyWithoutPlaintextCommand({
      KeyId: keyId,
      KeySpec: 'AES_256',
      EncryptionContext: contextOf(account),
    });
    const wrapped = await asking(CALLED, async () => (await kms.send(request)).CiphertextBlob);
    return Buffer.from(wrapped).toString('base64');
  },
});

/** Opens text keys with KMS; the data key is forgotten as soon as the two working keys are derived. */
export const createKmsTextKeyOpener = (kms: KMSClient, keyId: string): TextKeyOpener => ({
  open: (account, wrapped) =>
    unwrapping({ kms, keyId, context: contextOf(account), called: CALLED }, wrapped, (dataKey) => ({
      seal: derive(dataKey, 'seal'),
      edit: derive(dataKey, 'edit'),
    })),
});
