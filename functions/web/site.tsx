import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';

import { isServiceError, ServiceError } from '../../shared/errors.ts';
import { TOO_LARGE } from '../../shared/runtime/http.ts';
import { faultName } from '../../shared/runtime/logger.ts';
import { Session } from '../../shared/session/session.ts';
import { ACCESS, isAllowed, type AccessRule } from './access.ts';
import { Failed, forOthers, tooMany } from './failed-page.tsx';
import { detectLanguage, languageOf } from './language.tsx';
import { addLanguages } from './language-route.ts';
import { isLongForm, refuseLongForm, tooLargeForm } from './long-form.tsx';
import { Page } from './layout.tsx';
import { isForPrograms, problem, RETRY_AFTER_SECONDS, STATUS } from './problem-details.ts';
import { addSignIn } from './sign-in.tsx';
import {
  SESSION,
  UNREADABLE_FORM,
  type OpenFormVisit,
  type SentForm,
  type SignedInVisit,
  type SiteBuilder,
  type SiteParts,
  type Visit,
} from './site-parts.ts';
import { nameProblems } from './named-problems.ts';
import { headersOf } from './security-headers.ts';
import { STYLE } from './style.ts';
import { giveBack, ofEarlierSignIn, typedIn, type KeptText } from './typed-before.tsx';
import { askedFor, wantedPage, wayBack } from './way-back.ts';
import { SITE } from './words/catalogues.ts';

/** A site with sign-in, sign-out, its style sheet and nothing else yet. */
export const createSite = (parts: SiteParts): SiteBuilder => {
  const app = new Hono();
  const builder = new Builder(app, parts);
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headersOf(parts))) context.res.headers.set(name, value);
  });
  app.use(detectLanguage());
  // Before any route: what was sent is not there to be read.
  app.use(async (context, next) => {
    const most = Number(context.req.header(TOO_LARGE));
    if (!(most > 0)) return next();
    const address = new URL(`${parts.publicUrl}${askedFor(context, parts.publicUrl)}`);
    const backTo = wayBack(parts.site, address).href;
    return tooLargeForm(await builder.visitOfWhoeverAsks(context), { most, backTo });
  });
  app.notFound(async (context) => {
    const visit = await builder.visitOfWhoeverAsks(context);
    const words = visit.words(SITE);
    return visit.page(words.notHere, <p>{words.faults['not-found']}</p>, 404);
  });
  app.onError((fault, context) => builder.failed(context, fault));
  builder.open('GET /style.css', ({ context }) =>
    context.body(STYLE, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    }),
  );
  addLanguages(builder, parts);
  if (parts.signIn !== undefined) addSignIn(builder, parts, parts.signIn);
  return builder;
};

const notOurs = (): ServiceError =>
  new ServiceError('not-permitted', 'the form does not come from this site');

class Builder implements SiteBuilder {
  readonly #app: Hono;
  readonly #parts: SiteParts;

  constructor(app: Hono, parts: SiteParts) {
    this.#app = app;
    this.#parts = parts;
  }

  readonly fetch = async (request: Request): Promise<Response> => this.#app.fetch(request);

  routes(): readonly string[] {
    return this.#app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
  }

  open(route: string, show: (visit: Visit) => Promise<Response> | Response): void {
    this.#requireOpen(route);
    this.#add(route, async (context) => show(this.visit(context, await this.#sessionOf(context))));
  }

  openForm(route: string, take: (visit: OpenFormVisit) => Promise<Response> | Response): void {
    this.#requireOpen(route);
    this.#add(route, async (context) => {
      // Nobody signed in, so there is no session a forged form could borrow; that it is ours, the browser says.
      const { fields } = await this.#ownForm(context);
      const visit = { ...this.visit(context, undefined), form: () => fields };
      return isLongForm(fields) ? refuseLongForm(visit) : take(visit);
    });
  }

  guarded(route: string, show: (visit: SignedInVisit) => Promise<Response> | Response): void {
    const rule = this.#rule(route);
    this.#add(route, async (context) => {
      const session = await this.#sessionOf(context);
      if (session === undefined) return this.#askToSignIn(context);
      if (!isAllowed(rule, session.groups))
        return forOthers(this.visit(context, session), { rule, texts: await this.#typed(context) });
      if (!this.#isWithinLimit(session))
        return tooMany(this.visit(context, session), await this.#typed(context));
      // Whatever a page does with it, a form that does not come from this site never reaches the page.
      const { fields, file }: SentForm =
        context.req.method === 'POST' ? await this.#ownForm(context) : { fields: new URLSearchParams() };
      if (context.req.method === 'POST' && fields.get('token') !== session.formToken)
        return this.#refuseToken(context, { session, fields });
      return show({ ...this.visit(context, session), session, form: () => fields, file });
    });
  }

  visit(context: Context, session: Session | undefined): Visit {
    const { site, company, publicSite } = this.#parts;
    const language = languageOf(context);
    return {
      context,
      session,
      language,
      words: (catalogue) => catalogue[language],
      page: async (title, content, status = 200) => {
        context.header('cache-control', 'no-store');
        context.header('content-language', language);
        const { path, method } = context.req;
        const isAnswer = method === 'POST';
        const isRefused = status >= 400;
        const about = { site, company, publicSite, path, language, title, session, isAnswer, isRefused };
        const shown = await context.html(<Page {...about}>{content}</Page>, status);
        return isRefused ? new Response(nameProblems(await shown.text()), shown) : shown;
      },
    };
  }

  /** A visit of whoever is known to ask: that a session cannot be looked up must not hide what is said to them. */
  async visitOfWhoeverAsks(context: Context): Promise<Visit> {
    return this.visit(context, await this.#sessionOf(context).catch(() => undefined));
  }

  async failed(context: Context, fault: unknown): Promise<Response> {
    const kind = isServiceError(fault) ? fault.kind : 'invariant';
    const requestId = context.req.header('x-request-id') ?? '';
    if (STATUS[kind] >= 500) this.#parts.warn('request.failed', { kind, requestId, fault: faultName(fault) });
    if (kind === 'unavailable') context.header('retry-after', RETRY_AFTER_SECONDS);
    if (isForPrograms(context.req.path)) return problem(context, kind, requestId);
    // Where something of ours is down, nothing more is asked of it.
    const visit =
      STATUS[kind] >= 500 ? this.visit(context, undefined) : await this.visitOfWhoeverAsks(context);
    const { failed, incomplete } = visit.words(SITE);
    const said = isServiceError(fault, 'invalid-input') ? fault.message : '';
    const why = said === UNREADABLE_FORM ? incomplete.form : said;
    return visit.page(
      failed,
      <Failed {...{ kind, why, requestId, texts: await this.#typed(context) }} session={visit.session} />,
      STATUS[kind],
    );
  }

  #rule(route: string): AccessRule {
    const rule = ACCESS[this.#parts.site][route];
    if (rule === undefined) throw new ServiceError('invariant', `${route} is not in the access table`);
    return rule;
  }

  #requireOpen(route: string): void {
    if (this.#rule(route) === 'anyone') return;
    throw new ServiceError('invariant', `${route} is not open to everybody in the access table`);
  }

  #add(route: string, show: (context: Context) => Promise<Response>): void {
    this.#rule(route);
    const [method = '', path = ''] = route.split(' ');
    this.#app.on(method, path, show);
  }

  /** What somebody typed while their session ended is given back to them: it is kept nowhere. */
  async #askToSignIn(context: Context): Promise<Response> {
    const { site, publicUrl } = this.#parts;
    const to = wantedPage(site, publicUrl, askedFor(context, publicUrl));
    const signInAt = to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`;
    const texts = await this.#typed(context);
    if (texts.length === 0) return context.redirect(signInAt, 303);
    return giveBack(this.visit(context, undefined), { texts, signInAt });
  }

  /** What somebody typed in a form of ours, whatever becomes of it; nothing of one that cannot be read. */
  async #typed(context: Context): Promise<readonly KeptText[]> {
    if (context.req.method !== 'POST' || !this.#isOwn(context)) return [];
    return typedIn(
      await this.#sent(context)
        .then(({ fields }) => fields)
        .catch(() => new URLSearchParams()),
    );
  }

  #isWithinLimit({ id }: Session): boolean {
    const { signIn, clock } = this.#parts;
    return signIn?.requests.take(id, clock.now()) ?? false;
  }

  async #sessionOf(context: Context): Promise<Session | undefined> {
    const { signIn } = this.#parts;
    const cookie = getCookie(context, SESSION, 'host');
    if (signIn === undefined || cookie === undefined || cookie === '') return undefined;
    const session = Session.safeParse(await signIn.sealer.open('session', cookie));
    if (!session.success || (await signIn.revocations.isRevoked(session.data.id))) return undefined;
    return session.data;
  }

  /** A form of ours whose token is another session's was opened before its sender signed in anew: nothing is done. */
  #refuseToken(context: Context, { session, fields }: SentForm & { readonly session: Session }) {
    if ((fields.get('token') ?? '') === '') throw notOurs();
    const { site, publicUrl } = this.#parts;
    const backTo = wantedPage(site, publicUrl, askedFor(context, publicUrl));
    return ofEarlierSignIn(this.visit(context, session), { texts: typedIn(fields), backTo });
  }

  /** Whether a page of this very site sent a form, as the browser says. */
  #isOwn({ req }: Context): boolean {
    const origin = req.header('origin');
    if (origin === undefined) return req.header('sec-fetch-site') === 'same-origin';
    return origin === this.#parts.publicUrl;
  }

  /** A form, if it is our own. */
  async #ownForm(context: Context): Promise<SentForm> {
    if (!this.#isOwn(context)) throw notOurs();
    return this.#sent(context);
  }

  async #sent({ req }: Context): Promise<SentForm> {
    const { readForm } = this.#parts;
    return readForm === undefined ? { fields: new URLSearchParams(await req.text()) } : readForm(req);
  }
}
