import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { hasChromium, patientPage } from '../support/chromium.ts';
import { enterBy, HANDS, saying, textOf, type HandsName } from '../support/hands.ts';

/** Whoever goes their way with these hands: somebody who is about to post a credential, and an official account. */
const CAST = [
  { how: 'by mouse', key: 'ottilie', rule: 'github-personal-token', official: 'wendlebrook' },
  { how: 'by keyboard alone', key: 'una', rule: 'aws-access-key', official: 'wendlebrook_jobs' },
  { how: 'without scripts on 360 pixels', key: 'maarit', rule: 'sendgrid-key', official: 'riverpulse' },
] as const satisfies readonly { how: HandsName; key: string; rule: string; official: string }[];

const PURPOSES = ['engagement', 'sentiment', 'confidentiality'] as const;

/** The story's day on which everybody joins; its posts of the days after are theirs to answer for. */
const JOINED_ON_DAY = 49;
const DAYS_OF_THE_STORY = 70;
/** Long enough for an official account's notice period, and for figures of it. */
const DAYS_LATER = 18;

describe.skipIf(!hasChromium)('whole journeys through the sites', () => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await startBrowserStage(9300, { daysLeft: DAYS_OF_THE_STORY - 1 - JOINED_ON_DAY });
  });
  afterAll(() => stage.close());

  const enter = enterBy(() => stage);

  /** Shows at the platform that an account is one's own. */
  const prove = async (how: HandsName, page: Page, handle: string): Promise<void> => {
    const { choose, press } = HANDS[how];
    await press(page, '#continue');
    const options = page.locator('#account option', { hasText: `(@${handle})` });
    await choose(page, '#account', (await options.getAttribute('value')) ?? '');
    await press(page, saying('Approve'));
  };

  it.each(CAST)('a participant joins $how', async ({ how, key }) => {
    const { fill, press, tick, choose } = HANDS[how];
    const page = await enter(how, 'participant', key);
    const handle = handleOf(stage, key);
    await fill(page, '#name', `@${handle}@${stage.running.social.host}`);
    await press(page, saying('Connect'));
    await prove(how, page, handle);
    await page.waitForURL(/\/accounts\//u);
    for (const purpose of PURPOSES) await tick(page, `input[name=${purpose}][value=yes]`);
    await choose(page, '#engagement-scope', 'campaign-tag');
    await choose(page, '#sentiment-scope', 'company-mention');
    await choose(page, '#confidentiality-scope', 'all-public');
    await press(page, saying('Save my choice'));
    expect(await textOf(page)).toContain('Read under your consent');

    await press(page, saying('Pause'));
    expect(await textOf(page)).toContain('Paused: nothing is read');
    await press(page, saying('Resume'));
    expect(await textOf(page)).toContain('Read under your consent');
  });

  it.each(CAST)('comms asks for an official account, and another of comms approves it, $how', async (who) => {
    const { fill, press } = HANDS[who.how];
    const asks = await enter(who.how, 'comms', 'imogen');
    await press(asks, `header ${saying('Official accounts')}`);
    await fill(asks, '#name', `@${who.official}@${stage.running.social.host}`);
    await press(asks, `main ${saying('Ask')}`);
    await prove(who.how, asks, who.official);
    await asks.waitForURL(/\/official$/u);
    const approving = `button:has-text("Approve @${who.official}@")`;
    expect(await asks.locator(approving).count()).toBe(0);

    const approves = await enter(who.how, 'comms', 'oskar');
    await press(approves, `header ${saying('Official accounts')}`);
    await press(approves, approving);
    expect(await textOf(approves)).toContain('approved by Oskar Vennby');
  });

  it('goes on for eighteen days', async () => {
    const later = stage.running.sample.moment(JOINED_ON_DAY + DAYS_LATER);
    await stage.running.engine.advanceTo(later);
    expect(stage.running.engine.now().getTime()).toBeGreaterThanOrEqual(later.getTime());
  });

  it.each(CAST)('comms reads figures of official accounts $how', async ({ how }) => {
    const { choose, press } = HANDS[how];
    const page = await enter(how, 'comms', 'oskar');
    expect(await page.locator('h1').innerText()).not.toBe('');
    await press(page, `header ${saying('Official accounts')}`);
    await choose(page, 'select[name=days]', '28');
    await choose(page, 'select[name=compare]', 'year');
    await press(page, `main form.report ${saying('Show')}`);
    expect(new URL(page.url()).search).toContain('compare=year');
    expect(await page.locator('main svg').count()).toBeGreaterThan(0);
    await press(page, `header ${saying('Advocacy')}`);
    expect(new URL(page.url()).pathname).toBe('/advocacy');
  });

  it.each(CAST)('a participant answers an alert and looks at what is held $how', async ({ how, key }) => {
    const { choose, fill, press } = HANDS[how];
    const page = await enter(how, 'participant', key);
    expect(await textOf(page)).toContain('may give something away');
    await press(page, `header ${saying('Alerts about my posts')}`);
    await choose(page, 'select[name=answer] >> nth=0', 'credential-changed');
    await press(page, `main section ${saying('Answer')}`);
    expect(await textOf(page)).toContain('I have changed what was disclosed');

    await press(page, `header ${saying('My data')}`);
    expect(await textOf(page)).toContain('confidentiality');
    await press(page, `header ${saying('Check a draft')}`);
    await fill(page, '#draft', 'Our card is 4111 1111 1111 1111, thank you.');
    await press(page, `main ${saying('Check')}`);
    expect(await page.locator('mark').innerText()).toBe('4111 1111 1111 1111');
  });

  it.each(CAST)('security takes a case, opens its post and closes it $how', async ({ how, rule }) => {
    const { choose, fill, press } = HANDS[how];
    const page = await enter(how, 'security', 'zuzana');
    await choose(page, 'select[name=rule]', rule);
    await press(page, `main ${saying('Show')}`);
    await press(page, 'main tbody th a');
    await press(page, saying('I take this'));
    expect(await textOf(page)).toContain('Acknowledged');
    await fill(page, '#open-post-reason', 'To see whether the key is whole.');
    await press(page, `form:has(#open-post-reason) button`);
    expect(await page.locator('main a[rel=noreferrer]').count()).toBe(1);
    await press(page, saying('Confirm the incident'));
    await press(page, `main form ${saying('Resolve')}`);
    expect(await textOf(page)).toContain('the alert is closed, and will be erased');
  });

  it.each(CAST)('a participant sees who looked, and leaves $how', async ({ how, key }) => {
    const { press } = HANDS[how];
    const page = await enter(how, 'participant', key);
    await press(page, `header ${saying('My data')}`);
    expect(await textOf(page)).toContain('To see whether the key is whole.');
    await press(page, `header ${saying('My accounts')}`);
    await press(page, 'main tbody th a');
    await press(page, saying('Withdraw and disconnect'));
    expect(await textOf(page)).toContain('This was done at once');
    await press(page, `header ${saying('Sign out')}`);
    expect(page.url()).not.toBe(`${stage.site('participant')}/`);
  });

  it.each(CAST)('anybody on staff finds policy, notice and summaries $how', async ({ how }) => {
    const { window, press } = HANDS[how];
    const page = await patientPage(stage.browser, window);
    await page.goto(stage.site('public'));
    for (const name of ['The notice', 'Social media policy', 'Audit summaries']) {
      await press(page, `header ${saying(name)}`);
      expect(await page.locator('header a[aria-current=page]').innerText()).toBe(name);
    }
    await press(page, `header ${saying('Social media policy')}`);
    await press(page, `main ${saying('May I share this?')}`);
    await press(page, `main ${saying('Yes')}`);
    expect(new URL(page.url()).search).not.toBe('');
    await press(page, `footer ${saying('Deutsch')}`);
    expect(await page.getAttribute('html', 'lang')).toBe('de');
  });
});

/** Somebody's handle at the sample company's social server. */
const handleOf = ({ running: { sample } }: BrowserStage, key: string): string =>
  sample.people.find((person) => person.key === key)?.account?.handle ?? '';
