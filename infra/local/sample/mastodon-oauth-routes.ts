import { Hono, type Context } from 'hono';
import * as z from 'zod';

import type { SampleAccount } from './accounts.ts';
import { authorizePage } from './mastodon-html.ts';
import { isRefusal, type OAuthState, type Refusal } from './mastodon-oauth.ts';
import type { MastodonTimeline } from './mastodon-timeline.ts';

const REQUEST_FIELDS = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
];
const SIGN_IN_SCOPES = ['profile', 'read', 'read:accounts'];

const JsonFields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Fields of a form or of JSON, with the client's Basic credentials beside them; repeated ones are joined by a line break. */
const readFields = async (context: Context): Promise<ReadonlyMap<string, string>> => {
  const fields = new Map<string, string>();
  const text = await context.req.text();
  if (context.req.header('content-type')?.includes('json') === true) {
    for (const [name, value] of Object.entries(JsonFields.parse(JSON.parse(text)))) {
      fields.set(name, typeof value === 'string' ? value : value.join('\n'));
    }
  } else {
    for (const [name, value] of new URLSearchParams(text)) {
      const plain = name.replace(/\[\]$/u, '');
      const before = fields.get(plain);
      fields.set(plain, before === undefined ? value : `${before}\n${value}`);
    }
  }
  const basic = /^Basic (.+)$/u.exec(context.req.header('authorization') ?? '')?.[1];
  const [id, secret] = Buffer.from(basic ?? '', 'base64')
    .toString()
    .split(':');
  if (id !== undefined && secret !== undefined)
    fields.set('client_id', decodeURIComponent(id)).set('client_secret', decodeURIComponent(secret));
  return fields;
};

const refuse = (context: Context, { status, error, description }: Refusal): Response =>
  context.json({ error, error_description: description }, status);

interface OAuthParts {
  readonly timeline: MastodonTimeline;
  readonly oauth: OAuthState;
  readonly origin: string;
}

const metadata = (origin: string): object => ({
  issuer: origin,
  authorization_endpoint: `${origin}/oauth/authorize`,
  token_endpoint: `${origin}/oauth/token`,
  revocation_endpoint: `${origin}/oauth/revoke`,
  app_registration_endpoint: `${origin}/api/v1/apps`,
  scopes_supported: ['profile', 'read', 'read:accounts', 'read:statuses'],
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  code_challenge_methods_supported: ['S256'],
  grant_types_supported: ['authorization_code'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
});

const pageRoutes = ({ timeline, oauth }: OAuthParts, accounts: readonly SampleAccount[]): Hono => {
  const app = new Hono();
  app.get('/oauth/authorize', (context) => {
    const fields = new Map(
      Object.entries(context.req.query()).filter(([name]) => REQUEST_FIELDS.includes(name)),
    );
    const request = oauth.readRequest(fields);
    if (isRefusal(request)) return refuse(context, request);
    context.header('content-security-policy', "default-src 'none'");
    return context.html(
      authorizePage(accounts, { client: request.app.name, scope: request.scopes.join(' '), fields }),
    );
  });
  app.post('/oauth/authorize', async (context) => {
    const fields = await readFields(context);
    const request = oauth.readRequest(fields);
    if (isRefusal(request)) return refuse(context, request);
    if (fields.get('decision') === 'deny') return context.redirect(oauth.deny(request).href, 302);
    const account = timeline.account(fields.get('account') ?? '');
    if (account === undefined) return context.json({ error: 'No such account' }, 422);
    return context.redirect(oauth.approve(request, account.id).href, 302);
  });
  return app;
};

const tokenRoutes = ({ oauth }: OAuthParts, now: () => Date): Hono => {
  const app = new Hono();
  app.post('/oauth/token', async (context) => {
    const granted = oauth.exchange(await readFields(context));
    if (isRefusal(granted)) return refuse(context, granted);
    const { accessToken, scopes } = granted;
    const created = Math.floor(now().getTime() / 1000);
    return context.json({
      access_token: accessToken,
      token_type: 'Bearer',
      scope: scopes.join(' '),
      created_at: created,
    });
  });
  app.post('/oauth/revoke', async (context) => {
    const outcome = oauth.revoke(await readFields(context));
    return outcome === 'revoked' ? context.json({}) : refuse(context, outcome);
  });
  return app;
};

/** Registering an application, signing in, exchanging a code, revoking a token, and saying whose token it is. */
export const oauthRoutes = (parts: OAuthParts, accounts: readonly SampleAccount[], now: () => Date): Hono => {
  const { oauth, timeline, origin } = parts;
  const app = new Hono();
  app.get('/.well-known/oauth-authorization-server', (context) => context.json(metadata(origin)));
  app.post('/api/v1/apps', async (context) => {
    const registered = oauth.register(await readFields(context));
    if (isRefusal(registered)) return context.json({ error: registered.description }, 422);
    const { name, clientId, clientSecret, redirectUris, scopes } = registered;
    return context.json({
      id: '1',
      name,
      website: null,
      scopes,
      redirect_uri: redirectUris.join('\n'),
      redirect_uris: redirectUris,
      client_id: clientId,
      client_secret: clientSecret,
      client_secret_expires_at: 0,
    });
  });
  app.get('/api/v1/accounts/verify_credentials', (context) => {
    const grant = oauth.grantOf(/^Bearer (.+)$/u.exec(context.req.header('authorization') ?? '')?.[1] ?? '');
    const account = grant && timeline.account(grant.account);
    if (account === undefined) return context.json({ error: 'The access token is invalid' }, 401);
    const allowed = grant?.scopes.some((scope) => SIGN_IN_SCOPES.includes(scope)) === true;
    if (!allowed) return context.json({ error: 'This action is outside the authorized scopes' }, 403);
    return context.json(timeline.accountJson(account));
  });
  app.route('/', pageRoutes(parts, accounts));
  app.route('/', tokenRoutes(parts, now));
  return app;
};
