import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createOffsetClock } from '../../infra/local/clock.ts';
import {
  startIdentityProvider,
  type IdentityProvider as Server,
} from '../../infra/local/identity-provider.ts';
import { createOidcIdentityProvider } from '../../shared/identity/identity-provider.oidc.ts';
import type { SignInChallenge } from '../../shared/identity/identity-provider.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import { CookieJar } from '../support/cookie-jar.ts';

const PUBLIC_URL = 'http://comms.localhost:4000';
const servers: Server[] = [];

/** A real provider, whose clock is off by so much. */
const start = async (offMilliseconds = 0): Promise<Server> => {
  const server = await startIdentityProvider({
    users: [{ sub: 'u1', name: 'Ada Test', groups: ['staff', 'comms'] }],
    clients: [
      {
        clientId: 'comms',
        redirectUris: [`${PUBLIC_URL}/sign-in/callback`],
        postLogoutRedirectUris: [`${PUBLIC_URL}/signed-out`],
      },
    ],
    clockOffset: createOffsetClock(new Date(Date.now() + offMilliseconds)).offset,
  });
  servers.push(server);
  return server;
};

const siteOf = (issuer: string) =>
  createOidcIdentityProvider({ issuer, clientId: 'comms', publicUrl: PUBLIC_URL, allowedOrigins: [issuer] });

/** Signs Ada in at the provider; answers the challenge and where her browser is sent back to. */
const signIn = async (issuer: string) => {
  const site = siteOf(issuer);
  const { url, pending } = await site.begin();
  const browser = new CookieJar(PUBLIC_URL);
  const page = await browser.follow(url);
  const landed = await browser.follow(page.url, new URLSearchParams({ user: 'u1' }));
  return { site, pending, callback: new URL(landed.url) };
};

let server: Server;
beforeAll(async () => {
  server = await start();
});
afterAll(async () => {
  for (const one of servers) await one.close();
});

describe('signing in by OpenID Connect', () => {
  it('says who it was: a subject that is no name, a name, and groups', async () => {
    const { site, pending, callback } = await signIn(server.issuer);
    expect(await site.complete(pending, callback)).toEqual({
      subject: subjectOf(server.issuer, 'u1'),
      name: 'Ada Test',
      groups: ['staff', 'comms'],
    });
  });

  it('asks with PKCE, a state and a nonce that are new each time', async () => {
    const site = siteOf(server.issuer);
    const [one, other] = [await site.begin(), await site.begin()];
    const asked = new URL(one.url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: one.pending.state,
      nonce: one.pending.nonce,
    });
    expect(one.url).not.toContain(one.pending.verifier);
    for (const secret of ['verifier', 'state', 'nonce'] as const) {
      expect(one.pending[secret]).not.toBe(other.pending[secret]);
    }
  });

  const spoilt: readonly (readonly [string, (pending: SignInChallenge['pending'], callback: URL) => void])[] =
    [
      ['another state', (_, callback) => void callback.searchParams.set('state', 'forged')],
      ['no state', (_, callback) => void callback.searchParams.delete('state')],
      ['another issuer', (_, callback) => void callback.searchParams.set('iss', 'https://evil.example')],
      ['no issuer', (_, callback) => void callback.searchParams.delete('iss')],
      ['a code of nobody', (_, callback) => void callback.searchParams.set('code', 'forged')],
      ['a refusal', (_, callback) => void callback.searchParams.set('error', 'access_denied')],
    ];

  it.each(spoilt)('does not believe an answer with %s', async (_, spoil) => {
    const { site, pending, callback } = await signIn(server.issuer);
    spoil(pending, callback);
    await expect(site.complete(pending, callback)).rejects.toMatchObject({ kind: 'not-permitted' });
  });

  it.each(['nonce', 'verifier', 'state'] as const)(
    'does not believe an answer to a challenge with another %s',
    async (secret) => {
      const { site, pending, callback } = await signIn(server.issuer);
      const { pending: another } = await site.begin();
      const challenge = { ...pending, [secret]: another[secret] };
      await expect(site.complete(challenge, callback)).rejects.toMatchObject({ kind: 'not-permitted' });
    },
  );

  it('takes an answer once', async () => {
    const { site, pending, callback } = await signIn(server.issuer);
    await site.complete(pending, callback);
    await expect(site.complete(pending, callback)).rejects.toMatchObject({ kind: 'not-permitted' });
  });

  it('does not believe an ID token that expired', async () => {
    const { issuer } = await start(-2 * 86_400_000);
    const { site, pending, callback } = await signIn(issuer);
    await expect(site.complete(pending, callback)).rejects.toMatchObject({ kind: 'not-permitted' });
  });

  it('says that a provider does not answer', async () => {
    const gone = await start();
    await gone.close();
    const site = siteOf(gone.issuer);
    await expect(site.begin()).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(site.signOutUrl()).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('is not done over plain http beyond this machine', () => {
    const parts = { issuer: 'http://login.example', clientId: 'comms', publicUrl: PUBLIC_URL };
    expect(() => createOidcIdentityProvider({ ...parts, allowedOrigins: [] })).toThrow('plain http');
  });

  it('ends at the provider too, and comes back to the site', async () => {
    const url = new URL((await siteOf(server.issuer).signOutUrl()) ?? '');
    expect(url.origin).toBe(server.issuer);
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(`${PUBLIC_URL}/signed-out`);
  });
});
