import { EngineError } from '../../infra/local/engine-error.ts';
import { isServiceError } from '../../shared/errors.ts';
import { AccountId } from '../../shared/ids.ts';
import { identifyBlueskyAccount } from '../../shared/platforms/bluesky-account.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import type { AccountOptions } from './account-options.ts';

/** An account by its immutable id, with the server that keeps its posts. */
export interface FoundAccount {
  readonly account: AccountId;
  readonly handle: string;
  readonly server: string;
}

/** @throws EngineError saying why there is no such account, or that nobody answers. */
export const findAccount = async ({ name, network }: AccountOptions): Promise<FoundAccount> => {
  try {
    const { did, handle, server } = await identifyBlueskyAccount(
      {
        fetch: createSafeFetch(network.allowedOrigins),
        directory: network.plcDirectory,
        handleService: network.appView,
      },
      name,
    );
    return { account: AccountId.parse(`bluesky:${did}`), handle: handle ?? did, server: server.origin };
  } catch (fault) {
    if (!isServiceError(fault)) throw fault;
    throw new EngineError(`${name} cannot be looked up: ${fault.message}`);
  }
};
