import * as oauth from 'oauth4webapi';
import * as z from 'zod';

import { isServiceError, ServiceError } from '../errors.ts';
import { AccountId } from '../ids.ts';
import { converse, pushRequest, redeemAndRevoke } from './atproto-client.oauth.ts';
import { findAuthorizationServer } from './atproto-server.ts';
import { resolveHandle } from './bluesky-handle.ts';
import { resolveDid, type BlueskyIdentity } from './bluesky-identity.ts';
import { readBlueskyName } from './bluesky-name.ts';
import type { OAuthClient } from './client-metadata.ts';
import { DpopKey, newDpopKey } from './dpop-key.webcrypto.ts';
import type { OwnershipProof } from './ownership.ts';
import { checkUrl, type AllowedOrigins, type SafeFetch } from './safe-fetch.ts';

/** What the adapter needs. */
export interface BlueskyOwnershipParts {
  readonly fetch: SafeFetch;
  readonly allowedOrigins: AllowedOrigins;
  /** The directory of `did:plc` identifiers. */
  readonly directory: string;
  /** A service that resolves handles. */
  readonly handleService: string;
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
    const { did, server: home, handle } = await identify(parts, name);
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
    if (granted.sub !== attempt.did) {
      throw new ServiceError('invalid-input', 'You signed in with another account than the one you named.');
    }
    return { account: AccountId.parse(`bluesky:${attempt.did}`), handle: attempt.handle };
  },
});

/** Who the account is; `handle` only where handle and identifier name each other. */
const identify = async (parts: BlueskyOwnershipParts, name: string): Promise<BlueskyIdentity> => {
  const typed = readBlueskyName(name);
  const lookup = { fetch: parts.fetch, service: parts.handleService };
  const did = typed.kind === 'did' ? typed.did : await resolveHandle(lookup, typed.handle);
  const identity = did === undefined ? undefined : await resolveDid(parts.fetch, parts.directory, did);
  if (identity === undefined) throw new ServiceError('invalid-input', 'No account at Bluesky has this name.');
  const claimed = identity.handle?.toLowerCase();
  if (typed.kind === 'handle') {
    if (claimed === typed.handle) return { ...identity, handle: claimed };
    throw new ServiceError('invalid-input', 'The account that this name leads to goes by another.');
  }
  const isMutual = claimed !== undefined && (await leadsTo(lookup, claimed)) === identity.did;
  return { ...identity, handle: isMutual ? claimed : undefined };
};

/** Only a display name hangs on this, so that silence counts as no. */
const leadsTo = async (
  lookup: Parameters<typeof resolveHandle>[0],
  handle: string,
): Promise<string | undefined> => {
  try {
    return await resolveHandle(lookup, handle);
  } catch (fault) {
    if (isServiceError(fault, 'unavailable')) return undefined;
    throw fault;
  }
};
