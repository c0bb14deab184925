import { lookup as resolve, type LookupAddress } from 'node:dns';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { gunzipSync } from 'node:zlib';

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

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

type Ask = (url: URL, request: SafeRequest, signal: AbortSignal) => Promise<Answer>;

/**
 * A guarded `fetch` on Node's own client, which takes a lookup of our own without a library. Limits are for one request
 * with its redirects; an answer in gzip is limited unpacked.
 */
export const createSafeFetch = (
  allowed: AllowedOrigins,
  limits: SafeFetchLimits = LIMITS,
  resolveHost: Resolve = resolveAll,
): SafeFetch => {
  const guarded = new HttpsAgent({ keepAlive: true, lookup: publicOnly(resolveHost) });
  const ask = createAsk({ allowed, limits, guarded });
  return async (start, request = {}) => {
    const signal = AbortSignal.timeout(limits.milliseconds);
    let url = start;
    for (let hop = 0; hop <= REDIRECTS_AT_MOST; hop += 1) {
      checkUrl(url, allowed);
      const { status, headers, body } = await ask(url, request, signal);
      const location = headers.get('location');
      if (status < 300 || status >= 400 || location === null) {
        const isBodiless = [101, 204, 205, 304].includes(status);
        return new Response(isBodiless ? null : Uint8Array.from(body), { status, headers });
      }
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

const createAsk = (parts: {
  readonly allowed: AllowedOrigins;
  readonly limits: SafeFetchLimits;
  readonly guarded: HttpsAgent;
}): Ask => {
  const plainHttp = new HttpAgent({ keepAlive: true });
  const plainHttps = new HttpsAgent({ keepAlive: true });
  return (url, { method = 'GET', headers, body }, signal) =>
    new Promise((done, fail) => {
      const isAllowed = parts.allowed.includes(url.origin);
      const options = {
        method,
        signal,
        headers: {
          ...headers,
          'accept-encoding': 'gzip',
          ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        },
      };
      const give = (incoming: IncomingMessage): void => {
        readBounded(incoming, parts.limits).then(done, (fault: unknown) => fail(translate(fault)));
      };
      const outgoing =
        url.protocol === 'http:'
          ? httpRequest(url, { ...options, agent: plainHttp }, give)
          : httpsRequest(url, { ...options, agent: isAllowed ? plainHttps : parts.guarded }, give);
      outgoing.once('error', (fault) => fail(translate(fault)));
      outgoing.end(body);
    });
};

/** What a lookup threw comes out as it is, or as the cause of something. */
const translate = (fault: unknown): ServiceError => {
  for (let cause: unknown = fault; cause instanceof Error; cause = cause.cause) {
    if (isServiceError(cause)) return cause;
  }
  return new ServiceError('unavailable', 'the server does not answer', { cause: fault });
};

const tooMuch = (): ServiceError => new ServiceError('unavailable', 'the server answers too much');

const readBounded = async (incoming: IncomingMessage, { bytes }: SafeFetchLimits): Promise<Answer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const part: unknown = chunk;
    if (!Buffer.isBuffer(part)) continue;
    size += part.length;
    if (size > bytes) {
      incoming.destroy();
      throw tooMuch();
    }
    chunks.push(part);
  }
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  return { status: incoming.statusCode ?? 0, headers, body: unpack(Buffer.concat(chunks), headers, bytes) };
};

const unpack = (body: Buffer, headers: Headers, bytes: number): Buffer => {
  const encoding = headers.get('content-encoding') ?? 'identity';
  headers.delete('content-encoding');
  headers.delete('content-length');
  if (encoding === 'identity' || body.length === 0) return body;
  if (encoding !== 'gzip') throw new ServiceError('unavailable', 'the server answers in an unknown encoding');
  try {
    return gunzipSync(body, { maxOutputLength: bytes });
  } catch (fault) {
    throw fault instanceof RangeError
      ? tooMuch()
      : new ServiceError('unavailable', 'the answer cannot be unpacked');
  }
};
