import { randomUUID } from 'node:crypto';

import type { SignInParts, SiteBuilder, SiteParts } from '../../functions/web/site-parts.ts';
import type { Clock } from '../../shared/clock.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import { ParticipantId } from '../../shared/ids.ts';
import type { SignedInSite, Site } from '../../shared/names.ts';
import { newSession, type Session } from '../../shared/session/session.ts';
import { createJoseTokenSealer } from '../../shared/session/token-sealer.jose.ts';
import { FakeRevocations } from './fake-site-stores.ts';
import { unnamedProblems } from './unnamed-problems.ts';

export const NOW = new Date('2026-03-10T12:00:00Z');
const clock: Clock = { now: () => NOW };
const sealKeys = { keys: () => Promise.resolve([{ id: 'k', key: new Uint8Array(32) }] as const) };

/** What a site seals with, at some moment: here all sites have one key, so that only their names keep them apart. */
export const sealerOf = (site: SignedInSite, at: Clock = clock) =>
  createJoseTokenSealer({ site, sealKeys, clock: at });

/** Whichever site is visited on the bench takes cookies of this one, so that a visitor may knock at any door. */
const sealer = sealerOf('participant');

/** Somebody who signed in, with a cookie for it. */
export const signedIn = async (name: string, groups: readonly string[], sub = name) => {
  const session: Session = newSession({
    identity: { subject: subjectOf('https://login.example', sub), name, groups: [...groups] },
    participant: ParticipantId.parse(randomUUID()),
    id: randomUUID(),
    formToken: randomUUID(),
    now: NOW,
  });
  const token = await sealer.seal('session', { claims: session, expiresAt: session.expiresAt });
  return { session, cookie: `__Host-candor=${token}` };
};

/** What every site is made of in tests; `revoked` are ids of sessions that were signed out. */
export const siteParts = (
  site: Site,
  revoked: ReadonlySet<string> = new Set(),
): SiteParts & { readonly signIn: SignInParts } => ({
  site,
  company: 'Example',
  publicSite: 'https://public.example',
  publicUrl: `https://${site}.example.com`,
  clock,
  newId: randomUUID,
  warn: () => undefined,
  signIn: {
    identity: {
      begin: () =>
        Promise.resolve({
          url: 'https://login.example/authorize',
          pending: { verifier: 'v', state: 's', nonce: 'n' },
        }),
      complete: () => Promise.reject(new Error('not used')),
      signOutUrl: () => Promise.resolve(undefined),
    },
    sealer,
    revocations: new FakeRevocations(revoked),
    participantOf: () => Promise.resolve(undefined),
    issuerOrigin: 'https://login.example',
    requests: { take: () => true },
  },
});

/** What a form that was not taken says at its top leads to the field that it is about, and names it. */
const requireNamed = async (answer: Response): Promise<Response> => {
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true;
  if (answer.status < 400 || !isPage) return answer;
  const [unnamed] = unnamedProblems(await answer.clone().text());
  if (unnamed !== undefined) throw new Error(`A problem ${unnamed}`);
  return answer;
};

/** Asks a site as a browser does. */
export const ask = async (
  site: SiteBuilder,
  path: string,
  request: {
    readonly cookie?: string;
    readonly form?: Readonly<Record<string, string>>;
    readonly origin?: string;
    readonly encoding?: string;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Promise<Response> =>
  requireNamed(
    await site.fetch(
      new Request(`https://any.example.com${path}`, {
        method: request.form === undefined ? 'GET' : 'POST',
        headers: {
          ...request.headers,
          ...(request.cookie !== undefined && { cookie: request.cookie }),
          ...(request.origin !== undefined && { origin: request.origin }),
          ...(request.encoding !== undefined && { 'accept-encoding': request.encoding }),
        },
        ...(request.form !== undefined && { body: new URLSearchParams(request.form).toString() }),
      }),
    ),
  );
