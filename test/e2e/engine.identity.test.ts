import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as client from 'openid-client';
import { createOffsetClock } from '../../infra/local/clock.ts';
import { startIdentityProvider, type IdentityProvider } from '../../infra/local/identity-provider.ts';
import { CookieJar } from '../support/cookie-jar.ts';

const redirectUri = 'http://comms.localhost:4000/signed-in';
const startsAt = new Date('2026-03-02T08:00:00Z');

describe('the identity provider', () => {
  let provider: IdentityProvider;
  let configuration: client.Configuration;

  beforeAll(async () => {
    provider = await startIdentityProvider({
      users: [
        { sub: 'u1', name: 'Ada <Test>', groups: ['participant'] },
        { sub: 'u2', name: 'Grace Test', groups: ['participant', 'comms'] },
      ],
      clients: [
        {
          clientId: 'comms',
          redirectUris: [redirectUri],
          postLogoutRedirectUris: ['http://comms.localhost:4000/'],
        },
      ],
      clockOffset: createOffsetClock(startsAt).offset,
    });
    // The provider lives in the calendar's time, this test in its own.
    const metadata = { [client.clockSkew]: Math.round((startsAt.getTime() - Date.now()) / 1000) };
    configuration = await client.discovery(new URL(provider.issuer), 'comms', metadata, client.None(), {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- loopback has no TLS
      execute: [client.allowInsecureRequests],
    });
  });
  afterAll(() => provider.close());

  it('signs a chosen person in without a script, and says name and groups in the ID token', async () => {
    const browser = new CookieJar(redirectUri);
    const verifier = client.randomPKCECodeVerifier();
    const page = await browser.follow(await authorizationUrl(verifier));
    expect(await page.response.text()).toContain('Ada &#60;Test&#62; (participant)');

    const landed = await browser.follow(page.url, new URLSearchParams({ user: 'u2' }));
    const tokens = await client.authorizationCodeGrant(configuration, new URL(landed.url), {
      pkceCodeVerifier: verifier,
      expectedState: 'state',
      expectedNonce: 'nonce',
    });

    expect(tokens.claims()).toMatchObject({
      sub: 'u2',
      name: 'Grace Test',
      groups: ['participant', 'comms'],
    });
    expect(Math.abs((tokens.claims()?.iat ?? 0) - startsAt.getTime() / 1000)).toBeLessThan(60);
  });

  it('asks again when nobody it knows was chosen', async () => {
    const browser = new CookieJar(redirectUri);
    const page = await browser.follow(await authorizationUrl(client.randomPKCECodeVerifier()));

    const again = await browser.follow(page.url, new URLSearchParams({ user: 'stranger' }));

    expect(again.response.status).toBe(200);
    expect(await again.response.text()).toContain('<select id="user"');
  });

  it('refuses a request without PKCE', async () => {
    const url = client.buildAuthorizationUrl(configuration, { redirect_uri: redirectUri, scope: 'openid' });

    const { url: landed } = await new CookieJar(redirectUri).follow(url.href);

    expect(new URL(landed).searchParams.get('error')).toBe('invalid_request');
  });

  it('signs out from a page that works without a script and loads nothing', async () => {
    const page = await new CookieJar(redirectUri).follow(client.buildEndSessionUrl(configuration).href);

    const html = await page.response.text();
    expect(html).toContain('name="logout" value="yes"');
    expect(html).not.toMatch(/https?:\/\/(?!127\.0\.0\.1)/);
  });

  async function authorizationUrl(verifier: string): Promise<string> {
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid profile',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: 'state',
      nonce: 'nonce',
    }).href;
  }
});
