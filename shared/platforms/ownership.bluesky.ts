import * as oauth from 'oauth4webapi';
import * as z from 'zod';

import { ServiceError } from '../errors.ts';
import { AccountId } from '../ids.ts';
import { converse, pushRequest, redeemAndRevoke } from './atproto-client.oauth.ts';
import { findAuthorizationServer } from './atproto-server.ts';
import { identifyBlueskyAccount, type BlueskyNetwork } from './bluesky-account.ts';
import { Did } from './bluesky-identity.ts';
import type { OAuthClient } from './client-metadata.ts';
import { DpopKey, newDpopKey } from './dpop-key.webcrypto.ts';
import type { OwnershipOutcome, OwnershipProof } from './ownership.ts';
import { checkUrl, type AllowedOrigins } from './safe-fetch.ts';

/** What the adapter needs. */
export interface BlueskyOwnershipParts extends BlueskyNetwork {
  readonly allowedOrigins: AllowedOrigins;
  readonly client: OAuthClient;
}

/** What is kept of an attempt: everything that was found out about the account, so that a return is checked against it. */
const Pending = z.object({
  did: z.string(),
  handle: z.string(),
  issuer: z.string(),
  tokenEndpoint: z.url(),
  revocationEndpoint: z.url().exactOptional(),
  verifier: z.string(),
  key: DpopKey,
});
type Pending = z.infer<typeof Pending>;

/**
 * Proves ownership of Bluesky accounts by AT Protocol's OAuth: the account leads to its server, that to the one server
 * which may vouch for it; then pushed request, PKCE, DPoP; then the token is revoked.
 */
export const createBlueskyOwnershipProof = (parts: BlueskyOwnershipParts): OwnershipProof => ({
  begin: async ({ name, state }) => {
    const { did, server: home, handle } = await identifyBlueskyAccount(parts, name);
    const server = await findAuthorizationServer(parts.fetch, home);
    const url = new URL(server.authorization_endpoint);
    checkUrl(url, parts.allowedOrigins);
    const [verifier, key] = [oauth.generateRandomCodeVerifier(), await newDpopKey()];
    const requestUri = await pushRequest(await converse(parts, server, key), {
      scope: parts.client.scope,
      state,
      login_hint: handle ?? did,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    url.searchParams.set('client_id', parts.client.clientId);
    url.searchParams.set('request_uri', requestUri);
    const pending: Pending = {
      did,
      handle: handle === undefined ? did : `@${handle}`,
      issuer: server.issuer,
      tokenEndpoint: server.token_endpoint,
      ...(server.revocation_endpoint !== undefined && { revocationEndpoint: server.revocation_endpoint }),
      verifier,
      key,
    };
    return { authorizationUrl: url.href, pending: JSON.stringify(pending) };
  },

  complete: async ({ pending, state, callbackUrl }) => {
    const attempt = Pending.parse(JSON.parse(pending));
    const { issuer, tokenEndpoint, revocationEndpoint } = attempt;
    const server = {
      issuer,
      token_endpoint: tokenEndpoint,
      ...(revocationEndpoint !== undefined && { revocation_endpoint: revocationEndpoint }),
      authorization_response_iss_parameter_supported: true,
    };
    const conversation = await converse(parts, server, attempt.key);
    const granted = await redeemAndRevoke(conversation, { callbackUrl, state, verifier: attempt.verifier });
    if (granted.scope !== parts.client.scope) {
      throw new ServiceError('invalid-input', 'The server granted something else than it was asked for.');
    }
    return outcomeOf(attempt, granted.sub);
  },
});

/** Compares the account that a token was for with the one that was named. */
const outcomeOf = ({ did, handle }: Pending, sub: unknown): OwnershipOutcome => {
  if (sub === did) return { kind: 'proven', proven: { account: AccountId.parse(`bluesky:${did}`), handle } };
  const signedIn = Did.safeParse(sub);
  if (!signedIn.success) throw new ServiceError('unavailable', 'the server does not say whose account it is');
  return { kind: 'another-account', named: handle, signedIn: signedIn.data };
};
