import { ServiceError } from '../errors.ts';
import { isPublicAddress } from './public-address.ts';

/** What is asked; the body of a POST is text. */
export interface SafeRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Asks a server whose name somebody else chose. Only public addresses are asked, over TLS, on the standard port; the
 * name is resolved once and the connection pinned to what it resolved to; a redirect is followed for GET on the same
 * origin only; size and time are limited. Origins on the allow-list are exempt from the rules on addresses.
 *
 * @throws ServiceError `not-permitted` for an address that may not be asked, `unavailable` when the server does not
 * answer in time, answers too much, or redirects elsewhere. Any status is an answer.
 */
export type SafeFetch = (url: URL, request?: SafeRequest) => Promise<Response>;

/** What may be asked: exact origins such as `http://127.0.0.1:4711`, empty in the cloud. */
export type AllowedOrigins = readonly string[];

const refuse = (why: string): ServiceError => new ServiceError('not-permitted', `the address ${why}`);

/**
 * Checks a URL before anything is resolved.
 *
 * @throws ServiceError `not-permitted`
 */
export const checkUrl = (url: URL, allowed: AllowedOrigins): void => {
  if (allowed.includes(url.origin)) return;
  if (url.protocol !== 'https:') throw refuse('must begin with https');
  if (url.port !== '') throw refuse('must use the standard port');
  if (url.username !== '' || url.password !== '') throw refuse('must not carry credentials');
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const isLiteral = host.includes(':') || /^[\d.]+$/u.test(host);
  if (isLiteral && !isPublicAddress(host)) throw refuse('is not a public one');
  if (!isLiteral && !host.includes('.')) throw refuse('is no public host name');
};
