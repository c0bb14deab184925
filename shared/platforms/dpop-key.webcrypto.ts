import type * as oauth from 'oauth4webapi';
import * as z from 'zod';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** A private ES256 key in the form it is kept for the minutes of one attempt. */
export const DpopKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});
export type DpopKey = z.infer<typeof DpopKey>;

/** A new key, to prove with each request of one attempt that the same party asks (RFC 9449). */
export const newDpopKey = async (): Promise<DpopKey> => {
  const { privateKey } = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  return DpopKey.parse(await crypto.subtle.exportKey('jwk', privateKey));
};

/** The pair of keys that a kept key stands for. */
export const openDpopKey = async ({ d, ...point }: DpopKey): Promise<oauth.CryptoKeyPair> => {
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey('jwk', { ...point, d }, ALGORITHM, false, ['sign']),
    crypto.subtle.importKey('jwk', point, ALGORITHM, true, ['verify']),
  ]);
  return { privateKey, publicKey };
};
