import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { ProvenAccount } from '../../shared/platforms/ownership.ts';
import { AtprotoGrants } from '../support/atproto-grants.ts';
import { blueskyProof } from '../support/bluesky-bench.ts';
import { SmallAtproto, type AtprotoMood } from '../support/small-atproto.ts';

const STATE = 'a-state-that-nobody-guesses';

let server: SmallAtproto;
beforeAll(async () => {
  server = await new SmallAtproto().open();
});
afterAll(() => server.close());
beforeEach(() => {
  server.mood = 'polite';
  server.grants = new AtprotoGrants();
  server.asked.length = 0;
});

/** The account that a return proves. */
const provenBy = async (pending: string, callbackUrl: URL): Promise<ProvenAccount> => {
  const outcome = await blueskyProof(server).complete({ pending, state: STATE, callbackUrl });
  if (outcome.kind !== 'proven') throw new Error(outcome.kind);
  return outcome.proven;
};

const begin = (name = 'ann.test') => blueskyProof(server).begin({ name, state: STATE });
const faultOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'no fault',
    (fault: unknown) => fault,
  );

describe('beginning at Bluesky', () => {
  it('goes from the name to the account, its server, the server that vouches for it, and asks there', async () => {
    await begin();
    expect(server.asked).toEqual([
      'GET /xrpc/com.atproto.identity.resolveHandle',
      `GET /${server.did}`,
      'GET /.well-known/oauth-protected-resource',
      'GET /.well-known/oauth-authorization-server',
      // Once to learn the nonce, once to use it.
      'POST /oauth/par',
      'POST /oauth/par',
    ]);
  });

  it.each(['@ann.test', ' Ann.Test ', 'ANN.TEST.', '\u202aann.test\u202c', '＠ann．test', 'at://ann.test'])(
    'takes %j for ann.test',
    async (name) => {
      const { authorizationUrl } = await begin(name);
      expect(server.decide(authorizationUrl).searchParams.get('state')).toBe(STATE);
    },
  );

  it('takes an identifier too, and shows the handle only if it leads back', async () => {
    const handleOf = async (mood: AtprotoMood): Promise<string> => {
      server.mood = mood;
      const { authorizationUrl, pending } = await begin(server.did);
      const callbackUrl = server.decide(authorizationUrl);
      return (await provenBy(pending, callbackUrl)).handle;
    };
    expect(await handleOf('polite')).toBe('@ann.test');
    expect(await handleOf('knows-no-handle')).toBe(server.did);
    expect(await handleOf('resolver-broken')).toBe(server.did);
  });

  it.each<[AtprotoMood, string]>([
    ['knows-no-handle', 'No account at Bluesky'],
    ['handle-of-another', 'goes by another'],
    ['no-such-did', 'No account at Bluesky'],
    ['no-oauth', 'no sign-in'],
    ['resource-of-another', 'no sign-in'],
    ['two-servers', 'no sign-in'],
    ['issuer-of-another', 'no sign-in'],
    ['issuer-with-slash', 'no sign-in'],
    ['denies-resource', 'no sign-in'],
    ['without-pushing', 'no sign-in'],
  ])('is refused in words where the server is %s', async (mood, words) => {
    server.mood = mood;
    const fault = await faultOf(begin());
    expect(fault).toMatchObject({ kind: 'invalid-input' });
    expect(String(fault)).toContain(words);
    expect(server.asked).not.toContain('POST /oauth/par');
  });

  it('sends nobody to an address that may not be asked', async () => {
    server.mood = 'private-authorize';
    await expect(begin()).rejects.toMatchObject({ kind: 'not-permitted' });
  });

  it.each<AtprotoMood>([
    'resolver-broken',
    'metadata-broken',
    'push-refused',
    'push-broken',
    'never-says-nonce',
  ])('is for later where the server is %s', async (mood) => {
    server.mood = mood;
    await expect(begin()).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('asks a server that never says its nonce twice, not for ever', async () => {
    server.mood = 'never-says-nonce';
    await faultOf(begin());
    expect(server.asked.filter((asked) => asked === 'POST /oauth/par')).toHaveLength(2);
  });
});

describe('coming back from Bluesky', () => {
  const comeBack = async (mood: AtprotoMood, milliseconds = 2_000) => {
    const { authorizationUrl, pending } = await begin();
    server.mood = mood;
    const callbackUrl = server.decide(authorizationUrl);
    return blueskyProof(server, milliseconds).complete({ pending, state: STATE, callbackUrl });
  };

  it.each<AtprotoMood>(['return-from-another', 'return-without-issuer', 'return-with-other-state'])(
    'as %s is refused before the code is given to anybody',
    async (mood) => {
      await expect(comeBack(mood)).rejects.toMatchObject({ kind: 'invalid-input' });
      expect(server.asked).not.toContain('POST /oauth/token');
    },
  );

  it('with a token of another account proves nothing, and what was issued is revoked', async () => {
    expect(await comeBack('token-of-another')).toMatchObject({ kind: 'another-account', named: '@ann.test' });
    expect([server.grants.issued, server.grants.live]).toEqual([1, 0]);
  });

  it('with a token for more is refused, and what was issued is revoked', async () => {
    const fault = await faultOf(comeBack('token-for-more'));
    expect(fault).toMatchObject({ kind: 'invalid-input' });
    expect(String(fault)).toContain('something else than it was asked for');
    expect([server.grants.issued, server.grants.live]).toEqual([1, 0]);
  });

  it.each<AtprotoMood>(['token-broken', 'token-half-written', 'token-for-anybody'])(
    'where the answer is %s is for later, and what was issued is revoked all the same',
    async (mood) => {
      await expect(comeBack(mood)).rejects.toMatchObject({ kind: 'unavailable' });
      expect([server.grants.issued, server.grants.live]).toEqual([1, 0]);
    },
  );

  it.each<[AtprotoMood, string]>([
    ['token-refused', 'invalid-input'],
    ['rate-limited', 'unavailable'],
    ['hangs-at-token', 'unavailable'],
  ])('where the server is %s comes to an end, as %s', async (mood, kind) => {
    await expect(comeBack(mood, 3_000)).rejects.toMatchObject({ kind });
  });

  it.each<AtprotoMood>(['cannot-revoke', 'revocation-broken'])(
    'proves ownership where the server is %s, since nobody keeps the key of its token',
    async (mood) => {
      server.mood = mood;
      const { authorizationUrl, pending } = await begin();
      const callbackUrl = server.decide(authorizationUrl);
      expect((await provenBy(pending, callbackUrl)).account).toBe(`bluesky:${server.did}`);
    },
  );

  it('quotes nothing that the server or the browser said', async () => {
    const { authorizationUrl, pending } = await begin();
    const callbackUrl = server.decide(authorizationUrl, 'deny');
    callbackUrl.searchParams.set('error_description', 'words of a server');
    const fault = await faultOf(blueskyProof(server).complete({ pending, state: STATE, callbackUrl }));
    expect(String(fault)).not.toContain('words of a server');
  });

  it('keeps a key of its own for each attempt, and no token', async () => {
    const [one, other] = [await begin(), await begin()];
    expect(one.pending).not.toBe(other.pending);
    expect(one.pending).toContain('"d":');
    // As they are handed out: a key may hold the first letters by chance.
    expect(one.pending).not.toMatch(/"(?:at|ref|cod)-[\w-]{32}"/u);
  });
});
