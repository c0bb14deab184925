import { lookup as resolve, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

import { Agent, fetch } from 'undici';

import { isServiceError, ServiceError } from '../errors.ts';
import { isPublicAddress } from './public-address.ts';
import { checkUrl, type AllowedOrigins, type SafeFetch, type SafeRequest } from './safe-fetch.ts';

/** How much a server may take and give. */
export interface SafeFetchLimits {
  readonly milliseconds: number;
  readonly bytes: number;
}

/** How names are resolved; passed in by tests. */
export type Resolve = (
  host: string,
  done: (fault: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

const LIMITS: SafeFetchLimits = { milliseconds: 15_000, bytes: 4_194_304 };
const CONNECT_MILLISECONDS = 5_000;
const REDIRECTS_AT_MOST = 3;

const resolveAll: Resolve = (host, done) => resolve(host, { all: true }, done);

/** A lookup that answers public addresses only; the connection goes to what it answers, so a second answer cannot differ. */
const publicOnly =
  (resolveHost: Resolve): LookupFunction =>
  (host, options, done) => {
    resolveHost(host, (fault, addresses) => {
      if (fault !== null) {
        done(fault, '', 4);
        return;
      }
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        done(new ServiceError('not-permitted', 'the host name leads to no public address'), '', 4);
      } else if (options.all === true) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
  };

/** A guarded `fetch`. Limits are for one request with its redirects. */
export const createSafeFetch = (
  allowed: AllowedOrigins,
  limits: SafeFetchLimits = LIMITS,
  resolveHost: Resolve = resolveAll,
): SafeFetch => {
  const guarded = new Agent({
    connect: { timeout: CONNECT_MILLISECONDS, lookup: publicOnly(resolveHost) },
  });
  const plain = new Agent({ connect: { timeout: CONNECT_MILLISECONDS } });
  const dispatcherFor = (url: URL) => (allowed.includes(url.origin) ? plain : guarded);
  return async (start, request = {}) => {
    const signal = AbortSignal.timeout(limits.milliseconds);
    let url = start;
    for (let hop = 0; hop <= REDIRECTS_AT_MOST; hop += 1) {
      checkUrl(url, allowed);
      const answer = await ask(url, request, { signal, dispatcher: dispatcherFor(url) });
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || location === null)
        return readBounded(answer, limits);
      await answer.body?.cancel();
      url = redirectTarget(url, location, request);
    }
    throw new ServiceError('unavailable', 'the server redirects without end');
  };
};

const redirectTarget = (from: URL, location: string, { method }: SafeRequest): URL => {
  const target = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (method === 'POST' || target?.origin !== from.origin) {
    throw new ServiceError('unavailable', 'the server redirects elsewhere');
  }
  return target;
};

type UndiciResponse = Awaited<ReturnType<typeof fetch>>;

const ask = async (
  url: URL,
  request: SafeRequest,
  how: { readonly signal: AbortSignal; readonly dispatcher: Agent },
): Promise<UndiciResponse> => {
  try {
    return await fetch(url.href, { ...request, ...how, redirect: 'manual' });
  } catch (fault) {
    throw translate(fault);
  }
};

/** undici wraps what a lookup threw. */
const translate = (fault: unknown): ServiceError => {
  for (let cause: unknown = fault; cause instanceof Error; cause = cause.cause) {
    if (isServiceError(cause)) return cause;
  }
  return new ServiceError('unavailable', 'the server does not answer', { cause: fault });
};

const readBounded = async (answer: UndiciResponse, { bytes }: SafeFetchLimits): Promise<Response> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of answer.body ?? []) {
      const part: unknown = chunk;
      if (!(part instanceof Uint8Array)) continue;
      size += part.length;
      if (size > bytes) throw new ServiceError('unavailable', 'the server answers too much');
      chunks.push(part);
    }
  } catch (fault) {
    throw translate(fault);
  }
  const empty = [101, 204, 205, 304].includes(answer.status);
  return new Response(empty ? null : Buffer.concat(chunks), {
    status: answer.status,
    headers: [...answer.headers],
  });
};
