import { describe, expect, it } from 'vitest';

import { accountPart } from '../../../functions/web/account-path.ts';
import { createCommsSite } from '../../../functions/web/comms-site.tsx';
import { AccountId } from '../../../shared/ids.ts';
import type { OfficialAccount } from '../../../shared/official/official-account.ts';
import type { OfficialAccounts } from '../../../shared/official/official-accounts.ts';
import type { Session } from '../../../shared/session/session.ts';
import { FakePendingConnections } from '../../support/fake-site-stores.ts';
import { ask, NOW, signedIn, siteParts } from '../../support/site-bench.ts';

const account = AccountId.parse('mastodon:social.example/7');

/** A list with one request that nobody has approved. */
const oneRequest = ({ subject, name }: Session): OfficialAccounts => {
  let asked: readonly OfficialAccount[] = [
    {
      version: 1,
      account,
      handle: '@firm@social.example',
      status: 'asked',
      askedAt: NOW.toISOString(),
      askedBy: { subject, name },
    },
  ];
  return {
    list: () => Promise.resolve(asked),
    ask: () => Promise.resolve({ kind: 'taken' }),
    approve: () => Promise.resolve({ kind: 'not-asked' }),
    decline: (declined) => {
      asked = asked.filter((one) => one.account !== declined);
      return Promise.resolve();
    },
  };
};

const siteWith = (official: OfficialAccounts) => {
  const parts = siteParts('comms');
  return createCommsSite({
    ...parts,
    official,
    releases: { list: () => Promise.resolve([]), find: () => Promise.resolve(undefined) },
    connecting: {
      proofs: {},
      pending: new FakePendingConnections(),
      sealer: parts.signIn.sealer,
      clock: parts.clock,
      newId: parts.newId,
      publicUrl: parts.publicUrl,
    },
  });
};

describe('a request for an official account', () => {
  it('can be taken back by anybody in comms, and is off the list then', async () => {
    const { session, cookie } = await signedIn('Tom', ['comms']);
    const official = oneRequest((await signedIn('Imogen', ['comms'])).session);
    const site = siteWith(official);
    expect(await (await ask(site, '/official', { cookie })).text()).toContain('Take back the request for');
    const answer = await ask(site, `/official/${accountPart(account)}/decline`, {
      cookie,
      form: { token: session.formToken },
      origin: 'https://comms.example.com',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/official']);
    expect(await official.list()).toEqual([]);
  });
});
