import { createHash } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { startMastodonServer, type MastodonServer } from '../../infra/local/sample/mastodon-server.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';

const sample = loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn: '2026-03-31' });
const someone = sample.people[0]?.account?.id ?? '';

const App = z.object({ client_id: z.string(), client_secret: z.string() });
const Token = z.object({ access_token: z.string(), token_type: z.literal('Bearer'), scope: z.string() });
const Problem = z.object({ error: z.string() });

let server: MastodonServer;
beforeEach(async () => {
  server = await startMastodonServer({ sample, now: () => sample.moment(69) });
});
afterEach(() => server.close());

const get = (path: string): Promise<Response> => fetch(`${server.origin}${path}`);

describe('signing in at the sample server', () => {
  const verifier = 'a-verifier-that-is-longer-than-forty-three-characters';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const redirectUri = 'http://participant.localhost:8080/callback';
  const form = (path: string, fields: Record<string, string>): Promise<Response> =>
    fetch(`${server.origin}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
  const register = async (): Promise<z.infer<typeof App>> =>
    App.parse(
      await (
        await form('/api/v1/apps', { client_name: 'Candor', redirect_uris: redirectUri, scopes: 'profile' })
      ).json(),
    );
  const request = (clientId: string): Record<string, string> => ({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'profile',
    state: 'xyz',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const approve = async (clientId: string, decision = 'approve'): Promise<URL> => {
    const response = await form('/oauth/authorize', { ...request(clientId), account: someone, decision });
    expect(response.status).toBe(302);
    return new URL(response.headers.get('location') ?? '');
  };
  const exchange = (app: z.infer<typeof App>, code: string, codeVerifier = verifier): Promise<Response> =>
    form('/oauth/token', {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: codeVerifier,
      ...app,
    });

  it('proves an account by code and verifier, and forgets the token when it is revoked', async () => {
    const app = await register();
    const back = await approve(app.client_id);
    expect(back.searchParams.get('state')).toBe('xyz');
    const token = Token.parse(await (await exchange(app, back.searchParams.get('code') ?? '')).json());
    const verify = () =>
      fetch(`${server.origin}/api/v1/accounts/verify_credentials`, {
        headers: { authorization: `Bearer ${token.access_token}` },
      });
    expect(z.object({ id: z.string() }).parse(await (await verify()).json()).id).toBe(someone);
    expect(server.liveTokens()).toBe(1);
    expect((await form('/oauth/revoke', { token: token.access_token, ...app })).status).toBe(200);
    expect(server.liveTokens()).toBe(0);
    expect((await verify()).status).toBe(401);
    expect(server.reads()).toEqual([]);
  });

  it('refuses a wrong verifier, a code used twice and a client it does not know', async () => {
    const app = await register();
    const wrong = await exchange(
      app,
      (await approve(app.client_id)).searchParams.get('code') ?? '',
      'another-verifier',
    );
    expect([wrong.status, Problem.parse(await wrong.json()).error]).toEqual([400, 'invalid_grant']);
    const code = (await approve(app.client_id)).searchParams.get('code') ?? '';
    expect((await exchange(app, code)).status).toBe(200);
    expect((await exchange(app, code)).status).toBe(400);
    expect((await exchange({ ...app, client_secret: 'guess' }, code)).status).toBe(401);
    expect((await get(`/oauth/authorize?${new URLSearchParams(request('nobody')).toString()}`)).status).toBe(
      401,
    );
  });

  it('shows a page without scripts on which anybody can be chosen, and passes a refusal on', async () => {
    const app = await register();
    const page = await (
      await get(`/oauth/authorize?${new URLSearchParams(request(app.client_id)).toString()}`)
    ).text();
    expect(page).toContain('<form method="post" action="/oauth/authorize">');
    expect(page).toContain(`<option value="${someone}">`);
    expect(page).not.toContain('<script');
    expect((await approve(app.client_id, 'deny')).searchParams.get('error')).toBe('access_denied');
  });

  it('asks for PKCE, for a registered redirect and for known scopes', async () => {
    const app = await register();
    const without = { ...request(app.client_id), code_challenge_method: 'plain' };
    const elsewhere = { ...request(app.client_id), redirect_uri: 'http://evil.example/' };
    const wider = { ...request(app.client_id), scope: 'read' };
    for (const fields of [without, elsewhere, wider]) {
      expect((await get(`/oauth/authorize?${new URLSearchParams(fields).toString()}`)).status).toBe(400);
    }
    expect(
      (await form('/api/v1/apps', { client_name: 'x', redirect_uris: redirectUri, scopes: 'write' })).status,
    ).toBe(422);
  });
});
