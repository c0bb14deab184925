import { createHmac, createPublicKey, randomBytes, sign, timingSafeEqual, verify } from 'node:crypto';
import * as z from 'zod';
import type { DeclaredKey } from './declarations.ts';
import { open, seal, sealedBy, type EncryptionContext } from './envelope.ts';
import type { KeyMaterial } from './key-store.ts';
import { dataKeyBytes, kmsRequests, type Described } from './kms-requests.ts';
import { Refusal } from './refusal.ts';

export type KeyState = 'Enabled' | 'Disabled' | 'PendingDeletion';

export interface LiveKey extends DeclaredKey {
  readonly material: () => KeyMaterial;
  readonly state: KeyState;
  readonly enter: (state: KeyState) => void;
}

interface Answerer {
  /** @throws Refusal for a request the stand-in cannot read. */
  read(body: unknown): {
    readonly described: Described;
    answer(key: LiveKey): object;
  };
}

const invalidCiphertext = () =>
  new Refusal('InvalidCiphertextException', 'The ciphertext cannot be decrypted.');

function answering<S extends z.ZodType<object>>(
  schema: S,
  answer: (key: LiveKey, request: z.output<S>) => object,
): Answerer {
  return {
    read: (body) => {
      const parsed = schema.safeParse(body);
      if (!parsed.success) throw new Refusal('ValidationException', z.prettifyError(parsed.error));
      return { described: parsed.data, answer: (key) => answer(key, parsed.data) };
    },
  };
}

/** What the stand-in can do, by operation. */
export const answerers: ReadonlyMap<string, Answerer> = new Map([
  ['Encrypt', answering(kmsRequests.encrypt, encrypt)],
  ['Decrypt', answering(kmsRequests.decrypt, decrypt)],
  ['GenerateDataKey', answering(kmsRequests.dataKey, generateDataKey)],
  ['GenerateDataKeyWithoutPlaintext', answering(kmsRequests.dataKey, generateSealedDataKey)],
  ['Sign', answering(kmsRequests.sign, signMessage)],
  ['Verify', answering(kmsRequests.verify, verifyMessage)],
  ['GetPublicKey', answering(kmsRequests.keyed, describePublicKey)],
  ['GenerateMac', answering(kmsRequests.mac, generateMac)],
  ['VerifyMac', answering(kmsRequests.verifyMac, verifyMac)],
  ['DescribeKey', answering(kmsRequests.keyed, describe)],
  ['DisableKey', answering(kmsRequests.keyed, (key) => enter(key, 'Disabled'))],
  ['EnableKey', answering(kmsRequests.keyed, (key) => enter(key, 'Enabled'))],
  ['ScheduleKeyDeletion', answering(kmsRequests.scheduleDeletion, scheduleDeletion)],
  [
    'CancelKeyDeletion',
    answering(kmsRequests.keyed, (key) => ({ ...enter(key, 'Disabled'), KeyId: key.arn })),
  ],
]);

function encrypt(key: LiveKey, request: z.output<typeof kmsRequests.encrypt>) {
  const CiphertextBlob = sealWith(key, request.Plaintext, request.EncryptionContext);
  return { KeyId: key.arn, CiphertextBlob, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
}

function decrypt(key: LiveKey, { CiphertextBlob, EncryptionContext }: z.output<typeof kmsRequests.decrypt>) {
  const secret = secretOf(key, 'symmetric');
  const sealer = sealedBy(CiphertextBlob);
  if (sealer === undefined) throw invalidCiphertext();
  if (sealer !== key.id)
    throw new Refusal(
      'IncorrectKeyException',
      'The key ID in the request does not identify a CMK that can perform this operation.',
    );
  const plaintext = open(CiphertextBlob, { secret, context: EncryptionContext });
  if (plaintext === undefined) throw invalidCiphertext();
  return {
    KeyId: key.arn,
    Plaintext: plaintext.toString('base64'),
    EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
  };
}

function generateDataKey(key: LiveKey, request: z.output<typeof kmsRequests.dataKey>) {
  const plaintext = randomBytes(dataKeyBytes(request));
  return {
    KeyId: key.arn,
    CiphertextBlob: sealWith(key, plaintext, request.EncryptionContext),
    Plaintext: plaintext.toString('base64'),
  };
}

function generateSealedDataKey(key: LiveKey, request: z.output<typeof kmsRequests.dataKey>) {
  const { KeyId, CiphertextBlob } = generateDataKey(key, request);
  return { KeyId, CiphertextBlob };
}

function signMessage(key: LiveKey, { Message, SigningAlgorithm }: z.output<typeof kmsRequests.sign>) {
  const signature = sign(null, Message, privateKeyOf(key)).toString('base64');
  return { KeyId: key.arn, Signature: signature, SigningAlgorithm };
}

function verifyMessage(key: LiveKey, request: z.output<typeof kmsRequests.verify>) {
  const publicKey = createPublicKey(privateKeyOf(key));
  if (!verify(null, request.Message, publicKey, request.Signature))
    throw new Refusal('KMSInvalidSignatureException', 'The signature does not belong to the message.');
  return { KeyId: key.arn, SignatureValid: true, SigningAlgorithm: request.SigningAlgorithm };
}

function describePublicKey(key: LiveKey) {
  const publicKey = createPublicKey(privateKeyOf(key)).export({ format: 'der', type: 'spki' });
  return {
    KeyId: key.arn,
    PublicKey: publicKey.toString('base64'),
    KeySpec: key.spec,
    KeyUsage: 'SIGN_VERIFY',
    SigningAlgorithms: ['ED25519_SHA_512'],
  };
}

function generateMac(key: LiveKey, { Message, MacAlgorithm }: z.output<typeof kmsRequests.mac>) {
  return { KeyId: key.arn, Mac: macOf(key, Message).toString('base64'), MacAlgorithm };
}

function verifyMac(key: LiveKey, { Message, Mac, MacAlgorithm }: z.output<typeof kmsRequests.verifyMac>) {
  const right = macOf(key, Message);
  if (right.length !== Mac.length || !timingSafeEqual(right, Mac))
    throw new Refusal('KMSInvalidMacException', 'The MAC does not belong to the message.');
  return { KeyId: key.arn, MacValid: true, MacAlgorithm };
}

const usages: ReadonlyMap<string, string> = new Map([
  ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT'],
  ['HMAC_256', 'GENERATE_VERIFY_MAC'],
  ['ECC_NIST_EDWARDS25519', 'SIGN_VERIFY'],
]);

function describe({ id, arn, spec, state }: LiveKey) {
  const KeyUsage = usages.get(spec);
  const Enabled = state === 'Enabled';
  return { KeyMetadata: { KeyId: id, Arn: arn, KeySpec: spec, KeyUsage, KeyState: state, Enabled } };
}

function enter(key: LiveKey, state: KeyState): object {
  key.enter(state);
  return {};
}

function scheduleDeletion(key: LiveKey, request: z.output<typeof kmsRequests.scheduleDeletion>) {
  key.enter('PendingDeletion');
  const DeletionDate = Math.floor(Date.now() / 1000) + request.PendingWindowInDays * 86_400;
  return { KeyId: key.arn, KeyState: 'PendingDeletion', DeletionDate };
}

const sealWith = (key: LiveKey, plaintext: Buffer, context: EncryptionContext): string =>
  seal(plaintext, { keyId: key.id, secret: secretOf(key, 'symmetric'), context }).toString('base64');

const macOf = (key: LiveKey, message: Buffer): Buffer =>
  createHmac('sha256', secretOf(key, 'hmac')).update(message).digest();

function secretOf(key: LiveKey, kind: 'symmetric' | 'hmac'): Buffer {
  const material = usable(key);
  if (material.kind === kind) return material.secret;
  throw wrongUsage(key);
}

function privateKeyOf(key: LiveKey) {
  const material = usable(key);
  if (material.kind === 'ed25519') return material.privateKey;
  throw wrongUsage(key);
}

function usable(key: LiveKey): KeyMaterial {
  if (key.state === 'Disabled') throw new Refusal('DisabledException', `${key.arn} is disabled.`);
  if (key.state === 'PendingDeletion')
    throw new Refusal('KMSInvalidStateException', `${key.arn} is pending deletion.`);
  return key.material();
}

const wrongUsage = ({ arn, spec }: LiveKey) =>
  new Refusal('InvalidKeyUsageException', `${arn} is a ${spec} key, which cannot do this.`);
