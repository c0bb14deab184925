import { Buffer } from 'node:buffer';
import { hkdfSync } from 'node:crypto';

import { GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';

import type { AccountId } from '../ids.ts';
import { asking, spending, unwrapping } from './data-keys.kms.ts';
import type { OpeningKeyMaker, OpeningKeyOpener } from './opening-keys.ts';
import { BOX_KEY_BYTES, boxKeyOf } from './sealed-box.ts';

const CALLED = 'opening key';

/** No account in it: the cloud's trail writes a context down, and it would tell who looks at their own entries, and when. */
const CONTEXT = { purpose: 'opening' } as const;

/** The account is part of the derivation: what is wrapped, put under another account, gives a key that opens nothing. */
const privateHalfOf = (dataKey: Uint8Array, account: AccountId): Uint8Array =>
  new Uint8Array(
    hkdfSync('sha256', dataKey, new Uint8Array(), `candor opening key v1 ${account}`, BOX_KEY_BYTES),
  );

/** Opening keys derived from a data key of KMS, whose plain form is forgotten at once. */
export const createKmsOpeningKeyMaker = (kms: KMSClient, keyId: string): OpeningKeyMaker => ({
  create: async (account) => {
    const request = new GenerateDataKeyCommand({
      KeyId: keyId,
      KeySpec: 'AES_256',
      EncryptionContext: CONTEXT,
    });
    const { wrapped, dataKey } = await asking(CALLED, async () => {
      const { CiphertextBlob, Plaintext } = await kms.send(request);
      return CiphertextBlob && Plaintext && { wrapped: CiphertextBlob, dataKey: Plaintext };
    });
    const privateHalf = spending(dataKey, (plain) => privateHalfOf(plain, account));
    return { key: spending(privateHalf, boxKeyOf), wrapped: Buffer.from(wrapped).toString('base64') };
  },
});

/** Opens with KMS what its maker wrapped. */
export const createKmsOpeningKeyOpener = (kms: KMSClient, keyId: string): OpeningKeyOpener => ({
  open: (account, wrapped) =>
    unwrapping({ kms, keyId, context: CONTEXT, called: CALLED }, wrapped, (dataKey) =>
      privateHalfOf(dataKey, account),
    ),
});
