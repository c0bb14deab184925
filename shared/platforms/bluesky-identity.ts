import * as z from 'zod';

import { ServiceError } from '../errors.ts';
import { hostIn } from './host-name.ts';
import type { SafeFetch } from './safe-fetch.ts';

/** An identifier of an account at Bluesky; a did:web in the one way it is written: a host as `hostIn` writes it, its port after `%3A`. */
export const Did = z.string().regex(/^did:(plc:[a-z2-7]{24}|web:[a-z0-9.-]{1,253}(%3A\d{1,5})?)$/u);

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
 * Resolves a DID to the server that keeps the account's repository; undefined when the DID no longer exists: a did:plc
 * that the directory does not know or calls deleted, a did:web whose server says that it is gone for good (410).
 *
 * @throws ServiceError `invalid-input` for what is no DID, `unavailable` when the directory does not answer or its
 * document names no server.
 */
export const resolveDid = async (
  fetch: SafeFetch,
  directory: string,
  did: string,
): Promise<BlueskyIdentity | undefined> => {
  if (!Did.safeParse(did).success) throw noDid();
  const answer = await fetch(documentUrl(directory, did), { headers: { accept: 'application/json' } });
  if (isGone(did, answer.status)) return undefined;
  const document = DidDocument.safeParse(await answer.json().catch(() => undefined));
  if (answer.status !== 200 || !document.success || document.data.id !== did) {
    throw new ServiceError('unavailable', 'the directory of accounts does not answer');
  }
  const endpoint = document.data.service?.find(
    ({ id, type }) => id.endsWith('#atproto_pds') && type === 'AtprotoPersonalDataServer',
  )?.serviceEndpoint;
  const server = typeof endpoint === 'string' ? URL.parse(endpoint) : null;
  // Whether the server may be asked is for the fetch to say; of other schemes no address can be made.
  if (server === null || !/^https?:$/u.test(server.protocol)) {
    throw new ServiceError('unavailable', 'the account names no server');
  }
  const handle = document.data.alsoKnownAs?.find((name) => name.startsWith('at://'))?.slice('at://'.length);
  return { did, server, handle };
};

const isPlc = (did: string): boolean => did.startsWith('did:plc:');

/** The directory knows every did:plc there is; a did:web's own server may merely have lost a file. */
const isGone = (did: string, status: number): boolean => status === 410 || (status === 404 && isPlc(did));

const documentUrl = (directory: string, did: string): URL =>
  isPlc(did) ? new URL(`/${did}`, directory) : new URL('/.well-known/did.json', serverOfDidWeb(did));

/** The server that a did:web names; the AT Protocol knows none with a path. */
const serverOfDidWeb = (did: string): URL => {
  const host = decodeURIComponent(did.slice('did:web:'.length));
  if (hostIn(host) !== host) throw noDid();
  return new URL(`https://${host}`);
};

const noDid = (): ServiceError => new ServiceError('invalid-input', 'this is no did:plc or did:web');
