import { afterAll, beforeAll } from 'vitest';

import { startMastodonServer, type MastodonServer } from '../../infra/local/sample/mastodon-server.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';
import { AccountId } from '../../shared/ids.ts';
import type { AppRegistration } from '../../shared/platforms/app-registrations.ts';
import { createMastodonOwnershipProof } from '../../shared/platforms/ownership.mastodon.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import { blueskyProof } from '../support/bluesky-bench.ts';
import { FakeOwnership } from '../support/fake-ownership.ts';
import { SmallAtproto } from '../support/small-atproto.ts';
import { describeOwnership } from './ownership.suite.ts';

const CALLBACK = 'https://participant.example.com/connect/callback';

const fake = new FakeOwnership();
const fakeAccount = { account: AccountId.parse('bluesky:did:plc:fake'), handle: '@ann.example' };
fake.accounts.set('ann', fakeAccount);
fake.accounts.set('bob', { account: AccountId.parse('bluesky:did:plc:other'), handle: '@bob.example' });
describeOwnership('a fake platform', () => ({
  proof: fake,
  name: 'ann',
  expected: fakeAccount,
  other: '@bob.example',
  decide: (url, decision) => {
    fake.signedInAs = decision === 'approve-as-other' ? 'bob' : undefined;
    return Promise.resolve(fake.decide(url, decision === 'deny' ? 'deny' : 'approve', CALLBACK));
  },
  liveTokens: () => 0,
}));

let atproto: SmallAtproto;
let mastodon: MastodonServer;
const sample = loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn: '2026-03-31' });
const [person, another] = sample.people.flatMap(({ account }) => account ?? []);
const registrations = new Map<string, AppRegistration>();

beforeAll(async () => {
  atproto = await new SmallAtproto().open();
  mastodon = await startMastodonServer({ sample, now: () => sample.moment(69) });
});
afterAll(async () => {
  atproto.close();
  await mastodon.close();
});

describeOwnership('Bluesky', () => ({
  proof: blueskyProof(atproto),
  name: 'ann.test',
  expected: { account: AccountId.parse(`bluesky:${atproto.did}`), handle: '@ann.test' },
  other: 'did:plc:zzzzzzzzzzzzzzzzzzzzzzzz',
  decide: (url, decision) => {
    atproto.mood = decision === 'approve-as-other' ? 'token-of-another' : 'polite';
    return Promise.resolve(atproto.decide(url, decision === 'deny' ? 'deny' : 'approve'));
  },
  liveTokens: () => atproto.grants.live,
}));

describeOwnership('a Mastodon server', () => {
  const host = new URL(mastodon.origin).host;
  return {
    proof: createMastodonOwnershipProof({
      fetch: createSafeFetch([mastodon.origin]),
      allowedOrigins: [mastodon.origin],
      registrations: {
        find: (name) => Promise.resolve(registrations.get(name)),
        save: (name, registration) => Promise.resolve(void registrations.set(name, registration)),
      },
      redirectUri: CALLBACK,
    }),
    name: `@${person?.handle ?? ''}@${host}`,
    expected: {
      account: AccountId.parse(`mastodon:${host}/${person?.id ?? ''}`),
      handle: `@${person?.handle ?? ''}@${host}`,
    },
    other: `@${another?.handle ?? ''}@${host}`,
    decide: async (authorizationUrl, decision) => {
      const url = new URL(authorizationUrl);
      const account = decision === 'approve-as-other' ? another : person;
      const body = new URLSearchParams([
        ...url.searchParams,
        ['account', account?.id ?? ''],
        ['decision', decision === 'deny' ? 'deny' : 'approve'],
      ]);
      url.search = '';
      const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
      return new URL(answer.headers.get('location') ?? '');
    },
    liveTokens: () => mastodon.liveTokens(),
  };
});
