import * as z from 'zod';

import { isServiceError, ServiceError } from '../errors.ts';
import type { SafeFetch } from './safe-fetch.ts';

/** Where a handle is looked up besides at its own host: a service that answers `com.atproto.identity.resolveHandle`. */
export interface HandleLookup {
  readonly fetch: SafeFetch;
  readonly service: string;
}

const LONGEST_DID = 2048;
const Did = z.string().startsWith('did:').max(LONGEST_DID);
const Resolved = z.object({ did: Did });

/** `silent`: whoever was asked did not answer, which says nothing about the handle. */
type Answer = { readonly kind: 'leads-to'; readonly did: string } | { readonly kind: 'unknown' | 'silent' };

/**
 * The identifier that a handle leads to, undefined when it leads to none. Its own host is believed first; the service
 * also knows handles that are kept in DNS. Both are asked at once. What comes out is a claim: it holds only if the
 * identifier's document names the handle in turn.
 *
 * @throws ServiceError `unavailable` when nobody can tell.
 */
export const resolveHandle = async (lookup: HandleLookup, handle: string): Promise<string | undefined> => {
  const [host, service] = await Promise.all([askHost(lookup, handle), askService(lookup, handle)]);
  if (host.kind === 'leads-to') return host.did;
  if (service.kind === 'leads-to') return service.did;
  if (service.kind === 'unknown') return undefined;
  throw new ServiceError('unavailable', 'nobody can tell which account has this name');
};

const askHost = ({ fetch }: HandleLookup, handle: string): Promise<Answer> =>
  asked(async () => {
    const answer = await fetch(new URL('/.well-known/atproto-did', `https://${handle}`));
    const did = Did.safeParse((await answer.text()).trim());
    return answer.status === 200 && did.success ? { kind: 'leads-to', did: did.data } : { kind: 'unknown' };
  });

const askService = ({ fetch, service }: HandleLookup, handle: string): Promise<Answer> =>
  asked(async () => {
    const url = new URL('/xrpc/com.atproto.identity.resolveHandle', service);
    url.searchParams.set('handle', handle);
    const answer = await fetch(url, { headers: { accept: 'application/json' } });
    const resolved = Resolved.safeParse(await answer.json().catch(() => undefined));
    if (answer.status === 200 && resolved.success) return { kind: 'leads-to', did: resolved.data.did };
    return { kind: answer.status === 400 || answer.status === 404 ? 'unknown' : 'silent' };
  });

/** A host that does not exist, or may not be asked, is silent: the other may still know. */
const asked = async (ask: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await ask();
  } catch (fault) {
    if (isServiceError(fault, 'unavailable', 'not-permitted')) return { kind: 'silent' };
    throw fault;
  }
};
