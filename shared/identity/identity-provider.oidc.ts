import * as client from 'openid-client';

import { ServiceError } from '../errors.ts';
import { identityOf } from './identity.ts';
import type { IdentityProvider } from './identity-provider.ts';

/** What the adapter needs. The client is public: PKCE, no secret. */
export interface OidcParts {
  readonly issuer: string;
  readonly clientId: string;
  /** The site's own address; the provider sends people back to `/sign-in/callback` and `/signed-out` under it. */
  readonly publicUrl: string;
  /** Origins that may be asked over plain http; empty in the cloud. */
  readonly allowedOrigins: readonly string[];
}

const SCOPE = 'openid profile';
const TIMED_OUT = 'OAUTH_TIMEOUT';

/**
 * Sign-in by OpenID Connect: authorization code, PKCE S256, state and nonce. The provider's metadata is read once per
 * process.
 *
 * @throws ServiceError `invariant` for an issuer over plain http that is not allowed.
 */
export const createOidcIdentityProvider = (parts: OidcParts): IdentityProvider => {
  const issuer = new URL(parts.issuer);
  const plain = issuer.protocol === 'http:';
  if (plain && !parts.allowedOrigins.includes(issuer.origin)) {
    throw new ServiceError('invariant', 'the issuer speaks plain http and is not among the allowed origins');
  }
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = async (): Promise<client.Configuration> => {
    discovered ??= client.discovery(issuer, parts.clientId, undefined, client.None(), {
      // The library looks for this very function before it asks for the metadata.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- only for origins of ALLOWED_ORIGINS, empty in the cloud
      execute: plain ? [client.allowInsecureRequests] : [],
    });
    try {
      return await discovered;
    } catch (cause) {
      discovered = undefined;
      throw new ServiceError('unavailable', 'the identity provider does not answer', { cause });
    }
  };

  return {
    begin: async () => begin(await configuration(), parts),
    complete: async (pending, callbackUrl) => complete(await configuration(), pending, callbackUrl),
    signOutUrl: async () => {
      const config = await configuration();
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
      const back = { post_logout_redirect_uri: `${parts.publicUrl}/signed-out` };
      return client.buildEndSessionUrl(config, back).href;
    },
  };
};

const begin = async (config: client.Configuration, parts: OidcParts) => {
  const pending = {
    verifier: client.randomPKCECodeVerifier(),
    state: client.randomState(),
    nonce: client.randomNonce(),
  };
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: `${parts.publicUrl}/sign-in/callback`,
    scope: SCOPE,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, pending };
};

const complete = async (
  config: client.Configuration,
  pending: { readonly verifier: string; readonly state: string; readonly nonce: string },
  callbackUrl: URL,
) => {
  try {
    const tokens = await client.authorizationCodeGrant(config, callbackUrl, {
      pkceCodeVerifier: pending.verifier,
      expectedState: pending.state,
      expectedNonce: pending.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new ServiceError('not-permitted', 'the sign-in carried no identity');
    return identityOf(claims);
  } catch (fault) {
    throw translate(fault);
  }
};

/** Network trouble passes; everything else means that this sign-in is not to be believed. */
const translate = (cause: unknown): ServiceError => {
  if (cause instanceof ServiceError) return cause;
  const passes =
    cause instanceof TypeError || (cause instanceof client.ClientError && cause.code === TIMED_OUT);
  return passes
    ? new ServiceError('unavailable', 'the identity provider does not answer', { cause })
    : new ServiceError('not-permitted', 'the sign-in was refused', { cause });
};
