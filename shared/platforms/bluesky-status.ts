import * as z from 'zod';

import type { BlueskyIdentity } from './bluesky-identity.ts';
import { askXrpc, type XrpcAnswer, type XrpcParts } from './bluesky-xrpc.ts';

/** Error names by which a server says that the account is no longer there. */
const GONE = new Set([
  'RepoNotFound',
  'RepoTakendown',
  'RepoDeactivated',
  'RepoSuspended',
  'AccountTakedown',
]);

const Status = z.object({ active: z.boolean() });

/** Whether an account is at its server, as far as the server says. */
export type BlueskyStatus =
  { readonly kind: 'there' | 'gone' | 'unclear' } | Extract<XrpcAnswer, { kind: 'rate-limited' }>;

/** Whether a refusal means that the account is no longer there. */
export const isGone = (error: string): boolean => GONE.has(error);

/**
 * Asks an account's own server whether the account is there: neither deactivated, nor taken down, nor deleted. Other
 * answers do not tell. The reference server calls a listing of an account that left a wrong question, and passes a
 * question for one of its posts on to the AppView, whose copy may be old.
 *
 * @throws ServiceError `unavailable` when the server does not answer.
 */
export const statusOf = async (
  parts: XrpcParts,
  { did, server }: Pick<BlueskyIdentity, 'did' | 'server'>,
): Promise<BlueskyStatus> => {
  const query = new URLSearchParams({ did });
  const answer = await askXrpc(parts, { server, method: 'com.atproto.sync.getRepoStatus', query });
  switch (answer.kind) {
    case 'rate-limited':
      return answer;
    case 'refused':
      return { kind: isGone(answer.error) ? 'gone' : 'unclear' };
    case 'answered': {
      const status = Status.safeParse(answer.body);
      if (!status.success) return { kind: 'unclear' };
      return { kind: status.data.active ? 'there' : 'gone' };
    }
  }
};
