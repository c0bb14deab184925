import * as z from 'zod';

import { EngineError } from '../../infra/local/engine-error.ts';
import { isServiceError } from '../../shared/errors.ts';
import { AccountId } from '../../shared/ids.ts';
import { resolveDid } from '../../shared/platforms/bluesky-identity.ts';
import type { SafeFetch } from '../../shared/platforms/safe-fetch.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import type { AccountOptions } from './account-options.ts';

/** An account by its immutable id, with the server that keeps its posts. */
export interface FoundAccount {
  readonly account: AccountId;
  readonly handle: string;
  readonly server: string;
}

const Resolved = z.object({ did: z.string() });

/** @throws EngineError saying why there is no such account, or that nobody answers. */
export const findAccount = async ({ name, network }: AccountOptions): Promise<FoundAccount> => {
  const fetch = createSafeFetch(network.allowedOrigins);
  try {
    const did = name.startsWith('did:') ? name : await didOf(fetch, network.appView, name);
    const identity = await resolveDid(fetch, network.plcDirectory, did);
    if (identity === undefined) throw new EngineError(`There is no account ${name}.`);
    const handle = identity.handle ?? did;
    if (name !== did && handle.toLowerCase() !== name.toLowerCase()) {
      throw new EngineError(`${name} leads to an account that calls itself ${handle}.`);
    }
    return { account: AccountId.parse(`bluesky:${did}`), handle, server: identity.server.origin };
  } catch (fault) {
    if (!isServiceError(fault)) throw fault;
    throw new EngineError(`The account ${name} cannot be looked up: ${fault.message}.`);
  }
};

const didOf = async (fetch: SafeFetch, service: string, handle: string): Promise<string> => {
  const url = new URL('/xrpc/com.atproto.identity.resolveHandle', service);
  url.searchParams.set('handle', handle);
  const answer = await fetch(url, { headers: { accept: 'application/json' } });
  const resolved = Resolved.safeParse(await answer.json().catch(() => undefined));
  if (answer.status === 200 && resolved.success) return resolved.data.did;
  throw new EngineError(`There is no account ${handle} at ${new URL(service).host}.`);
};
