import { EncryptJWT, errors, jwtDecrypt, type JWTDecryptGetKey } from 'jose';
import * as z from 'zod';

import type { Clock } from '../clock.ts';
import type { SealKeys } from './seal-keys.ts';
import type { TokenSealer, TokenUse } from './token-sealer.ts';

const Payload = z.object({ claims: z.record(z.string(), z.unknown()) });

const audienceOf = (use: TokenUse): string => `candor:${use}`;

/** Tokens as JWE (RFC 7516): direct encryption with AES-256-GCM, the key named by `kid`, the use by `aud`. */
export const createJoseTokenSealer = (sealKeys: SealKeys, clock: Clock): TokenSealer => ({
  seal: async (use, { claims, expiresAt }) => {
    const [current] = await sealKeys.keys();
    return new EncryptJWT({ claims })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: current.id })
      .setAudience(audienceOf(use))
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
        audience: audienceOf(use),
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
