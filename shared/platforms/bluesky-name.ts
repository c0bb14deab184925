import { ServiceError } from '../errors.ts';
import { asMeant } from './typed-name.ts';

/** What somebody calls a Bluesky account: a handle, which may change hands, or the identifier that stays. */
export type BlueskyName =
  { readonly kind: 'handle'; readonly handle: string } | { readonly kind: 'did'; readonly did: string };

const LONGEST_HANDLE = 253;
const PROFILE = 'https://bsky.app/profile/';
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** AT Protocol's syntax of a handle: labels of a host name, the last of which does not begin with a digit. */
const HANDLE = new RegExp(`^(?:${LABEL}\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$`, 'u');
/** Names that lead nowhere on the public internet; what a document claims as `handle.invalid` is no name at all. */
const NOWHERE = /\.(?:alt|arpa|example|internal|invalid|local|localhost|onion)$/u;

const refuse = (why: string): ServiceError => new ServiceError('invalid-input', why);

/**
 * The account in what people type: `name.bsky.social`, their own domain, either with `@`, capital letters or spaces
 * around, a profile's address at bsky.app, or a `did:plc` or `did:web`.
 *
 * @throws ServiceError `invalid-input` in words for whoever typed it.
 */
export const readBlueskyName = (typed: string): BlueskyName => {
  const meant = asMeant(typed).toLowerCase();
  const name = meant.startsWith(PROFILE)
    ? (meant.slice(PROFILE.length).split(/[/?#]/u)[0] ?? '')
    : meant.replace(/^(?:at:\/\/|@)+/u, '');
  if (name.startsWith('did:')) return { kind: 'did', did: name };
  if (/\s/u.test(name)) throw refuse('Write the account without spaces, as name.bsky.social.');
  if (name !== '' && !name.includes('.')) {
    throw refuse(`Write the whole name, as name.bsky.social, or your own domain.`);
  }
  if (name.length > LONGEST_HANDLE || !HANDLE.test(name) || NOWHERE.test(name)) {
    throw refuse('Write the account as name.bsky.social, or your own domain.');
  }
  return { kind: 'handle', handle: name };
};
