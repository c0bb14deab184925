import * as oauth from 'oauth4webapi';
import * as z from 'zod';

import { isServiceError, ServiceError } from '../errors.ts';
import type { AppRegistration, AppRegistrations } from './app-registrations.ts';
import { mastodonAccountId, originOfHost } from './mastodon-account.ts';
import { throughSafeFetch } from './oauth-fetch.ts';
import type { OwnershipProof, ProvenAccount } from './ownership.ts';
import { checkUrl, type AllowedOrigins, type SafeFetch } from './safe-fetch.ts';
import { asMeant } from './typed-name.ts';

/** What the adapter needs. `redirectUri` is where the server sends people back to. */
export interface MastodonOwnershipParts {
  readonly fetch: SafeFetch;
  readonly allowedOrigins: AllowedOrigins;
  readonly registrations: AppRegistrations;
  readonly redirectUri: string;
}

/** The narrowest scope that says who somebody is; servers before 4.3 do not know `profile`. */
const SCOPE = 'read:accounts';

const Pending = z.object({
  host: z.string(),
  verifier: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
});

const Registered = z.object({ client_id: z.string(), client_secret: z.string() });
const Credentials = z.object({ id: z.string().min(1), username: z.string().min(1).max(200) });

/** Proves ownership at servers that speak the Mastodon API: authorization code with PKCE, then the token is revoked. */
export const createMastodonOwnershipProof = (parts: MastodonOwnershipParts): OwnershipProof => ({
  begin: async ({ name, state }) => {
    const host = hostOf(name);
    const origin = originOfHost(host, parts.allowedOrigins);
    checkUrl(new URL(origin), parts.allowedOrigins);
    const { clientId, clientSecret } = await registrationAt(parts, host);
    const verifier = oauth.generateRandomCodeVerifier();
    const url = new URL('/oauth/authorize', origin);
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: parts.redirectUri,
      scope: SCOPE,
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).toString();
    const pending: z.infer<typeof Pending> = { host, verifier, clientId, clientSecret };
    return { authorizationUrl: url.href, pending: JSON.stringify(pending) };
  },

  complete: async ({ pending, state, callbackUrl }) => {
    const attempt = Pending.parse(JSON.parse(pending));
    try {
      return await complete(parts, attempt, { state, callbackUrl });
    } catch (fault) {
      if (isServiceError(fault)) throw fault;
      throw new ServiceError('invalid-input', 'the sign-in at the platform did not succeed', {
        cause: fault,
      });
    }
  },
});

/**
 * The host in what people type: `@name@host`, `name@host`, `https://host/@name` or the host alone.
 *
 * @throws ServiceError `invalid-input`
 */
export const hostOf = (name: string): string => {
  const typed = asMeant(name).toLowerCase();
  const host = typed.startsWith('https://')
    ? typed.slice('https://'.length).split('/')[0]
    : typed.split('@').at(-1);
  if (
    host === undefined ||
    host === '' ||
    !/^[a-z0-9.:-]{1,253}$/u.test(host) ||
    !URL.canParse(`https://${host}`)
  ) {
    throw new ServiceError('invalid-input', 'Write the account as @name@server.');
  }
  return host;
};

const registrationAt = async (parts: MastodonOwnershipParts, host: string): Promise<AppRegistration> => {
  const known = await parts.registrations.find(host);
  if (known?.redirectUri === parts.redirectUri) return known;
  const answer = await parts.fetch(new URL('/api/v1/apps', originOfHost(host, parts.allowedOrigins)), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ client_name: 'Candor', redirect_uris: parts.redirectUri, scopes: SCOPE }),
  });
  const registered = Registered.safeParse(await answer.json().catch(() => undefined));
  if (answer.status !== 200 || !registered.success) {
    throw new ServiceError('unavailable', 'the server does not register applications');
  }
  const registration: AppRegistration = {
    version: 1,
    clientId: registered.data.client_id,
    clientSecret: registered.data.client_secret,
    redirectUri: parts.redirectUri,
  };
  await parts.registrations.save(host, registration);
  return registration;
};

interface Return {
  readonly state: string;
  readonly callbackUrl: URL;
}

const complete = async (
  parts: MastodonOwnershipParts,
  attempt: z.infer<typeof Pending>,
  { state, callbackUrl }: Return,
): Promise<ProvenAccount> => {
  const origin = originOfHost(attempt.host, parts.allowedOrigins);
  const server: oauth.AuthorizationServer = {
    issuer: origin,
    token_endpoint: `${origin}/oauth/token`,
    revocation_endpoint: `${origin}/oauth/revoke`,
  };
  const client: oauth.Client = { client_id: attempt.clientId };
  const authentication = oauth.ClientSecretPost(attempt.clientSecret);
  const options = {
    [oauth.customFetch]: throughSafeFetch(parts.fetch),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- only for origins on a stage's allow-list
    [oauth.allowInsecureRequests]: parts.allowedOrigins.includes(origin),
  };
  const parameters = oauth.validateAuthResponse(server, client, withoutIssuer(callbackUrl), state);
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    authentication,
    parameters,
    parts.redirectUri,
    attempt.verifier,
    options,
  );
  const { access_token: token } = await oauth.processAuthorizationCodeResponse(server, client, answer);
  try {
    return await whoHolds(parts, { origin, host: attempt.host, token });
  } finally {
    // Whatever came of it, the token must not outlive this call; if the server does not answer it runs out unused.
    await oauth.revocationRequest(server, client, authentication, token, options).catch(() => undefined);
  }
};

/** Servers differ in how they write their issuer, which `state` and PKCE make unnecessary here. */
const withoutIssuer = (url: URL): URL => {
  const copy = new URL(url);
  copy.searchParams.delete('iss');
  return copy;
};

const whoHolds = async (
  parts: MastodonOwnershipParts,
  { origin, host, token }: { readonly origin: string; readonly host: string; readonly token: string },
): Promise<ProvenAccount> => {
  const answer = await parts.fetch(new URL('/api/v1/accounts/verify_credentials', origin), {
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
  });
  const credentials = Credentials.safeParse(await answer.json().catch(() => undefined));
  if (answer.status !== 200 || !credentials.success) {
    throw new ServiceError('unavailable', 'the server does not say whose account it is');
  }
  const { id, username } = credentials.data;
  return { account: mastodonAccountId(host, id), handle: `@${username}@${host}` };
};
