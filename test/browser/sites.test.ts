import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSample, type RunningSample } from '../../bin/start/run-sample.ts';
import { localSettings, synthesise, takePorts } from '../../bin/start/stage.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';
import { siteUrl } from '../../infra/stages.ts';
import { hasChromium, launchChromium, patientPage } from '../support/chromium.ts';

const IMOGEN = '109000000205996947';

/** Each role at its pages, in a real browser, through the synthesised topology. */
describe.skipIf(!hasChromium)('the sites in a browser', () => {
  const sample = loadSampleCompany({
    directory: SAMPLE_DIRECTORY,
    endsOn: new Date().toISOString().slice(0, 10),
  });
  const directory = mkdtempSync(join(tmpdir(), 'candor-browser-'));
  let running: RunningSample;
  let browser: Browser;

  beforeAll(async () => {
    const ports = await takePorts(8800);
    const settings = localSettings(sample, ports);
    const assembly = await synthesise(settings, directory);
    // A browser goes by its own clock, which the sites' cookies must fit.
    const startsAt = new Date();
    running = await startSample({
      sample,
      settings,
      ports,
      assembly,
      startsAt,
    });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await running.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const site = (name: string): string => siteUrl(running.settings, name);

  /** Opens a site as somebody, in a window of their own. */
  const signIn = async (name: string, person: string): Promise<Page> => {
    const page = await patientPage(browser);
    await page.goto(`${site(name)}/sign-in`);
    await page.selectOption('#user', { value: `staff-${person}` });
    await page.click('button[type=submit]');
    await page.waitForURL(`${site(name)}/`);
    return page;
  };
  const textOf = (page: Page): Promise<string> => page.innerText('main');

  it('a participant connects an account, agrees, pauses, resumes, sees their data and leaves', async () => {
    const page = await signIn('participant', 'imogen');
    await page.fill('#name', `@imogen_t@${running.social.host}`);
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

    await page.goto(`${site('participant')}/my-data`);
    expect(await textOf(page)).toContain('engagement: campaign-tag');

    await page.goto(site('participant'));
    await page.click(`text=@imogen_t@${running.social.host}`);
    await page.click('button:has-text("Withdraw")');
    expect(await textOf(page)).toContain('This was done at once');
    await page.goto(site('participant'));
    expect(await textOf(page)).toContain('You have connected no account');
    await running.engine.drain();
    await page.goto(`${site('participant')}/my-data`);
    const left = await textOf(page);
    expect(left).toContain('withdrawn');
    expect(left).not.toContain(IMOGEN);
  });

  it('refuses comms the security site, and everybody the comms site who is not of comms', async () => {
    for (const [name, person] of [
      ['security', 'imogen'],
      ['comms', 'zuzana'],
    ] as const) {
      const page = await signIn(name, person);
      expect(await textOf(page)).toContain('This is not for you');
    }
  });

  it('an official account takes two people', async () => {
    const asks = await signIn('comms', 'imogen');
    await asks.goto(`${site('comms')}/official`);
    await asks.fill('#name', `@wendlebrook@${running.social.host}`);
    await asks.click('button:has-text("Ask")');
    await asks.click('#continue');
    await asks.selectOption('#account', { label: 'Wendlebrook Instruments (@wendlebrook)' });
    await asks.click('button:has-text("Approve")');
    await asks.waitForURL(/\/official$/u);
    expect(await asks.locator('button:has-text("Approve @wendlebrook")').count()).toBe(0);

    const approves = await signIn('comms', 'oskar');
    await approves.goto(`${site('comms')}/official`);
    await approves.click('button:has-text("Approve @wendlebrook")');
    expect(await textOf(approves)).toContain('approved by Oskar Vennby');

    const everybody = await patientPage(browser);
    await everybody.goto(`${site('public')}/official`);
    expect(await textOf(everybody)).toContain('@wendlebrook');
  });

  it('works without scripts, and loads nothing from elsewhere', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site('public'))) elsewhere.push(request.url());
    });
    await page.goto(site('public'));
    expect(await page.title()).toContain('What Candor is and is not');
    expect(elsewhere).toEqual([]);
  });

  it('signs out for good: the old cookie opens nothing', async () => {
    const page = await signIn('comms', 'imogen');
    const cookies = await page.context().cookies();
    await page.click('button:has-text("Sign out")');
    const again = await browser.newContext();
    await again.addCookies(cookies);
    const other = await again.newPage();
    const answer = await other.goto(`${site('comms')}/releases.csv`);
    expect(answer?.url()).not.toContain('/releases.csv');
  });
});
