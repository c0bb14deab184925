import * as z from 'zod';

import { ServiceError } from '../errors.ts';
import type { SafeFetch } from './safe-fetch.ts';

const ProtectedResource = z.object({
  resource: z.string(),
  authorization_servers: z.tuple([z.string()]),
});

const including = (value: string) => z.array(z.string()).refine((values) => values.includes(value));

/** It is kept with an attempt, sealed, in one item. */
const Endpoint = z.url().max(2000);

/** What the AT Protocol's OAuth profile demands of a server's metadata, as far as we rely on it. */
const Metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: Endpoint,
  token_endpoint: Endpoint,
  pushed_authorization_request_endpoint: Endpoint,
  revocation_endpoint: Endpoint.exactOptional(),
  require_pushed_authorization_requests: z.literal(true),
  authorization_response_iss_parameter_supported: z.literal(true),
  client_id_metadata_document_supported: z.literal(true),
  scopes_supported: including('atproto'),
  code_challenge_methods_supported: including('S256'),
  dpop_signing_alg_values_supported: including('ES256'),
  token_endpoint_auth_methods_supported: including('none'),
  protected_resources: z.array(z.string()).optional(),
});

/** An authorization server by the names RFC 8414 gives its parts. */
export type AtprotoServer = Omit<z.infer<typeof Metadata>, 'protected_resources'>;

const HTTP_OK = 200;
const FIRST_SERVER_FAULT = 500;
const TOO_MANY_REQUESTS = 429;

const unfit = (): ServiceError =>
  new ServiceError('invalid-input', 'The server of this account offers no sign-in that can be relied on.');

/**
 * The authorization server that an account's own server names, checked both ways: the account's server names exactly
 * one, which calls itself so and denies no such resource (RFC 9728 section 3.3, RFC 8414 section 3.3).
 *
 * @throws ServiceError `invalid-input` when what the two say does not hold together, `unavailable` when one is silent.
 */
export const findAuthorizationServer = async (fetch: SafeFetch, server: URL): Promise<AtprotoServer> => {
  const { origin } = server;
  const resource = await read(
    fetch,
    new URL('/.well-known/oauth-protected-resource', origin),
    ProtectedResource,
  );
  const [issuer] = resource.authorization_servers;
  if (resource.resource !== origin || !isOrigin(issuer)) throw unfit();
  const metadata = await read(fetch, new URL('/.well-known/oauth-authorization-server', issuer), Metadata);
  const { protected_resources: resources, ...found } = metadata;
  if (found.issuer !== issuer || resources?.includes(origin) === false) throw unfit();
  return found;
};

/** An issuer here is scheme, host and port, written in the one way a browser writes it. */
const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

const read = async <Shape extends z.ZodType>(
  fetch: SafeFetch,
  url: URL,
  shape: Shape,
): Promise<z.infer<Shape>> => {
  const answer = await fetch(url, { headers: { accept: 'application/json' } });
  if (answer.status >= FIRST_SERVER_FAULT || answer.status === TOO_MANY_REQUESTS) {
    throw new ServiceError('unavailable', 'the server of the account does not say how to sign in');
  }
  const parsed = shape.safeParse(await answer.json().catch(() => undefined));
  if (answer.status !== HTTP_OK || !parsed.success) throw unfit();
  return parsed.data;
};
