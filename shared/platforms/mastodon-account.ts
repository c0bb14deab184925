import { ServiceError } from '../errors.ts';
import { AccountId, nativeIdOf } from '../ids.ts';
import { hostIn } from './host-name.ts';

/** An account at a Mastodon-API server: the server's origin and host, and the id the server gave. */
export interface MastodonAccount {
  readonly origin: string;
  readonly host: string;
  readonly id: string;
}

/** The origin of a server: https, or http where exactly that origin is on the allow-list (a stage's setting). */
export const originOfHost = (host: string, allowedOrigins: readonly string[]): string =>
  allowedOrigins.includes(`http://${host}`) ? `http://${host}` : `https://${host}`;

/**
 * Where an account lives.
 *
 * @throws ServiceError `invalid-input` when its id is not `mastodon:<host>/<id>`, with the host as `hostIn` writes it.
 */
export const mastodonAccountOf = (account: AccountId, allowedOrigins: readonly string[]): MastodonAccount => {
  const native = nativeIdOf(account);
  const slash = native.indexOf('/');
  const [host, id] = [native.slice(0, slash), native.slice(slash + 1)];
  if (slash < 1 || id === '' || hostIn(host) !== host) throw noAccount();
  return { origin: originOfHost(host, allowedOrigins), host, id };
};

/**
 * The account id for what a server calls `id`: the same however the server is written.
 *
 * @throws ServiceError `invalid-input` for what is no server, or no id.
 */
export const mastodonAccountId = (server: string, id: string): AccountId => {
  const host = hostIn(server);
  const account = AccountId.safeParse(`mastodon:${host ?? ''}/${id}`);
  if (host === undefined || id === '' || !account.success) throw noAccount();
  return account.data;
};

const noAccount = (): ServiceError =>
  new ServiceError('invalid-input', 'a Mastodon account id reads mastodon:<host>/<id>');
