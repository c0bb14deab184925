import { Buffer } from 'node:buffer';

import {
  DecryptCommand,
  IncorrectKeyException,
  InvalidCiphertextException,
  KMSInvalidStateException,
  type KMSClient,
} from '@aws-sdk/client-kms';

import { ServiceError } from '../errors.ts';

/** Which key of KMS wraps, for what, and what people call what is wrapped. */
export interface Wrapping {
  readonly kms: KMSClient;
  readonly keyId: string;
  readonly context: Readonly<Record<string, string>>;
  readonly called: string;
}

/** It is not this account's or this key's, it was altered, or the wrapping key is about to be destroyed. */
const NEVER_OPENS = [InvalidCiphertextException, IncorrectKeyException, KMSInvalidStateException];

/**
 * Asks KMS for something.
 *
 * @throws ServiceError `not-permitted` for what will never open, `unavailable` for any other fault of KMS.
 */
export const asking = async <Answer>(
  called: string,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer> => {
  try {
    const answer = await ask();
    if (answer !== undefined) return answer;
  } catch (cause) {
    if (NEVER_OPENS.some((kind) => cause instanceof kind))
      throw new ServiceError('not-permitted', `the ${called} cannot be opened`, { cause });
    throw new ServiceError('unavailable', 'the key service did not do it', { cause });
  }
  throw new ServiceError('unavailable', 'the key service gave no key');
};

/** What is made with a data key, whose plain form is forgotten at once. */
export const spending = <Made>(dataKey: Uint8Array, make: (dataKey: Uint8Array) => Made): Made => {
  try {
    return make(dataKey);
  } finally {
    dataKey.fill(0);
  }
};

/** What is made with a data key that KMS unwraps. @throws as `asking` */
export const unwrapping = async <Made>(
  { kms, keyId, context, called }: Wrapping,
  wrapped: string,
  make: (dataKey: Uint8Array) => Made,
): Promise<Made> => {
  const request = new DecryptCommand({
    KeyId: keyId,
    CiphertextBlob: Buffer.from(wrapped, 'base64'),
    EncryptionContext: { ...context },
  });
  return spending(await asking(called, async () => (await kms.send(request)).Plaintext), make);
};
