import * as z from 'zod';

import type { Clock } from '../clock.ts';
import { ServiceError } from '../errors.ts';
import { retryAt } from './rate-limit.ts';
import type { SafeFetch } from './safe-fetch.ts';

/** What asking needs. */
export interface XrpcParts {
  readonly fetch: SafeFetch;
  readonly clock: Clock;
}

/** One question to a server: the method's name and its parameters. */
export interface XrpcQuery {
  readonly server: URL | string;
  readonly method: string;
  readonly query: URLSearchParams;
}

/** An answer, a refusal by its name in the protocol, or the wish to be left alone. */
export type XrpcAnswer =
  | { readonly kind: 'answered'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'rate-limited'; readonly retryAt: Date };

const Refusal = z.object({ error: z.string() });

/**
 * Asks a server that speaks the AT Protocol's XRPC.
 *
 * @throws ServiceError `unavailable` when it does not answer, or answers neither with what was asked for nor a refusal.
 */
export const askXrpc = async (
  { fetch, clock }: XrpcParts,
  { server, method, query }: XrpcQuery,
): Promise<XrpcAnswer> => {
  const url = new URL(`/xrpc/${method}`, server);
  url.search = query.toString();
  const answer = await fetch(url, { headers: { accept: 'application/json' } });
  if (answer.status === 429) return { kind: 'rate-limited', retryAt: retryAt(answer.headers, clock.now()) };
  let body: unknown;
  try {
    body = await answer.json();
  } catch {
    // The cause is left out: a parser's message may quote a post.
    throw new ServiceError('unavailable', 'the server answers with broken JSON');
  }
  if (answer.status === 200) return { kind: 'answered', body };
  const refusal = Refusal.safeParse(body);
  if (answer.status >= 500 || !refusal.success) {
    throw new ServiceError('unavailable', `the server answers with status ${answer.status}`);
  }
  return { kind: 'refused', error: refusal.data.error };
};
