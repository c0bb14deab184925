import * as oauth from 'oauth4webapi';
import * as z from 'zod';

import { isServiceError, ServiceError } from '../errors.ts';
import { hostIn } from './host-name.ts';
import { mastodonAccountId, originOfHost } from './mastodon-account.ts';
import {
  registerAnew,
  registrationAt,
  saysUnknownClient,
  type RegistrationParts,
} from './mastodon-registration.ts';
import { throughSafeFetch } from './oauth-fetch.ts';
import type { OwnershipOutcome, OwnershipProof } from './ownership.ts';
import { checkUrl } from './safe-fetch.ts';
import { asMeant } from './typed-name.ts';

/** What the adapter needs. `redirectUri` is where the server sends people back to. */
export type MastodonOwnershipParts = RegistrationParts;

const Pending = z.object({
  host: z.string(),
  username: z.string(),
  verifier: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
});

/** As everything that keeps a handle does. */
const LONGEST_HANDLE = 300;

const Credentials = z.object({ id: z.string().min(1), username: z.string().min(1).max(200) });

/** Proves ownership at servers that speak the Mastodon API: authorization code with PKCE, then the token is revoked. */
export const createMastodonOwnershipProof = (parts: MastodonOwnershipParts): OwnershipProof => ({
  begin: async ({ name, state }) => {
    const { host, username } = accountIn(name);
    const origin = originOfHost(host, parts.allowedOrigins);
    checkUrl(new URL(origin), parts.allowedOrigins);
    const { clientId, clientSecret, scope } = await registrationAt(parts, host);
    const verifier = oauth.generateRandomCodeVerifier();
    const url = new URL('/oauth/authorize', origin);
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: parts.redirectUri,
      scope,
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).toString();
    const pending: z.infer<typeof Pending> = { host, username, verifier, clientId, clientSecret };
    return { authorizationUrl: url.href, pending: JSON.stringify(pending) };
  },

  complete: async ({ pending, state, callbackUrl }) => {
    const attempt = Pending.parse(JSON.parse(pending));
    try {
      return await complete(parts, attempt, { state, callbackUrl });
    } catch (fault) {
      if (isServiceError(fault)) throw fault;
      throw new ServiceError('invalid-input', 'The sign-in at the platform did not succeed.', {
        cause: fault,
      });
    }
  },
});

/** An account as people write it: `@name@host`, `name@host`, or the address of its page at its own server. */
const AT_HOST = /^@?(?<username>[^\s@/?#]{1,200})@(?<host>[^\s@/?#]+)$/u;
const AS_PAGE =
  /^https:\/\/(?<host>[^\s@/?#]+)\/(?:users\/|@)?(?<username>[^\s@/?#]{1,200})\/?(?:[?#].*)?$/iu;

/**
 * The server, as `hostIn` writes it, and the name in lower case, as servers compare names.
 *
 * @throws ServiceError `invalid-input` for a name without a server or a server without a name.
 */
export const accountIn = (name: string): { readonly host: string; readonly username: string } => {
  const typed = asMeant(name);
  const { host: written = '', username = '' } = (AT_HOST.exec(typed) ?? AS_PAGE.exec(typed))?.groups ?? {};
  const host = hostIn(written);
  if (host === undefined) throw new ServiceError('invalid-input', 'Write the account as @name@server.');
  return { host, username: username.toLowerCase() };
};

interface Return {
  readonly state: string;
  readonly callbackUrl: URL;
}

const complete = async (
  parts: MastodonOwnershipParts,
  attempt: z.infer<typeof Pending>,
  { state, callbackUrl }: Return,
): Promise<OwnershipOutcome> => {
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
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined);
  if (saysUnknownClient(answer.status, body)) {
    await registerAnew(parts, attempt.host);
    throw onceMore();
  }
  const { access_token: token } = await oauth.processAuthorizationCodeResponse(server, client, answer);
  try {
    return await whoHolds(parts, attempt, { origin, token });
  } finally {
    // Whatever came of it, the token must not outlive this call; if the server does not answer it runs out unused.
    await oauth.revocationRequest(server, client, authentication, token, options).catch(() => undefined);
  }
};

/** The attempt is bound to a registration that is of no use; the next one will have another. */
const onceMore = (): ServiceError =>
  new ServiceError('invalid-input', 'The server did not accept this sign-in. Please connect once more.');

/** Servers differ in how they write their issuer, which `state` and PKCE make unnecessary here. */
const withoutIssuer = (url: URL): URL => {
  const copy = new URL(url);
  copy.searchParams.delete('iss');
  return copy;
};

const whoHolds = async (
  parts: MastodonOwnershipParts,
  { host, username: named }: z.infer<typeof Pending>,
  { origin, token }: { readonly origin: string; readonly token: string },
): Promise<OwnershipOutcome> => {
  const answer = await parts.fetch(new URL('/api/v1/accounts/verify_credentials', origin), {
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
  });
  if (answer.status === 403) {
    // The server let us ask for the narrow scope, and gives nothing for it.
    await registerAnew(parts, host, ['read:accounts']);
    throw onceMore();
  }
  const credentials = Credentials.safeParse(await answer.json().catch(() => undefined));
  if (answer.status !== 200 || !credentials.success) {
    throw new ServiceError('unavailable', 'the server does not say whose account it is');
  }
  const { id, username } = credentials.data;
  const handle = `@${username}@${host}`;
  if (handle.length > LONGEST_HANDLE) {
    throw new ServiceError('invalid-input', 'The account’s name is too long.');
  }
  // Browsers stay signed in: without this somebody would connect whichever account that is.
  if (username.toLowerCase() !== named) {
    return { kind: 'another-account', named: `@${named}@${host}`, signedIn: handle };
  }
  return { kind: 'proven', proven: { account: mastodonAccountId(host, id), handle } };
};
