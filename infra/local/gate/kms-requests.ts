import * as z from 'zod';

const MOST_BYTES = 4096;

const Bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
const ShortBytes = Bytes.refine(
  ({ length }) => length > 0 && length <= MOST_BYTES,
  `has 1 to ${MOST_BYTES} bytes`,
);
const KeyId = z.string();
const EncryptionContext = z.record(z.string(), z.string()).default({});
const SymmetricAlgorithm = z.literal('SYMMETRIC_DEFAULT').default('SYMMETRIC_DEFAULT');
const SigningAlgorithm = z.literal('ED25519_SHA_512');
const MessageType = z.literal('RAW', 'ED25519_SHA_512 signs messages of type RAW').default('RAW');
const MacAlgorithm = z.literal('HMAC_SHA_256');

const DataKey = z.strictObject({
  KeyId,
  EncryptionContext,
  KeySpec: z.enum(['AES_128', 'AES_256']).optional(),
  NumberOfBytes: z.int().min(1).max(1024).optional(),
});

/** Requests field by field: a parameter that is not here is refused, as the stand-in would not heed it. */
export const kmsRequests = {
  keyed: z.strictObject({ KeyId }),
  scheduleDeletion: z.strictObject({ KeyId, PendingWindowInDays: z.int().min(7).max(30).default(30) }),
  dataKey: DataKey.refine(
    ({ KeySpec, NumberOfBytes }) => (KeySpec === undefined) !== (NumberOfBytes === undefined),
    'Please specify either number of bytes or key spec.',
  ),
  encrypt: z.strictObject({
    KeyId,
    Plaintext: ShortBytes,
    EncryptionContext,
    EncryptionAlgorithm: SymmetricAlgorithm,
  }),
  decrypt: z.strictObject({
    KeyId: KeyId.optional(),
    CiphertextBlob: Bytes,
    EncryptionContext,
    EncryptionAlgorithm: SymmetricAlgorithm,
  }),
  sign: z.strictObject({ KeyId, Message: ShortBytes, MessageType, SigningAlgorithm }),
  verify: z.strictObject({ KeyId, Message: ShortBytes, MessageType, SigningAlgorithm, Signature: Bytes }),
  mac: z.strictObject({ KeyId, Message: ShortBytes, MacAlgorithm }),
  verifyMac: z.strictObject({ KeyId, Message: ShortBytes, MacAlgorithm, Mac: Bytes }),
};

export const dataKeyBytes = ({ KeySpec, NumberOfBytes }: z.infer<typeof DataKey>): number =>
  NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32);

export interface Described {
  readonly EncryptionContext?: Readonly<Record<string, string>>;
  readonly EncryptionAlgorithm?: string;
  readonly SigningAlgorithm?: string;
  readonly MessageType?: string;
  readonly MacAlgorithm?: string;
}

/** What policies may ask about a request. */
export function kmsContext(request: Described): [string, readonly string[]][] {
  const pairs = Object.entries(request.EncryptionContext ?? {});
  const algorithms: readonly [string, string | undefined][] = [
    ['kms:EncryptionAlgorithm', request.EncryptionAlgorithm],
    ['kms:SigningAlgorithm', request.SigningAlgorithm],
    ['kms:MessageType', request.MessageType],
    ['kms:MacAlgorithm', request.MacAlgorithm],
  ];
  return [
    ...pairs.map(([name, value]): [string, string[]] => [`kms:EncryptionContext:${name}`, [value]]),
    ...(pairs.length > 0
      ? [['kms:EncryptionContextKeys', pairs.map(([name]) => name)] satisfies [string, string[]]]
      : []),
    ...algorithms.flatMap(([name, value]): [string, string[]][] =>
      value === undefined ? [] : [[name, [value]]],
    ),
  ];
}
