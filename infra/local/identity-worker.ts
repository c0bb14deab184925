import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import type { Configuration } from 'oidc-provider';
import * as z from 'zod';
import { messagePage, signInPage, signOutPage } from './identity-pages.ts';
import type { IdentityUser, IdentityWorkerSettings } from './identity-provider.ts';
import { installOffsetDate } from './offset-date.ts';

/** The identity provider's thread: a real OpenID provider whose sign-in page asks who you want to be. */
const settings = z
  .object({
    users: z.array(z.object({ sub: z.string(), name: z.string(), groups: z.array(z.string()) })),
    clients: z.array(
      z.object({
        clientId: z.string(),
        redirectUris: z.array(z.string()),
        postLogoutRedirectUris: z.array(z.string()),
      }),
    ),
    port: z.number().optional(),
    clockOffset: z.instanceof(SharedArrayBuffer),
    keys: z.object({
      jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
      cookieKeys: z.array(z.string()),
    }),
  })
  .parse(workerData) satisfies IdentityWorkerSettings;

installOffsetDate(settings.clockOffset);
// Only now: the library must see the offset `Date` from its first line on.
const { Provider } = await import('oidc-provider');

const users = new Map<string, IdentityUser>(settings.users.map((user) => [user.sub, user]));
const server = createServer().listen(settings.port ?? 0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('No loopback port is free.');
const issuer = `http://127.0.0.1:${address.port}`;

const provider = new Provider(issuer, configuration());
const answerProtocol = provider.callback();
server.on('request', (request, response) => {
  const path = request.url?.split('?')[0] ?? '/';
  if (!path.startsWith('/interaction/')) return void answerProtocol(request, response);
  answerInteraction(request, response).catch(() => {
    response.statusCode = 400;
    response.end('This sign-in has expired. Go back to the site and start again.');
  });
});
parentPort?.postMessage({ issuer });

function configuration(): Configuration {
  return {
    clients: settings.clients.map(({ clientId, redirectUris, postLogoutRedirectUris }) => ({
      client_id: clientId,
      redirect_uris: redirectUris,
      post_logout_redirect_uris: postLogoutRedirectUris,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code'],
      response_types: ['code'],
    })),
    jwks: settings.keys.jwks,
    cookies: { keys: settings.keys.cookieKeys },
    claims: { openid: ['sub'], profile: ['name', 'groups'] },
    // Name and groups go into the ID token: the sites make no second request.
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      // The library's own pages load a font from the network.
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => void (context.body = signOutPage(form)),
        postLogoutSuccessSource: (context) => void (context.body = messagePage('You are signed out.')),
      },
    },
    renderError: (context, { error, error_description: description = '' }) => {
      context.type = 'html';
      context.body = messagePage(`${error}: ${description}`);
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    pkce: { required: () => true },
    findAccount: (_, sub) => {
      const user = users.get(sub);
      return user && { accountId: sub, claims: () => ({ sub, name: user.name, groups: [...user.groups] }) };
    },
    // These clients are ours; what they may know was not for the user to decide.
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  };
}

async function answerInteraction(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  if (request.method === 'POST') {
    const form = new URLSearchParams(await readText(request));
    const sub = form.get('user') ?? '';
    if (users.has(sub)) {
      await provider.interactionFinished(request, response, { login: { accountId: sub } });
      return;
    }
  }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
  response.end(
    signInPage({
      users: [...users.values()],
      clientId: z.string().parse(params['client_id']),
      chosen: z.string().default('').parse(params['login_hint']),
    }),
  );
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}
