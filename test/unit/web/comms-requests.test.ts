import { describe, expect, it } from 'vitest';

import { accountPart } from '../../../functions/web/account-path.ts';
import { createCommsSite } from '../../../functions/web/comms-site.tsx';
import { AccountId } from '../../../shared/ids.ts';
import {
  decideApproval,
  decideEnding,
  type Colleague,
  type OfficialAccount,
} from '../../../shared/official/official-account.ts';
import type { OfficialAccounts } from '../../../shared/official/official-accounts.ts';
import { closedCommsParts } from '../../support/closed-ports.ts';
import { draftingDesk } from '../../support/fake-drafting.ts';
import { FakeCampaigns } from '../../support/fake-campaigns.ts';
import { FakeWakeUp } from '../../support/fake-queue.ts';
import { FakeReleaseReader } from '../../support/fake-release-reader.ts';
import { FakePendingConnections } from '../../support/fake-site-stores.ts';
import { ask, NOW, signedIn, siteParts } from '../../support/site-bench.ts';

const account = AccountId.parse('mastodon:social.example/7');

/** A list with one request that nobody has approved. */
const oneRequest = (by: Colleague): OfficialAccounts => {
  let known: OfficialAccount | undefined = {
    version: 1,
    account,
    handle: '@firm@social.example',
    status: 'asked',
    askedAt: NOW.toISOString(),
    askedBy: by,
  };
  return {
    list: () => Promise.resolve(known === undefined ? [] : [known]),
    ask: () => Promise.resolve({ kind: 'taken' }),
    approve: (_, colleague) => {
      const approval = decideApproval(known, colleague, NOW);
      if (approval.kind === 'approved') known = approval.account;
      return Promise.resolve(approval);
    },
    decline: () => {
      known = undefined;
      return Promise.resolve();
    },
    end: (_, colleague) => {
      const ending = decideEnding(known, colleague, NOW);
      if (ending.kind === 'ended') known = ending.account;
      return Promise.resolve(ending);
    },
  };
};

const open = async () => {
  const imogen = await signedIn('Imogen', ['comms', 'comms-approver']);
  const oskar = await signedIn('Oskar', ['comms-approver']);
  const tom = await signedIn('Tom', ['comms']);
  const official = oneRequest({ subject: imogen.session.subject, name: imogen.session.name });
  const wakeUp = new FakeWakeUp();
  const parts = siteParts('comms');
  const site = createCommsSite({
    ...parts,
    official,
    wakeUp,
    releases: new FakeReleaseReader(),
    tags: ['launch'],
    recognition: closedCommsParts().recognition,
    drafting: draftingDesk(siteParts('comms').clock, 'comms-approver'),
    campaigns: new FakeCampaigns(),
    connecting: {
      proofs: {},
      pending: new FakePendingConnections(),
      sealer: parts.signIn.sealer,
      clock: parts.clock,
      newId: parts.newId,
      publicUrl: parts.publicUrl,
    },
  });
  const see = async ({ cookie }: typeof tom, path = '/official') =>
    (await ask(site, path, { cookie })).text();
  const press = ({ cookie, session }: typeof tom, step: string) =>
    ask(site, `/official/${accountPart(account)}/${step}`, {
      cookie,
      form: { token: session.formToken },
      origin: 'https://comms.example.com',
    });
  return { imogen, oskar, tom, official, wakeUp, see, press };
};

describe('an official account at the comms site', () => {
  it('can be taken back as a request by anybody in comms, and is off the list then', async () => {
    const { tom, official, see, press } = await open();
    expect(await see(tom)).toContain('Take back the request for');
    const answer = await press(tom, 'decline');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/official']);
    expect(await official.list()).toEqual([]);
  });

  it('is not approved by who asked, which the list says in words', async () => {
    const { imogen, official, press } = await open();
    const answer = await press(imogen, 'approve');
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toContain('Somebody other than the person who asked must approve.');
    expect(html).toContain('@firm@social.example');
    expect(await official.list()).toMatchObject([{ status: 'asked' }]);
  });

  it('is ended on its own page, which says before what will happen, and by any one of comms', async () => {
    const { oskar, tom, official, wakeUp, see, press } = await open();
    const path = `/official/${accountPart(account)}`;
    expect(await see(tom, path)).not.toContain('End the registration');
    await press(oskar, 'approve');
    expect(await see(tom)).not.toContain('End the registration');
    const page = await see(tom, path);
    expect(page).toMatch(
      /is erased within the hour; released figures stay[^]*End the registration of @firm/u,
    );
    const answer = await press(tom, 'end');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    expect(await official.list()).toMatchObject([{ status: 'ended', endedBy: { name: 'Tom' } }]);
    expect(wakeUp.pings).toHaveLength(1);
    expect(await see(tom, path)).toContain('ended by Tom on 10 March 2026; not read any more');
    expect((await press(tom, 'end')).status).toBe(400);
  });
});
