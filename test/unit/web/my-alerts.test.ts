import { describe, expect, it } from 'vitest';

import { createParticipantSite } from '../../../functions/web/participant-site.tsx';
import type { LeakAlert } from '../../../shared/alerts/leak-alert.ts';
import { closedParticipantParts } from '../../support/closed-ports.ts';
import { FakeAlerts } from '../../support/fake-alerts.ts';
import { another, ID } from '../../support/security-desk.ts';
import { ask, NOW, signedIn } from '../../support/site-bench.ts';

/** The participant site with alerts, one of them Ann’s unless said; Ann and Bob have signed in. */
const open = async (changes: Record<string, unknown> = {}) => {
  const people = { ann: await signedIn('Ann', []), bob: await signedIn('Bob', []) };
  const author = people.ann.session.participant;
  const alerts = new FakeAlerts({ now: () => NOW }, another(1, 2, { author, ...changes }), another(2, 3));
  const site = createParticipantSite({ ...closedParticipantParts(), ownAlerts: alerts });
  return {
    alert: async (): Promise<LeakAlert | undefined> => alerts.find(ID(1)),
    see: async (who: keyof typeof people, language = 'en') =>
      (
        await ask(site, '/my-alerts', {
          cookie: people[who].cookie,
          headers: { 'accept-language': language },
        })
      ).text(),
    answer: (who: keyof typeof people, answer: string, alert: string = ID(1)) =>
      ask(site, `/my-alerts/${alert}/answer`, {
        cookie: people[who].cookie,
        origin: 'https://participant.example.com',
        form: { token: people[who].session.formToken, answer },
      }),
  };
};

describe('the page about one’s own alerts', () => {
  it('shows a person their own and nobody else’s, with what to do first', async () => {
    const { see } = await open();
    const html = await see('ann');
    expect(html).toContain(`id="alert-${ID(1)}"`);
    expect(html).not.toContain(ID(2));
    expect(html).toContain('Change what was disclosed first');
    expect(await see('bob')).toContain('There is no alert about a post of yours.');
  });

  it('takes an answer, shows it, and offers it no more', async () => {
    const { see, answer } = await open();
    expect(await see('ann')).toContain('<option value="post-deleted">');
    const taken = await answer('ann', 'post-deleted');
    expect([taken.status, taken.headers.get('location')]).toEqual([303, `/my-alerts#alert-${ID(1)}`]);
    const html = await see('ann');
    expect(html).toContain('answered: I have deleted the post');
    expect(html).not.toContain('<option value="post-deleted">');
    expect((await answer('ann', 'post-deleted')).status).toBe(409);
  });

  it('has no field for words, and takes none that are sent all the same', async () => {
    const { see, answer, alert } = await open();
    expect(await see('ann')).not.toMatch(/<textarea|type="text"/u);
    const refused = await answer('ann', 'it was my manager who told me to');
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining(
        `<a href="#answer-${ID(1)}">What do you want to say? Choose what you want to say.</a>`,
      ),
    ]);
    expect((await alert())?.history).toHaveLength(1);
  });

  it('tells somebody else’s alert in nothing from one that is not there', async () => {
    const { answer } = await open();
    const [theirs, none] = [await answer('bob', 'post-deleted'), await answer('bob', 'post-deleted', ID(9))];
    expect([theirs.status, none.status]).toEqual([404, 404]);
    expect(await theirs.text()).toBe(await none.text());
  });

  it('names of security nobody, not even as they name each other', async () => {
    const handler = 'f00dfeed'.repeat(8);
    const at = NOW.toISOString();
    const opened = { at, by: { role: 'security', handler }, what: 'post-opened', reason: 'which key it is' };
    const html = await (await open({ history: [opened] })).see('ann');
    expect(html).toContain('Security opened the post: which key it is');
    expect(html).not.toContain('f00dfeed');
  });

  it('speaks German to whoever reads German', async () => {
    const { see } = await open();
    expect(await see('ann', 'de')).toContain('Was möchten Sie sagen?');
  });
});
