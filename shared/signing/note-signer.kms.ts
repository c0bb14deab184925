import { Buffer } from 'node:buffer';

import { GetPublicKeyCommand, SignCommand, type KMSClient } from '@aws-sdk/client-kms';

import { ServiceError } from '../errors.ts';
import type { NoteSigner } from './note-signer.ts';
import { isSignerName, noteOf, verifierKeyText, type VerifierKey } from './signed-note.ts';

/** How the DER form of an Ed25519 public key begins (RFC 8410); the 32 bytes of the key follow. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

const rawKey = (spki: Uint8Array | undefined): Uint8Array => {
  const bytes = Buffer.from(spki ?? []);
  if (bytes.length !== SPKI_PREFIX.length + 32 || !bytes.subarray(0, SPKI_PREFIX.length).equals(SPKI_PREFIX))
    throw new ServiceError('invariant', 'the key is not an Ed25519 key');
  return new Uint8Array(bytes.subarray(SPKI_PREFIX.length));
};

const asked = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await ask();
  } catch (fault) {
    throw new ServiceError('unavailable', 'the key service did not do it', { cause: fault });
  }
};

/** What the adapter needs; `name` is what notes are signed as. */
export interface KmsNoteSignerParts {
  readonly kms: KMSClient;
  readonly keyId: string;
  readonly name: string;
}

/** Notes signed by an Ed25519 key that never leaves KMS. The public half is asked for once. */
export const createKmsNoteSigner = ({ kms, keyId, name }: KmsNoteSignerParts): NoteSigner => {
  if (!isSignerName(name))
    throw new ServiceError('invariant', 'a signer’s name has no space and no plus sign');
  let known: VerifierKey | undefined;
  const key = async (): Promise<VerifierKey> => {
    if (known !== undefined) return known;
    const { PublicKey } = await asked(() => kms.send(new GetPublicKeyCommand({ KeyId: keyId })));
    known = { name, publicKey: rawKey(PublicKey) };
    return known;
  };
  return {
    verifierKey: async () => verifierKeyText(await key()),
    sign: async (text) => {
      const { Signature } = await asked(() =>
        kms.send(
          new SignCommand({
            KeyId: keyId,
            Message: Buffer.from(text),
            MessageType: 'RAW',
            SigningAlgorithm: 'ED25519_SHA_512',
          }),
        ),
      );
      if (Signature === undefined) throw new ServiceError('unavailable', 'the key service gave no signature');
      return noteOf(text, await key(), Signature);
    },
  };
};
