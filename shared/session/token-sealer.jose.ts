import { EncryptJWT, errors, jwtDecrypt, type JWTDecryptGetKey } from 'jose';
import * as z from 'zod';

import type { Clock } from '../clock.ts';
import type { SignedInSite } from '../names.ts';
import type { SealKeys } from './seal-keys.ts';
import type { TokenSealer, TokenUse } from './token-sealer.ts';

const Payload = z.object({ claims: z.record(z.string(), z.unknown()) });

const audienceOf = (site: SignedInSite, use: TokenUse): string => `candor:${site}:${use}`;

/** What a sealer works with. */
export interface JoseTokenSealerParts {
  readonly site: SignedInSite;
  readonly sealKeys: SealKeys;
  readonly clock: Clock;
}

/**
 * Tokens as JWE (RFC 7516): direct encryption with AES-256-GCM, the key named by `kid`, site and use by `aud`. A token
 * of another site does not open, even where two sites were given the same secret by mistake.
 */
export const createJoseTokenSealer = ({ site, sealKeys, clock }: JoseTokenSealerParts): TokenSealer => ({
  seal: async (use, { claims, expiresAt }) => {
    const [current] = await sealKeys.keys();
    return new EncryptJWT({ claims })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: current.id })
      .setAudience(audienceOf(site, use))
      .setIssuedAt(clock.now())
      .setExpirationTime(expiresAt)
      .encrypt(current.key);
  },

  open: async (use, token) => {
    const keyOf: JWTDecryptGetKey = async ({ kid }) => {
      const keys = await sealKeys.keys(kid);
      const found = keys.find(({ id }) => id === kid);
      if (found === undefined) throw new errors.JWEDecryptionFailed();
      return found.key;
    };
    try {
      const { payload } = await jwtDecrypt(token, keyOf, {
        audience: audienceOf(site, use),
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['exp'],
        currentDate: clock.now(),
      });
      return Payload.parse(payload).claims;
    } catch (fault) {
      if (fault instanceof errors.JOSEError) return undefined;
      throw fault;
    }
  },
});
