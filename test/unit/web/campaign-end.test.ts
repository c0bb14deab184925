import { describe, expect, it } from 'vitest';

import type { CampaignRecord } from '../../../shared/campaigns/campaign-record.ts';
import { campaign, FakeCampaigns } from '../../support/fake-campaigns.ts';
import { commsSiteOver } from '../../support/report-builders.ts';
import { ask, signedIn } from '../../support/site-bench.ts';

/** Campaigns in which somebody else saves something a moment before whoever saves first. */
class Overtaken extends FakeCampaigns {
  constructor(theirs: Partial<CampaignRecord>) {
    super([campaign()]);
    const { save } = this;
    this.save = async (next, readAs) => {
      this.save = save;
      await save(campaign({ ...theirs, revision: '00000000-0000-4000-8000-0000000000bb' }), readAs);
      return save(next, readAs);
    };
  }
}

describe('the end of a campaign that somebody else was a moment faster with', () => {
  it.each([
    ['en', { endedOn: '2026-03-09' }, 'This campaign was ended already, a moment before.'],
    ['de', { endedOn: '2026-03-09' }, 'Diese Kampagne wurde einen Moment vorher schon beendet.'],
    ['en', { title: 'Theirs' }, 'This campaign was changed a moment before, so it was not ended.'],
  ])('is told as what it is, with what to do, in %s: %o', async (language, theirs, said) => {
    const campaigns = new Overtaken(theirs);
    const { site } = commsSiteOver([], [], campaigns);
    const { cookie, session } = await signedIn('Tom', ['comms']);
    const answer = await ask(site, `/campaigns/${campaign().id}/end`, {
      cookie,
      form: { token: session.formToken },
      origin: 'https://comms.example.com',
      headers: { 'accept-language': language },
    });
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining(said)]);
    expect(await campaigns.list()).toMatchObject([theirs]);
  });
});
