import { describe, expect, it } from 'vitest';

import { AUTHOR, openDesk } from '../../support/security-desk.ts';

const ASK = { what: 'ask', ground: 'live-credential', reason: 'whoever has the key must change it' };

/** Sam has taken the alert and confirmed it. */
const open = async () => {
  const desk = await openDesk();
  await desk.act('sam', { what: 'acknowledge' });
  await desk.act('sam', { what: 'confirm' });
  return desk;
};

describe('who the author is, at the security site', () => {
  it('stands on the page of whoever asked, once a colleague agreed and not before', async () => {
    const { name, see } = await open();
    expect((await name('sam', ASK)).status).toBe(303);
    expect(await see('sam')).not.toContain(AUTHOR);
    const asked = await see('otherSam');
    expect(asked).toContain('since the credential is live: “whoever has the key must change it”');
    expect((await name('otherSam', { what: 'agree' })).status).toBe(303);
    expect(await see('sam')).not.toContain(AUTHOR);
    expect((await name('sam', { what: 'see' })).status).toBe(303);
    expect(await see('sam')).toContain(`<code>${AUTHOR}</code>`);
    for (const who of ['otherSam', 'lena'] as const) expect(await see(who)).not.toContain(AUTHOR);
  });

  it('is refused to one person alone, in words', async () => {
    const { name, see } = await open();
    await name('sam', ASK);
    const refused = await name('sam', { what: 'agree' });
    expect([refused.status, await refused.text()]).toEqual([
      403,
      expect.stringContaining('it takes two people'),
    ]);
    expect((await name('sam', { what: 'see' })).status).toBe(409);
    expect(await see('sam')).not.toContain(AUTHOR);
  });

  it('wants a ground and a reason, and keeps what was answered', async () => {
    const { name } = await open();
    const refused = await name('sam', { ...ASK, reason: 'short' });
    const html = await refused.text();
    expect(refused.status).toBe(400);
    expect(html).toContain('<a href="#ask-ground">For which reason: Choose a reason');
    expect(html).toContain('<option value="live-credential" selected="">');
    expect(html).toMatch(/<input id="ask-reason"[^>]* value="short"/u);
  });

  it('is offered to nobody while the alert is no incident', async () => {
    const { see } = await openDesk();
    expect(await see('sam')).not.toContain('Who the author is');
  });
});
