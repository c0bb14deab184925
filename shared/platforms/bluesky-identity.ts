import * as z from 'zod';

import { ServiceError } from '../errors.ts';
import type { SafeFetch } from './safe-fetch.ts';

const Did = z.string().regex(/^did:(plc:[a-z2-7]{24}|web:[a-zA-Z0-9.%-]{1,253})$/u);

/** What is used of a DID document. */
const DidDocument = z.object({
  id: z.string(),
  alsoKnownAs: z.array(z.string()).optional(),
  service: z.array(z.object({ id: z.string(), type: z.string(), serviceEndpoint: z.unknown() })).optional(),
});

/** Who an account is: its identifier, the server that keeps its repository, and the handle the document claims. */
export interface BlueskyIdentity {
  readonly did: string;
  readonly server: URL;
  readonly handle: string | undefined;
}

/**
 * Resolves a DID to the server that keeps the account's repository; undefined when the DID no longer exists.
 *
 * @throws ServiceError `invalid-input` for what is no DID, `unavailable` when the directory does not answer or its
 * document names no server.
 */
export const resolveDid = async (
  fetch: SafeFetch,
  directory: string,
  did: string,
): Promise<BlueskyIdentity | undefined> => {
  if (!Did.safeParse(did).success) throw new ServiceError('invalid-input', 'this is no did:plc or did:web');
  const answer = await fetch(documentUrl(directory, did), { headers: { accept: 'application/json' } });
  if (answer.status === 404 || answer.status === 410) return undefined;
  const document = DidDocument.safeParse(await answer.json().catch(() => undefined));
  if (answer.status !== 200 || !document.success || document.data.id !== did) {
    throw new ServiceError('unavailable', 'the directory of accounts does not answer');
  }
  const endpoint = document.data.service?.find(
    ({ id, type }) => id.endsWith('#atproto_pds') && type === 'AtprotoPersonalDataServer',
  )?.serviceEndpoint;
  if (typeof endpoint !== 'string' || !URL.canParse(endpoint)) {
    throw new ServiceError('unavailable', 'the account names no server');
  }
  const handle = document.data.alsoKnownAs?.find((name) => name.startsWith('at://'))?.slice('at://'.length);
  return { did, server: new URL(endpoint), handle };
};

const documentUrl = (directory: string, did: string): URL => {
  if (did.startsWith('did:plc:')) return new URL(`/${did}`, directory);
  const host = decodeURIComponent(did.slice('did:web:'.length));
  return new URL('/.well-known/did.json', `https://${host}`);
};
