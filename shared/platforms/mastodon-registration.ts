import * as z from 'zod';

import { ServiceError } from '../errors.ts';
import { AppRegistration, type AppRegistrations, type MastodonScope } from './app-registrations.ts';
import { originOfHost } from './mastodon-account.ts';
import type { AllowedOrigins, SafeFetch } from './safe-fetch.ts';

/** What registering needs. `redirectUri` is where the server sends people back to. */
export interface RegistrationParts {
  readonly fetch: SafeFetch;
  readonly allowedOrigins: AllowedOrigins;
  readonly registrations: AppRegistrations;
  readonly redirectUri: string;
}

const Registered = z.object({
  client_id: AppRegistration.shape.clientId,
  client_secret: AppRegistration.shape.clientSecret,
});
const TokenAnswer = z.object({ access_token: z.string().optional(), error: z.string().optional() });

/**
 * Candor's registration at a server: the one that is kept, if the server still knows it, else a new one. Servers delete
 * applications that hold no token, which is Candor's normal state, and say so to nobody but whoever signs in.
 *
 * @throws ServiceError `unavailable` when the server does not answer or registers nobody.
 */
export const registrationAt = async (parts: RegistrationParts, host: string): Promise<AppRegistration> => {
  const kept = await parts.registrations.find(host);
  const isUsable = kept?.redirectUri === parts.redirectUri && !(await isForgotten(parts, host, kept));
  return isUsable ? kept : registerAnew(parts, host);
};

/**
 * Registers and keeps the registration. The narrow scope is asked for first; servers before Mastodon 4.3 refuse to
 * register for it.
 *
 * @throws ServiceError `unavailable`
 */
export const registerAnew = async (
  parts: RegistrationParts,
  host: string,
  scopes: readonly MastodonScope[] = ['profile', 'read:accounts'],
): Promise<AppRegistration> => {
  for (const scope of scopes) {
    const registration = await register(parts, host, scope);
    if (registration === undefined) continue;
    await parts.registrations.save(host, registration);
    return registration;
  }
  throw new ServiceError('unavailable', 'the server does not register applications');
};

/** Undefined where the server refuses; a scope that it does not know is a reason. */
const register = async (
  parts: RegistrationParts,
  host: string,
  scope: MastodonScope,
): Promise<AppRegistration | undefined> => {
  const answer = await parts.fetch(new URL('/api/v1/apps', originOfHost(host, parts.allowedOrigins)), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ client_name: 'Candor', redirect_uris: parts.redirectUri, scopes: scope }),
  });
  if (answer.status === 429 || answer.status >= 500) {
    throw new ServiceError('unavailable', 'the server does not register applications');
  }
  const registered = Registered.safeParse(await answer.json().catch(() => undefined));
  if (answer.status !== 200 || !registered.success) return undefined;
  const { client_id: clientId, client_secret: clientSecret } = registered.data;
  return { version: 1, clientId, clientSecret, redirectUri: parts.redirectUri, scope };
};

/** Whether a token endpoint's answer says that it does not know the client. */
export const saysUnknownClient = (status: number, body: unknown): boolean =>
  status === 401 || (status === 400 && TokenAnswer.safeParse(body).data?.error === 'invalid_client');

/**
 * Asks the server for a token for the application itself, which reads nothing, only to see whether it knows the
 * application; one that it gives is given back at once. Any other refusal says nothing about that.
 */
const isForgotten = async (
  { fetch, allowedOrigins }: RegistrationParts,
  host: string,
  { clientId, clientSecret, scope }: AppRegistration,
): Promise<boolean> => {
  const origin = originOfHost(host, allowedOrigins);
  const credentials = { client_id: clientId, client_secret: clientSecret };
  const post = (path: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(new URL(path, origin), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({ ...credentials, ...fields }).toString(),
    });
  const answer = await post('/oauth/token', { grant_type: 'client_credentials', scope });
  const body: unknown = await answer.json().catch(() => undefined);
  const token = TokenAnswer.safeParse(body).data?.access_token;
  if (token !== undefined) await post('/oauth/revoke', { token }).catch(() => undefined);
  return saysUnknownClient(answer.status, body);
};
