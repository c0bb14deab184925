import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { Hono } from 'hono';

import { accountsOf } from './accounts.ts';
import { oauthRoutes } from './mastodon-oauth-routes.ts';
import { OAuthState } from './mastodon-oauth.ts';
import { MastodonTimeline, pageOf, readListingQuery } from './mastodon-timeline.ts';
import type { SampleCompany } from './sample-company.ts';
import type { SeenPost } from './timeline.ts';

const BODY_BYTES_AT_MOST = 65_536;
const WINDOW_MILLISECONDS = 300_000;
const REQUESTS_PER_WINDOW = 7_500;

/** Somebody looked at an account or its posts, at a moment of the simulated calendar. */
export interface Read {
  readonly account: string;
  readonly at: Date;
  readonly what: 'profile' | 'posts' | 'post';
}

/** A message that the security team's own tool was sent. */
export interface Taken {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Where that tool takes messages. */
export const TOOL_PATH = '/security-tool';

/** The running server. */
export interface MastodonServer {
  /** Where it listens, without a slash at the end. */
  readonly origin: string;
  /** What account ids are built with: `mastodon:<host>/<id>`. */
  readonly host: string;
  /** All reads so far, oldest first. Signing in is none. */
  readonly reads: () => readonly Read[];
  /** Tokens handed out and not revoked. */
  readonly liveTokens: () => number;
  /** What was sent to the security team's own tool, which answers at the same port. */
  readonly taken: () => readonly Taken[];
  /** Stops listening and drops connections that are kept alive. */
  readonly close: () => Promise<void>;
}

/** `now` is the calendar as of which posts appear, grow, change and go. */
export interface MastodonServerOptions {
  readonly sample: SampleCompany;
  readonly now: () => Date;
  readonly port?: number;
  readonly requestsPerWindow?: number;
}

interface Parts {
  readonly timeline: MastodonTimeline;
  readonly oauth: OAuthState;
  readonly reads: Read[];
  readonly taken: Taken[];
  readonly origin: string;
}

const NOT_FOUND = { error: 'Record not found' };

const linkHeader = (url: string, page: readonly SeenPost[]): Record<string, string> => {
  const [newest, oldest] = [page[0], page.at(-1)];
  if (newest === undefined || oldest === undefined) return {};
  const other = (name: 'max_id' | 'min_id', id: string): string => {
    const target = new URL(url);
    for (const old of ['max_id', 'min_id', 'since_id']) target.searchParams.delete(old);
    target.searchParams.set(name, id);
    return target.href;
  };
  return {
    link: `<${other('max_id', oldest.post.id)}>; rel="next", <${other('min_id', newest.post.id)}>; rel="prev"`,
  };
};

const readingRoutes = ({ timeline, reads }: Parts, now: () => Date): Hono => {
  const app = new Hono();
  const note = (account: string, what: Read['what']): number => reads.push({ account, at: now(), what });
  app.get('/api/v1/accounts/lookup', (context) => {
    const account = timeline.byHandle(context.req.query('acct') ?? '');
    if (account === undefined) return context.json(NOT_FOUND, 404);
    note(account.id, 'profile');
    return context.json(timeline.accountJson(account));
  });
  app.get('/api/v1/accounts/:id', (context) => {
    const account = timeline.account(context.req.param('id'));
    if (account === undefined) return context.json(NOT_FOUND, 404);
    note(account.id, 'profile');
    return context.json(timeline.accountJson(account));
  });
  app.get('/api/v1/accounts/:id/statuses', (context) => {
    const account = timeline.account(context.req.param('id'));
    if (account === undefined) return context.json(NOT_FOUND, 404);
    note(account.id, 'posts');
    const at = now();
    const page = pageOf(timeline.postsOf(account.id, at), readListingQuery(context.req.query()));
    return context.json(
      page.map((seen) => timeline.statusJson(seen, at)),
      200,
      linkHeader(context.req.url, page),
    );
  });
  app.get('/api/v1/statuses/:id', (context) => {
    const at = now();
    const seen = timeline.post(context.req.param('id'), at);
    if (seen === undefined) return context.json(NOT_FOUND, 404);
    note(seen.post.author, 'post');
    return context.json(timeline.statusJson(seen, at));
  });
  return app;
};

/** Counts requests in windows of five minutes of the calendar, and says so in the headers Mastodon uses. */
const createRateLimit = (limit: number, now: () => Date) => {
  let [window, used] = [-1, 0];
  return (): { readonly exceeded: boolean; readonly headers: Readonly<Record<string, string>> } => {
    const current = Math.floor(now().getTime() / WINDOW_MILLISECONDS);
    if (current !== window) [window, used] = [current, 0];
    used += 1;
    return {
      exceeded: used > limit,
      headers: {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(Math.max(limit - used, 0)),
        'x-ratelimit-reset': new Date((window + 1) * WINDOW_MILLISECONDS).toISOString(),
      },
    };
  };
};

const createApp = (parts: Parts, options: MastodonServerOptions): Hono => {
  const app = new Hono();
  const countRequest = createRateLimit(options.requestsPerWindow ?? REQUESTS_PER_WINDOW, options.now);
  app.use('/api/*', async (context, next) => {
    const { exceeded, headers } = countRequest();
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    if (exceeded) return context.json({ error: 'Too many requests' }, 429);
    await next();
    return undefined;
  });
  app.route('/', oauthRoutes(parts, accountsOf(options.sample), options.now));
  app.route('/', readingRoutes(parts, options.now));
  app.post(TOOL_PATH, async (context) => {
    parts.taken.push({ headers: context.req.header(), body: await context.req.text() });
    return context.body(null, 204);
  });
  app.notFound((context) => context.json(NOT_FOUND, 404));
  return app;
};

const toRequest = async (incoming: IncomingMessage, origin: string): Promise<Request | undefined> => {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = Uint8Array.from(Buffer.from(chunk));
    size += bytes.length;
    if (size > BODY_BYTES_AT_MOST) return undefined;
    chunks.push(bytes);
  }
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct))
    values?.forEach((value) => headers.append(name, value));
  const method = incoming.method ?? 'GET';
  const body = method === 'POST' ? { body: Buffer.concat(chunks) } : {};
  return new Request(new URL(incoming.url ?? '/', origin), { method, headers, ...body });
};

const answer = async (
  app: Hono,
  incoming: IncomingMessage,
  outgoing: { response: ServerResponse; origin: string },
): Promise<void> => {
  const request = await toRequest(incoming, outgoing.origin);
  const response =
    request === undefined ? new Response('too large', { status: 413 }) : await app.fetch(request);
  outgoing.response.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.response.end(Buffer.from(await response.arrayBuffer()));
};

/**
 * Starts a server on 127.0.0.1 that speaks the part of the Mastodon API which Candor uses, and shows the sample's
 * posts as of a calendar. It writes down who was read when, so that tests can prove whom nobody read.
 */
export const startMastodonServer = async (options: MastodonServerOptions): Promise<MastodonServer> => {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  const timeline = new MastodonTimeline(origin, accountsOf(options.sample), options.sample.posts);
  const parts: Parts = { timeline, oauth: new OAuthState(), reads: [], taken: [], origin };
  const app = createApp(parts, options);
  server.on('request', (incoming, response) => {
    answer(app, incoming, { response, origin }).catch(() => response.destroy());
  });
  return {
    origin,
    host: `127.0.0.1:${port}`,
    reads: () => [...parts.reads],
    liveTokens: () => parts.oauth.liveTokens,
    taken: () => [...parts.taken],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
