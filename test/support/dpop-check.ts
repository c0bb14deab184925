import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import { calculateJwkThumbprint, EmbeddedJWK, errors, jwtVerify } from 'jose';
import * as z from 'zod';

const Claims = z.strictObject({
  jti: z.string().min(16),
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  nonce: z.string().optional(),
});
const PublicJwk = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
});

/** What came of looking at a proof: whose key it is, or what an OAuth server answers. */
export type DpopVerdict =
  | { readonly kind: 'proven'; readonly jkt: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly error: 'use_dpop_nonce' | 'invalid_dpop_proof' };

/**
 * Checks proofs as RFC 9449 section 4.3 says and Bluesky's server does: signature by the very key in the header, a public
 * one; method and address; age; a nonce that was handed out last and works once; an identifier that was never seen.
 */
export class DpopCheck {
  nonce = randomBytes(16).toString('base64url');
  private readonly seen = new Set<string>();

  async check(request: IncomingMessage, url: string): Promise<DpopVerdict> {
    const proof = request.headers['dpop'];
    if (proof === undefined) return { kind: 'none' };
    const refused = { kind: 'refused', error: 'invalid_dpop_proof' } as const;
    if (Array.isArray(proof)) return refused;
    try {
      const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
        typ: 'dpop+jwt',
        algorithms: ['ES256'],
        maxTokenAge: 10,
      });
      const claims = Claims.parse(payload);
      const jwk = PublicJwk.parse(protectedHeader.jwk);
      if (claims.htm !== request.method || claims.htu !== url || this.seen.has(claims.jti)) return refused;
      this.seen.add(claims.jti);
      if (claims.nonce !== this.nonce) return { kind: 'refused', error: 'use_dpop_nonce' };
      return { kind: 'proven', jkt: await calculateJwkThumbprint(jwk) };
    } catch (fault) {
      if (fault instanceof errors.JOSEError || fault instanceof z.ZodError) return refused;
      throw fault;
    } finally {
      this.nonce = randomBytes(16).toString('base64url');
    }
  }
}
