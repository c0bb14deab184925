import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startMastodonServer, type MastodonServer } from '../../infra/local/sample/mastodon-server.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';
import type { AppRegistrations } from '../../shared/platforms/app-registrations.ts';
import { createMastodonOwnershipProof } from '../../shared/platforms/ownership.mastodon.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import type { SafeFetch, SafeRequest } from '../../shared/platforms/safe-fetch.ts';
import { createFakeAppRegistrations } from '../support/fake-app-registrations.ts';

const sample = loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn: '2026-03-31' });
const [{ id: person, handle } = { id: '', handle: '' }] = sample.people.flatMap(
  ({ account }) => account ?? [],
);
const redirectUri = 'https://participant.example.com/connect/callback';
const state = 'a-state-that-nobody-guesses';

let server: MastodonServer;
let registrations: AppRegistrations;
const start = (port = 0) => startMastodonServer({ sample, now: () => sample.moment(69), port });

beforeEach(async () => {
  server = await start();
  registrations = createFakeAppRegistrations();
});
afterEach(() => server.close());

/** The server loses what it knew of applications, codes and tokens. */
const forget = async (): Promise<void> => {
  await server.close();
  server = await start(Number(new URL(server.origin).port));
};

type Answering = (url: URL, request: SafeRequest | undefined) => Response | undefined;

/** A proof whose server answers some requests in a way of its own. */
const proofWith = (own: Answering = () => undefined) => {
  const asked: string[] = [];
  const fetch: SafeFetch = async (url, request) => {
    asked.push(`${request?.method ?? 'GET'} ${url.pathname}`);
    // A client of its own for each request: no connection is left over from a server that was started anew.
    return own(url, request) ?? createSafeFetch([server.origin])(url, request);
  };
  const parts = { fetch, allowedOrigins: [server.origin], registrations, redirectUri };
  return { asked, proof: createMastodonOwnershipProof(parts) };
};

const host = (): string => new URL(server.origin).host;

const approve = async (authorizationUrl: string): Promise<URL> => {
  const url = new URL(authorizationUrl);
  const body = new URLSearchParams([...url.searchParams, ['account', person], ['decision', 'approve']]);
  url.search = '';
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get('location') ?? '');
};

const connect = async ({ proof }: ReturnType<typeof proofWith>, name = `@${handle}@${host()}`) => {
  const { authorizationUrl, pending } = await proof.begin({ name, state });
  const callbackUrl = await approve(authorizationUrl);
  const outcome = await proof.complete({ pending, state, callbackUrl });
  return { account: outcome.kind === 'proven' ? outcome.proven.account : outcome, authorizationUrl };
};
const scopeIn = (url: string): string | null => new URL(url).searchParams.get('scope');

/** Refuses to register for the scope that came with Mastodon 4.3, in Mastodon's words. */
const beforeProfiles: Answering = (url, request) =>
  url.pathname === '/api/v1/apps' && request?.body?.includes('"profile"') === true
    ? Response.json(
        { error: "Validation failed: Scopes doesn't match configured on the server." },
        { status: 422 },
      )
    : undefined;

describe('an account at a Mastodon server', () => {
  it.each([
    (name: string) => `@${name.toUpperCase()}@${host()}`,
    (name: string) => `${name}@${host()}`,
    (name: string) => `https://${host()}/@${name}`,
    (name: string) => `https://${host()}/users/${name}/?page=true`,
    (name: string) => `https://${host()}/${name}`,
  ])('is the same however it is written (%#)', async (written) => {
    expect((await connect(proofWith(), written(handle))).account).toBe(`mastodon:${host()}/${person}`);
  });

  it('of another name is refused, though the browser is signed in with it, and no token is left', async () => {
    expect((await connect(proofWith(), `@somebody-else@${host()}`)).account).toEqual({
      kind: 'another-account',
      named: `@somebody-else@${host()}`,
      signedIn: `@${handle}@${host()}`,
    });
    expect(server.liveTokens()).toBe(0);
  });

  it.each([
    'https://social.example',
    'https://social.example/',
    'social.example',
    '@ann@',
    'a b@social.example',
  ])('cannot be told from %j alone', async (name) => {
    const bench = proofWith();
    await expect(bench.proof.begin({ name, state })).rejects.toMatchObject({
      kind: 'invalid-input',
      message: 'Write the account as @name@server.',
    });
    expect(bench.asked).toEqual([]);
  });
});

describe('a Mastodon server', () => {
  it('is asked for the narrowest scope, and for one registration', async () => {
    const bench = proofWith();
    expect(scopeIn((await connect(bench)).authorizationUrl)).toBe('profile');
    await connect(bench);
    expect(bench.asked.filter((one) => one === 'POST /api/v1/apps')).toHaveLength(1);
  });

  it('that does not know the narrowest scope is asked for the next wider one', async () => {
    const { account, authorizationUrl } = await connect(proofWith(beforeProfiles));
    expect(account).toBe(`mastodon:${host()}/${person}`);
    expect(scopeIn(authorizationUrl)).toBe('read:accounts');
    expect(await registrations.find(host())).toMatchObject({ scope: 'read:accounts' });
  });

  it('that gives nothing for the narrow scope is asked for the wider one the next time', async () => {
    let refusals = 1;
    const bench = proofWith((url) => {
      if (!url.pathname.endsWith('/verify_credentials') || refusals === 0) return undefined;
      refusals -= 1;
      return Response.json({ error: 'This action is outside the authorized scopes' }, { status: 403 });
    });
    await expect(connect(bench)).rejects.toMatchObject({ kind: 'invalid-input' });
    expect(server.liveTokens()).toBe(0);
    expect(scopeIn((await connect(bench)).authorizationUrl)).toBe('read:accounts');
  });

  it('that has forgotten us is registered with anew before anybody is sent there', async () => {
    const bench = proofWith();
    await connect(bench);
    const before = await registrations.find(host());
    await forget();
    expect((await connect(bench)).account).toBe(`mastodon:${host()}/${person}`);
    expect((await registrations.find(host()))?.clientId).not.toBe(before?.clientId);
    expect(bench.asked.filter((one) => one === 'POST /api/v1/apps')).toHaveLength(2);
  });

  it('that forgets us while somebody is there is registered with anew, once, for the next attempt', async () => {
    const bench = proofWith();
    const { authorizationUrl, pending } = await bench.proof.begin({ name: `@ann@${host()}`, state });
    const callbackUrl = await approve(authorizationUrl);
    await forget();
    await expect(bench.proof.complete({ pending, state, callbackUrl })).rejects.toMatchObject({
      kind: 'invalid-input',
      message: 'The server did not accept this sign-in. Please connect once more.',
    });
    expect((await connect(bench)).account).toBe(`mastodon:${host()}/${person}`);
    expect(bench.asked.filter((one) => one === 'POST /api/v1/apps')).toHaveLength(2);
  });

  it('that gives a token to see whether it knows us gets it back at once', async () => {
    const bench = proofWith((_url, request) =>
      request?.body?.includes('client_credentials') === true
        ? Response.json({ access_token: 'of-the-application', token_type: 'Bearer' })
        : undefined,
    );
    await connect(bench);
    bench.asked.length = 0;
    await bench.proof.begin({ name: `@ann@${host()}`, state });
    expect(bench.asked).toEqual(['POST /oauth/token', 'POST /oauth/revoke']);
  });

  it.each([429, 500, 503])('that answers %i to a registration is asked for no other', async (status) => {
    const bench = proofWith((url) =>
      url.pathname === '/api/v1/apps' ? Response.json({ error: 'later' }, { status }) : undefined,
    );
    await expect(connect(bench)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(bench.asked).toEqual(['POST /api/v1/apps']);
  });
});
