import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { hasChromium, patientPage } from '../support/chromium.ts';
import { textOf } from '../support/hands.ts';

const IMOGEN = '109000000205996947';

/** Each role at its pages, in a real browser, through the synthesised topology. */
describe.skipIf(!hasChromium)('the sites in a browser', () => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await startBrowserStage(8800);
  });
  afterAll(() => stage.close());

  it('a participant connects an account, agrees, pauses, resumes, sees their data and leaves', async () => {
    const page = await stage.signIn('participant', 'imogen');
    await page.fill('#name', `@imogen_t@${stage.running.social.host}`);
    await page.click('button:has-text("Connect")');
    await page.click('#continue');
    await page.selectOption('#account', { value: IMOGEN });
    await page.click('button:has-text("Approve")');
    await page.waitForURL(/\/accounts\//u);
    expect(await textOf(page)).toContain('you have not consented to anything');
    expect(await page.locator('input[type=radio]:checked').count()).toBe(0);

    await page.check('input[name=engagement][value=yes]');
    await page.selectOption('#engagement-scope', 'campaign-tag');
    await page.check('input[name=sentiment][value=no]');
    await page.check('input[name=confidentiality][value=no]');
    await page.click('button:has-text("Save my choice")');
    expect(await textOf(page)).toContain('Read under your consent');
    await page.click('button:has-text("Pause")');
    expect(await textOf(page)).toContain('Paused: nothing is read');
    await page.click('button:has-text("Resume")');
    expect(await textOf(page)).toContain('Read under your consent');

    await page.goto(`${stage.site('participant')}/my-data`);
    expect(await textOf(page)).toContain(
      'Count how posts in the programme do: Only posts with a campaign tag',
    );

    await page.goto(stage.site('participant'));
    await page.click(`text=@imogen_t@${stage.running.social.host}`);
    await page.click('button:has-text("Withdraw")');
    expect(await textOf(page)).toContain('This was done at once');
    await page.goto(stage.site('participant'));
    expect(await textOf(page)).toContain('You have connected no account');
    await stage.running.engine.drain();
    await page.goto(`${stage.site('participant')}/my-data`);
    const left = await textOf(page);
    expect(left).toContain('withdrawn');
    expect(left).not.toContain(IMOGEN);
  });

  it('refuses comms the security site, and everybody the comms site who is not of comms', async () => {
    for (const [name, person] of [
      ['security', 'imogen'],
      ['comms', 'zuzana'],
    ] as const) {
      const page = await stage.signIn(name, person);
      expect(await textOf(page)).toContain('This is not for you');
    }
  });

  it('an official account takes two people', async () => {
    const asks = await stage.signIn('comms', 'imogen');
    await asks.goto(`${stage.site('comms')}/official`);
    await asks.fill('#name', `@wendlebrook@${stage.running.social.host}`);
    await asks.click('button:has-text("Ask")');
    await asks.click('#continue');
    await asks.selectOption('#account', { label: 'Wendlebrook Instruments (@wendlebrook)' });
    await asks.click('button:has-text("Approve")');
    await asks.waitForURL(/\/official$/u);
    expect(await asks.locator('button:has-text("Approve @wendlebrook")').count()).toBe(0);

    const approves = await stage.signIn('comms', 'oskar');
    await approves.goto(`${stage.site('comms')}/official`);
    await approves.click('button:has-text("Approve @wendlebrook")');
    expect(await textOf(approves)).toContain('approved by Oskar Vennby');

    const everybody = await patientPage(stage.browser);
    await everybody.goto(`${stage.site('public')}/official`);
    expect(await textOf(everybody)).toContain('@wendlebrook');
  });

  it('works without scripts, and loads nothing from elsewhere', async () => {
    const context = await stage.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(stage.site('public'))) elsewhere.push(request.url());
    });
    await page.goto(stage.site('public'));
    expect(await page.title()).toContain('What Candor is and is not');
    expect(elsewhere).toEqual([]);
  });

  it('signs out for good: the old cookie opens nothing', async () => {
    const page = await stage.signIn('comms', 'imogen');
    const cookies = await page.context().cookies();
    await page.click('button:has-text("Sign out")');
    const again = await stage.browser.newContext();
    // The site's own; whoever is still signed in at the identity provider is let in by it, with a new one.
    const own = cookies.filter(({ name }) => name === '__Host-candor');
    expect(own).toHaveLength(1);
    await again.addCookies(own);
    const other = await again.newPage();
    const answer = await other.goto(`${stage.site('comms')}/releases.csv`);
    expect(answer?.url()).not.toContain('/releases.csv');
  });
});
