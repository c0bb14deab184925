import { isServiceError, ServiceError } from '../errors.ts';
import { resolveHandle, type HandleLookup } from './bluesky-handle.ts';
import { resolveDid, type BlueskyIdentity } from './bluesky-identity.ts';
import { readBlueskyName } from './bluesky-name.ts';
import type { SafeFetch } from './safe-fetch.ts';

/** Where accounts are looked up. */
export interface BlueskyNetwork {
  readonly fetch: SafeFetch;
  /** The directory of `did:plc` identifiers. */
  readonly directory: string;
  /** A service that resolves handles. */
  readonly handleService: string;
}

/**
 * The account that somebody names by handle or identifier; `handle` is there only where both name each other.
 *
 * @throws ServiceError `invalid-input` in words for whoever typed the name, `unavailable` when nobody can tell.
 */
export const identifyBlueskyAccount = async (
  network: BlueskyNetwork,
  name: string,
): Promise<BlueskyIdentity> => {
  const typed = readBlueskyName(name);
  const lookup = { fetch: network.fetch, service: network.handleService };
  const did = typed.kind === 'did' ? typed.did : await resolveHandle(lookup, typed.handle);
  const identity = did === undefined ? undefined : await resolveDid(network.fetch, network.directory, did);
  if (identity === undefined) throw new ServiceError('invalid-input', 'No account at Bluesky has this name.');
  const claimed = identity.handle?.toLowerCase();
  if (typed.kind === 'handle') {
    if (claimed === typed.handle) return { ...identity, handle: claimed };
    throw new ServiceError('invalid-input', 'The account that this name leads to goes by another.');
  }
  const isMutual = claimed !== undefined && (await leadsTo(lookup, claimed)) === identity.did;
  return { ...identity, handle: isMutual ? claimed : undefined };
};

/** Only a display name hangs on this, so that silence counts as no. */
const leadsTo = async (lookup: HandleLookup, handle: string): Promise<string | undefined> => {
  try {
    return await resolveHandle(lookup, handle);
  } catch (fault) {
    if (isServiceError(fault, 'unavailable')) return undefined;
    throw fault;
  }
};
