import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';

import { epochSeconds } from '../../shared/clock.ts';
import type { SignInChallenge } from '../../shared/identity/identity-provider.ts';
import { newSession, type Session } from '../../shared/session/session.ts';
import {
  SESSION,
  type SignedInVisit,
  type SignInParts,
  type SiteBuilder,
  type SiteParts,
} from './site-parts.ts';
import { wantedPage } from './way-back.ts';
import { SITE } from './words/catalogues.ts';

const PENDING = 'candor-sign-in';
const PENDING_SECONDS = 600;
const Pending = z.object({
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  to: z.string().default('/'),
});

const cookieOptions = (maxAge: number) =>
  ({ path: '/', secure: true, httpOnly: true, sameSite: 'Lax', prefix: 'host', maxAge }) as const;

/** Adds signing in at the company's identity provider, and signing out. */
export const addSignIn = (site: SiteBuilder, parts: SiteParts, signIn: SignInParts): void => {
  site.open('GET /sign-in', async ({ context }) => {
    const { url, pending } = await signIn.identity.begin();
    const expiresAt = epochSeconds(parts.clock.now()) + PENDING_SECONDS;
    const to = wantedPage(parts.site, parts.publicUrl, context.req.query('to') ?? '/');
    const sealed = await signIn.sealer.seal('sign-in', { claims: { ...pending, to }, expiresAt });
    setCookie(context, PENDING, sealed, cookieOptions(PENDING_SECONDS));
    return context.redirect(url, 303);
  });

  site.open('GET /sign-in/callback', async ({ context }) => {
    const cookie = getCookie(context, PENDING, 'host');
    const pending = Pending.safeParse(
      cookie === undefined ? undefined : await signIn.sealer.open('sign-in', cookie),
    );
    if (!pending.success) return context.redirect('/sign-in', 303);
    const session = await completeSignIn(parts, signIn, { pending: pending.data, context });
    const { expiresAt } = session;
    const sealed = await signIn.sealer.seal('session', { claims: session, expiresAt });
    deleteCookie(context, PENDING, cookieOptions(0));
    setCookie(context, SESSION, sealed, cookieOptions(expiresAt - epochSeconds(parts.clock.now())));
    return context.redirect(pending.data.to, 303);
  });

  site.guarded('POST /sign-out', (visit) => endSession(visit, signIn));

  site.open('GET /signed-out', ({ page, words }) => {
    const { signedOut, youAreSignedOut, startAgain } = words(SITE);
    return page(
      signedOut,
      <p>
        {youAreSignedOut} <a href="/">{startAgain}</a>
      </p>,
    );
  });
};

/** Ends a session, here and at the identity provider. */
export const endSession = async (
  { context, session }: Pick<SignedInVisit, 'context' | 'session'>,
  signIn: SignInParts,
): Promise<Response> => {
  await signIn.revocations.revoke(session.id, session.expiresAt);
  deleteCookie(context, SESSION, cookieOptions(0));
  return context.redirect((await signIn.identity.signOutUrl()) ?? '/signed-out', 303);
};

const completeSignIn = async (
  parts: SiteParts,
  signIn: SignInParts,
  { pending, context }: { readonly pending: SignInChallenge['pending']; readonly context: Context },
): Promise<Session> => {
  const callback = new URL('/sign-in/callback', parts.publicUrl);
  callback.search = new URL(context.req.url).search;
  const identity = await signIn.identity.complete(pending, callback);
  const participant = await signIn.participantOf(identity.subject);
  return newSession({
    identity,
    participant,
    id: parts.newId(),
    formToken: parts.newId(),
    now: parts.clock.now(),
  });
};
