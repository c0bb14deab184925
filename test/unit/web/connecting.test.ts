import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createCommsSite } from '../../../functions/web/comms-site.tsx';
import {
  beginConnecting,
  completeConnecting,
  platformIn,
  type ConnectingParts,
} from '../../../functions/web/connecting.ts';
import { createParticipantSite } from '../../../functions/web/participant-site.tsx';
import type { SiteBuilder } from '../../../functions/web/site-parts.ts';
import { AccountId } from '../../../shared/ids.ts';
import { shippedPolicy } from '../../../shared/policy/policy.file.ts';
import { closedCommsParts, closedParticipantParts, CONTROLLER } from '../../support/closed-ports.ts';
import { FakeOwnership } from '../../support/fake-ownership.ts';
import { FakePendingConnections } from '../../support/fake-site-stores.ts';
import { ask, NOW, sealerOf, signedIn, siteParts } from '../../support/site-bench.ts';

const ann = { account: AccountId.parse('bluesky:did:plc:fake'), handle: '@ann.bsky.social' };

const open = () => {
  const { signIn, publicUrl } = siteParts('participant');
  const bluesky = new FakeOwnership();
  bluesky.accounts.set('ann.bsky.social', ann);
  const pending = new FakePendingConnections();
  const parts = {
    proofs: { bluesky },
    pending,
    sealer: signIn.sealer,
    clock: { now: () => NOW },
    newId: randomUUID,
    publicUrl,
  };
  const go = async (name = 'ann.bsky.social') => {
    const { session } = await signedIn('Ann', []);
    const url = await beginConnecting(parts, session, name);
    const back = bluesky.decide(url.href, 'approve', `${publicUrl}/connect/callback`);
    return { session, back };
  };
  return { parts, pending, go, bluesky };
};

describe('connecting', () => {
  it('proves an account, once', async () => {
    const { parts, go } = open();
    const { session, back } = await go();
    expect(await completeConnecting(parts, session, back.searchParams)).toEqual({
      kind: 'proven',
      proven: ann,
    });
    await expect(completeConnecting(parts, session, back.searchParams)).rejects.toMatchObject({
      kind: 'not-permitted',
    });
  });

  it('proves nothing to another session, and the attempt is over', async () => {
    const { parts, go, pending } = open();
    const { back } = await go();
    const { session: another } = await signedIn('Bob', []);
    await expect(completeConnecting(parts, another, back.searchParams)).rejects.toMatchObject({
      kind: 'not-permitted',
    });
    expect(pending.kept.size).toBe(0);
  });

  it('proves an account to one of two windows that come back at once', async () => {
    const { parts, go } = open();
    const { session, back } = await go();
    const outcomes = await Promise.allSettled(
      [1, 2].map(() => completeConnecting(parts, session, back.searchParams)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['a state that nobody began with', 'state=made-up'],
    ['no state', ''],
    ['a state that is too long for any store', `state=${'x'.repeat(5_000)}`],
  ])('proves nothing with %s, and looks for none that cannot be ours', async (_, query) => {
    const { parts: all, go } = open();
    const { session } = await go();
    const take = () => Promise.reject(new Error('looked for'));
    const parts = { ...all, pending: { put: take, take } };
    await expect(completeConnecting(parts, session, new URLSearchParams(query))).rejects.toMatchObject({
      kind: 'not-permitted',
    });
  });

  it('proves nothing with a token that was sealed for something else', async () => {
    const { parts, go, pending } = open();
    const { session, back } = await go();
    const claims = { session: session.id, platform: 'bluesky', pending: 'x' };
    const sealed = await parts.sealer.seal('sign-in', { claims, expiresAt: NOW.getTime() / 1000 + 600 });
    await pending.put(back.searchParams.get('state') ?? '', sealed);
    await expect(completeConnecting(parts, session, back.searchParams)).rejects.toMatchObject({
      kind: 'not-permitted',
    });
  });

  it.each([
    ['in the last of ten minutes', 599, 'fulfilled'],
    ['after ten minutes', 600, 'rejected'],
  ])('%s, with the store late to forget', async (_, seconds, outcome) => {
    const { parts, go } = open();
    const { session, back } = await go();
    const clock = { now: () => new Date(NOW.getTime() + seconds * 1000) };
    const late = { ...parts, clock, sealer: sealerOf('participant', clock) };
    const [settled] = await Promise.allSettled([completeConnecting(late, session, back.searchParams)]);
    expect(settled.status).toBe(outcome);
  });

  it('keeps nothing that can be read', async () => {
    const { go, pending } = open();
    await go();
    for (const sealed of pending.kept.values())
      expect(sealed).toMatch(/^eyJ[\w-]*\.\.[\w-]+\.[\w-]+\.[\w-]+$/u);
  });

  it('says in words what cannot be connected', async () => {
    const { go } = open();
    await expect(go('@ann@social.example')).rejects.toMatchObject({ kind: 'invalid-input' });
  });
});

describe('where people write an account', () => {
  it.each([
    ['\u2068@ann@social.example\u2069', 'mastodon'],
    ['＠ann＠social.example', 'mastodon'],
    ['https://bsky.app/profile/ann.bsky.social', 'bluesky'],
    ['HTTPS://Social.Example/@ann', 'mastodon'],
    ['\u200e@ann.bsky.social ', 'bluesky'],
    ['did:plc:abcdefghijklmnopqrstuvwx', 'bluesky'],
  ])('%j is at %s', (name, platform) => expect(platformIn(name)).toBe(platform));
});

const unused = () => Promise.reject(new Error('not used'));

/** A participant site whose person has connected nothing yet, and a comms site that knows no account. */
const participantSite = (connecting: ConnectingParts = open().parts) =>
  createParticipantSite({
    ...closedParticipantParts(),
    ...siteParts('participant'),
    controller: CONTROLLER,
    campaignList: { list: unused },
    policy: shippedPolicy(),
    acknowledgements: { find: unused, acknowledge: unused },
    attempts: { count: unused },
    drafts: { check: unused },
    previews: { preview: unused },
    signer: { sign: unused, verifierKey: unused },
    connecting,
    ledger: {
      accountsOf: () => Promise.resolve([]),
      historyOf: () => Promise.resolve([]),
      connect: unused,
      choose: unused,
      pause: unused,
      resume: unused,
      withdraw: unused,
    },
    consents: { read: unused, readMany: () => Promise.resolve(new Map()) },
    myData: { read: unused },
    exports: { find: unused, ask: unused, cancel: unused },
    exportFiles: { read: unused },
    ownAlerts: { list: unused, answer: unused },
    noticeBoard: { unseen: () => Promise.resolve([]), markSeen: unused },
    participants: { forget: unused },
    wakeUp: { ping: unused },
  });

const commsSite = (connecting: ConnectingParts = open().parts) =>
  createCommsSite({
    ...siteParts('comms'),
    connecting,
    releases: { list: unused, between: unused, find: unused },
    tags: [],
    drafting: closedCommsParts().drafting,
    recognition: closedCommsParts().recognition,
    campaigns: { list: unused, find: unused, save: unused, clicksOf: unused, importClicks: unused },
    official: { list: () => Promise.resolve([]), ask: unused, approve: unused, decline: unused, end: unused },
    wakeUp: { ping: unused },
  });

describe.each([
  ['participant', participantSite, '/connect'],
  ['comms', commsSite, '/official/ask'],
] as const)('connecting at the %s site', (name, create, action) => {
  const post = (site: SiteBuilder, person: Awaited<ReturnType<typeof signedIn>>, account: string) =>
    ask(site, action, {
      cookie: person.cookie,
      origin: `https://${name}.example.com`,
      form: { token: person.session.formToken, name: account },
    });

  it('says beside the field what is wrong with a name, and keeps it', async () => {
    const person = await signedIn('Ann', ['comms']);
    const answer = await post(create(), person, '"><b>@x.com');
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toMatch(/<a href="#name">(?:Your|The organisation’s) account: X is not supported yet/u);
    expect(html).toMatch(/id="name-problem">X is not supported yet[^]*<input id="name"/u);
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;@x.com" aria-describedby="name-hint name-problem"');
  });

  it('connects nothing for somebody who signed in with another account, and names the two', async () => {
    const { parts, bluesky } = open();
    const bob = { account: AccountId.parse('bluesky:did:plc:bob'), handle: '@bob.bsky.social' };
    bluesky.accounts.set('bob.bsky.social', bob);
    bluesky.signedInAs = 'bob.bsky.social';
    const person = await signedIn('Ann', ['comms']);
    const url = await beginConnecting(parts, person.session, 'ann.bsky.social');
    const back = bluesky.decide(url.href, 'approve', `${parts.publicUrl}/connect/callback`);
    const answer = await ask(create(parts), `/connect/callback${back.search}`, { cookie: person.cookie });
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringMatching(
        /<a href="#name">(?:Your|The organisation’s) account: You named @ann\.bsky\.social, and signed in as @bob\.bsky\.social\. Nothing was connected\./u,
      ),
    ]);
  });
});

describe('the form that connects', () => {
  it('says beside its one field how an account is written at each platform', async () => {
    const html = await (await ask(participantSite(), '/', await signedIn('Ann', []))).text();
    expect(html).toMatch(
      /<label for="name">Your account<[^]*<p[^>]* id="name-hint">[^<]*name\.bsky\.social[^<]*@name@server/u,
    );
    expect(html).toMatch(/<input id="name" name="name"[^>]* aria-describedby="name-hint"/u);
  });
});

describe('the sites’ client metadata', () => {
  const { parts: connecting } = open();

  it.each([
    ['participant', participantSite()],
    ['comms', commsSite(connecting)],
  ] as const)('of the %s site is there for servers, which do not sign in', async (name, site) => {
    const answer = await ask(site, '/oauth/client-metadata.json');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await answer.json()).toMatchObject({
      client_id: `https://${name}.example.com/oauth/client-metadata.json`,
      redirect_uris: [`https://${name}.example.com/connect/callback`],
      client_name: 'Candor at Example',
    });
  });
});
