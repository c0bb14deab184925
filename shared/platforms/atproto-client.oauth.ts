import * as oauth from 'oauth4webapi';
import * as z from 'zod';

import { isServiceError, ServiceError } from '../errors.ts';
import type { OAuthClient } from './client-metadata.ts';
import { openDpopKey, type DpopKey } from './dpop-key.webcrypto.ts';
import { throughSafeFetch } from './oauth-fetch.ts';
import type { AllowedOrigins, SafeFetch } from './safe-fetch.ts';

/** What talking to an authorization server needs, whichever it is. */
export interface AtprotoClientParts {
  readonly fetch: SafeFetch;
  readonly allowedOrigins: AllowedOrigins;
  readonly client: OAuthClient;
}

/** A server, who we are to it, and the key that each request of an attempt proves. */
export interface Conversation {
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly redirectUri: string;
  readonly options: oauth.PushedAuthorizationRequestOptions;
}

/** Whose account a token was for, as the server says, and what it allowed. The token itself is gone. */
export interface Granted {
  readonly sub: unknown;
  readonly scope: string | undefined;
}

const TOO_MANY_REQUESTS = 429;

/** Opens a conversation with a server under the key of one attempt. Nothing is sent yet. */
export const converse = async (
  { fetch, allowedOrigins, client: { clientId, redirectUri } }: AtprotoClientParts,
  server: oauth.AuthorizationServer,
  key: DpopKey,
): Promise<Conversation> => {
  const client: oauth.Client = { client_id: clientId };
  const options = {
    DPoP: oauth.DPoP(client, await openDpopKey(key)),
    [oauth.customFetch]: throughSafeFetch(fetch),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- only for origins on a stage's allow-list
    [oauth.allowInsecureRequests]: allowedOrigins.includes(server.issuer),
  };
  return { server, client, redirectUri, options };
};

/**
 * Hands a request for a code to the server (RFC 9126); answers the name by which the browser brings it up.
 *
 * @throws ServiceError `unavailable` when the server does not take it, which is not the person's fault.
 */
export const pushRequest = async (
  { server, client, redirectUri, options }: Conversation,
  parameters: Readonly<Record<string, string>>,
): Promise<string> => {
  const request = { response_type: 'code', redirect_uri: redirectUri, ...parameters };
  try {
    const { request_uri: requestUri } = await withNonce(
      () => oauth.pushedAuthorizationRequest(server, client, oauth.None(), request, options),
      (answer) => oauth.processPushedAuthorizationResponse(server, client, answer),
    );
    return requestUri;
  } catch (fault) {
    if (isServiceError(fault)) throw fault;
    throw new ServiceError('unavailable', 'the server takes no request to sign in', { cause: fault });
  }
};

/**
 * Exchanges the code in a callback for a token, reads whose it is, and revokes it, whatever came of it.
 *
 * @throws ServiceError `invalid-input` for a callback that is refused, forged or used before, `unavailable` when the
 * server does not answer or not as it should.
 */
export const redeemAndRevoke = async (
  conversation: Conversation,
  back: { readonly callbackUrl: URL; readonly state: string; readonly verifier: string },
): Promise<Granted> => {
  const { server, client, redirectUri, options } = conversation;
  const issued: string[] = [];
  try {
    const parameters = readCallback(conversation, back);
    const { verifier } = back;
    const ask = (): Promise<Response> =>
      oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.None(),
        parameters,
        redirectUri,
        verifier,
        options,
      );
    const token = await withNonce(ask, async (answer) => {
      issued.push(...(await tokensIn(answer.clone())));
      return oauth.processAuthorizationCodeResponse(server, client, answer);
    });
    if (token.token_type !== 'dpop') {
      throw new ServiceError('unavailable', 'the server issues tokens that are bound to nobody');
    }
    return { sub: token['sub'], scope: token.scope };
  } catch (fault) {
    throw translate(fault);
  } finally {
    for (const token of issued) await revoke(conversation, token);
  }
};

/** A server tells the nonce that proofs must carry by refusing the first request (RFC 9449 section 8). */
const withNonce = async <Result>(
  ask: () => Promise<Response>,
  read: (answer: Response) => Promise<Result>,
): Promise<Result> => {
  try {
    return await read(await ask());
  } catch (fault) {
    if (!oauth.isDPoPNonceError(fault)) throw fault;
    return read(await ask());
  }
};

const Issued = z.object({ refresh_token: z.string().optional(), access_token: z.string().optional() });

/** Whatever a server handed out, even in an answer that is otherwise wrong, so that it can be revoked. */
const tokensIn = async (answer: Response): Promise<readonly string[]> => {
  const issued = Issued.safeParse(await answer.json().catch(() => undefined));
  if (!issued.success) return [];
  return [issued.data.refresh_token, issued.data.access_token].filter((token) => token !== undefined);
};

/**
 * Revokes a token. Bluesky's server answers 200 and revokes nothing when the request carries no proof of the token's
 * key, which the library's own revocation request never does; a pushed request is the same form with a proof.
 * A server that cannot revoke, or does not answer, leaves a token bound to a key that is forgotten here.
 */
const revoke = async ({ server, client, options }: Conversation, token: string): Promise<void> => {
  const { issuer, revocation_endpoint: endpoint } = server;
  if (endpoint === undefined) return;
  const asIfPushed = { issuer, pushed_authorization_request_endpoint: endpoint };
  await withNonce(
    () => oauth.pushedAuthorizationRequest(asIfPushed, client, oauth.None(), { token }, options),
    oauth.processRevocationResponse,
  ).catch(() => undefined);
};

/** What the browser brought back, if it is the server's answer to this very attempt and holds a code. */
const readCallback = (
  { server, client }: Conversation,
  { callbackUrl, state }: { readonly callbackUrl: URL; readonly state: string },
): URLSearchParams => {
  try {
    const parameters = oauth.validateAuthResponse(server, client, callbackUrl, state);
    if (parameters.has('code')) return parameters;
  } catch (fault) {
    throw refused(fault);
  }
  throw refused();
};

const refused = (cause?: unknown): ServiceError =>
  new ServiceError('invalid-input', 'The sign-in at the platform did not succeed.', { cause });

/** What the server refuses is refused; a server that fails may be asked again. */
const translate = (fault: unknown): ServiceError => {
  if (isServiceError(fault)) return fault;
  return fault instanceof oauth.ResponseBodyError && fault.status !== TOO_MANY_REQUESTS
    ? refused(fault)
    : new ServiceError('unavailable', 'the platform does not complete the sign-in', { cause: fault });
};
