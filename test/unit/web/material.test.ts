import { describe, expect, it } from 'vitest';

import { createParticipantSite } from '../../../functions/web/participant-site.tsx';
import { AccountId } from '../../../shared/ids.ts';
import { closedParticipantParts } from '../../support/closed-ports.ts';
import { campaign, FakeCampaigns } from '../../support/fake-campaigns.ts';
import { MARKUP } from '../../support/hostile-words.ts';
import { ask, NOW, signedIn } from '../../support/site-bench.ts';

describe('material to share', () => {
  const show = async (campaigns: FakeCampaigns, accounts: readonly string[] = []) => {
    const parts = closedParticipantParts();
    const connectedAt = NOW.toISOString();
    const ann = await signedIn('Ann', []);
    const { participant } = ann.session;
    if (participant === undefined) throw new Error('the bench signs in participants');
    const site = createParticipantSite({
      ...parts,
      campaignList: campaigns,
      ledger: {
        ...parts.ledger,
        accountsOf: () =>
          Promise.resolve(
            accounts.map((account) => ({
              version: 1,
              participant,
              account: AccountId.parse(account),
              handle: '@ann',
              connectedAt,
            })),
          ),
      },
    });
    return (await ask(site, '/material', ann)).text();
  };

  it('is that of campaigns which run, as text to copy and as a page of the platform to open', async () => {
    const html = await show(
      new FakeCampaigns([
        campaign(),
        campaign({ id: '00000000-0000-4000-8000-000000000002', title: 'Coming', from: '2026-03-20' }),
        campaign({ id: '00000000-0000-4000-8000-000000000003', title: 'Ended', endedOn: '2026-03-09' }),
      ]),
      ['mastodon:social.example/1', 'mastodon:social.example/2', 'bluesky:did:plc:a'],
    );
    expect(html).toContain('\nLook at this!\n#launch\nhttps://example.com/launch</textarea>');
    expect(html.match(/https:\/\/social\.example\/share\?text=/gu)).toHaveLength(1);
    expect(html).toContain('https://bsky.app/intent/compose?text=Look');
    expect(html).not.toMatch(/Coming|Ended/u);
    expect(html).toContain('Nobody learns whether you looked at it');
  });

  it('is the same for everybody, and nothing is written when somebody looks', async () => {
    const campaigns = new FakeCampaigns([campaign()]);
    const [one, other] = [await show(campaigns), await show(campaigns)];
    const without = (html: string) => html.replaceAll(/name="token" value="[^"]+"/gu, '');
    expect(without(one)).toBe(without(other));
    expect(campaigns.writes).toBe(0);
  });

  it('runs no script that somebody wrote into it', async () => {
    const html = await show(
      new FakeCampaigns([campaign({ title: MARKUP, about: MARKUP, material: [{ text: MARKUP }] })]),
    );
    expect(html).not.toContain('<x-canary');
  });
});
