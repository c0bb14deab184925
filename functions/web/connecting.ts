import * as z from 'zod';

import type { PendingConnections } from '../../shared/accounts/pending-connections.ts';
import { addDays, epochSeconds, type Clock } from '../../shared/clock.ts';
import { isServiceError, ServiceError } from '../../shared/errors.ts';
import { Platform } from '../../shared/ids.ts';
import type { OwnershipOutcome, OwnershipProof } from '../../shared/platforms/ownership.ts';
import { refusalIn, termsAt } from '../../shared/platforms/per-platform-terms.ts';
import { asMeant } from '../../shared/platforms/typed-name.ts';
import type { NewId } from '../../shared/random.ts';
import type { Session } from '../../shared/session/session.ts';
import type { TokenSealer } from '../../shared/session/token-sealer.ts';
import type { FormProblem } from './form-problems.tsx';

/** What proving ownership needs. */
export interface ConnectingParts {
  /** By platform; one that is missing cannot be connected. */
  readonly proofs: Readonly<Partial<Record<Platform, OwnershipProof>>>;
  readonly pending: PendingConnections;
  readonly sealer: TokenSealer;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly publicUrl: string;
}

const Attempt = z.object({ session: z.uuid(), platform: Platform, pending: z.string() });

const MINUTES_OPEN = 10;
const MINUTES_PER_DAY = 1440;

/** What somebody typed as the address of an account: with or without its scheme, or `name@host`. */
const addressIn = (meant: string): { readonly host: string; readonly path: string } => {
  const bare = meant.replace(/^https?:\/\//u, '');
  const [before = ''] = bare.split(/[/?#]/u);
  return { host: before.split('@').at(-1) ?? '', path: bare.slice(before.length) };
};

/**
 * The platform somebody means: `@name@server` is Mastodon's way of writing, a bare host name Bluesky's.
 *
 * @throws ServiceError `invalid-input` for a platform that cannot be read, saying why, for people to read.
 */
export const platformIn = (name: string): Platform => {
  const meant = asMeant(name).toLowerCase().replace(/^@/u, '');
  const { host, path } = addressIn(meant);
  const refusal = refusalIn(termsAt(host, path));
  if (refusal !== undefined) throw new ServiceError('invalid-input', refusal);
  if (meant.startsWith('https://')) return meant.startsWith('https://bsky.app/') ? 'bluesky' : 'mastodon';
  return meant.includes('@') ? 'mastodon' : 'bluesky';
};

/** Begins to prove that an account is one's own; answers where to send the browser. */
export const beginConnecting = async (
  parts: ConnectingParts,
  session: Session,
  name: string,
): Promise<URL> => {
  const platform = platformIn(name);
  const state = parts.newId();
  const { authorizationUrl, pending } = await proofFor(parts, platform).begin({ name, state });
  const expiresAt = epochSeconds(addDays(parts.clock.now(), MINUTES_OPEN / MINUTES_PER_DAY));
  const claims = { session: session.id, platform, pending };
  await parts.pending.put(state, await parts.sealer.seal('connection', { claims, expiresAt }), expiresAt);
  return new URL(authorizationUrl);
};

/**
 * Ends the proof when the browser comes back: once, in the session that began it.
 *
 * @throws ServiceError `not-permitted` for a return that nobody here began, `invalid-input` for one that was refused.
 */
export const completeConnecting = async (
  parts: ConnectingParts,
  session: Session,
  query: URLSearchParams,
): Promise<OwnershipOutcome> => {
  // Ours are UUIDs: anything else was never kept, and may be too long to be looked for.
  const state = z.uuid().safeParse(query.get('state')).data;
  const sealed = state === undefined ? undefined : await parts.pending.take(state);
  const attempt = Attempt.safeParse(
    sealed === undefined ? undefined : await parts.sealer.open('connection', sealed),
  );
  if (state === undefined || !attempt.success || attempt.data.session !== session.id) {
    throw new ServiceError('not-permitted', 'nobody here began this sign-in');
  }
  const callbackUrl = new URL('/connect/callback', parts.publicUrl);
  callbackUrl.search = query.toString();
  return proofFor(parts, attempt.data.platform).complete({
    pending: attempt.data.pending,
    state,
    callbackUrl,
  });
};

const proofFor = ({ proofs }: ConnectingParts, platform: Platform): OwnershipProof => {
  const proof = proofs[platform];
  if (proof === undefined) {
    throw new ServiceError('invalid-input', `Accounts at ${platform} cannot be connected here yet.`);
  }
  return proof;
};

/** What people are told who signed in with another account than they named. */
export const anotherAccount = (
  { named, signedIn }: Extract<OwnershipOutcome, { kind: 'another-account' }>,
  words: { readonly anotherAccount: (named: string, signedIn: string) => string },
): FormProblem => ({ field: 'name', message: words.anotherAccount(named, signedIn) });

/**
 * What is wrong with the account that was named; `words` says it in the page's language.
 *
 * @throws whatever else went wrong.
 */
export const problemWithName =
  (words: { readonly refused: (why: string) => string }) =>
  (fault: unknown): FormProblem => {
    if (isServiceError(fault, 'invalid-input'))
      return { field: 'name', message: words.refused(fault.message) };
    throw fault;
  };
