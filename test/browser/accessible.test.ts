import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ACCESS } from '../../functions/web/access.ts';
import { LANGUAGES } from '../../shared/languages.ts';
import { SITES, type Site } from '../../shared/names.ts';
import { startBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { hasChromium, patientPage } from '../support/chromium.ts';

const IMOGEN = '109000000205996947';
/** Somebody who may open every page of a site; nobody signs in to the public one. */
const VISITORS: Readonly<Partial<Record<Site, string>>> = {
  participant: 'imogen',
  comms: 'oskar',
  security: 'benedikt',
  oversight: 'winifred',
  administration: 'leopold',
};

/** The pages of a site that have an address of their own: whatever the access table lets somebody get without a name. */
const pathsOf = (site: Site): readonly string[] =>
  Object.keys(ACCESS[site])
    .filter((route) => route.startsWith('GET /') && !/:|sign-in|callback|withdrawn|\.\w+$/u.test(route))
    .map((route) => route.slice('GET '.length));

const NARROW = { width: 360, height: 740 };
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Opens an address; says whether it is a page, and no file for programs. */
const isPage = async (page: Page, address: string): Promise<boolean> => {
  const answer = await page.goto(address);
  return answer?.headers()['content-type']?.startsWith('text/html') ?? false;
};

/** What is wrong with the page that is open, each fault a line: nothing where all is well. */
const faultsOf = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`));
};

/** Where pictures of all pages go, for somebody to look at; nowhere unless said. */
const PICTURES = process.env['CANDOR_PICTURES'];

/** Keeps a picture of a whole page. */
const keepPicture = async (page: Page, name: string): Promise<void> => {
  if (PICTURES === undefined) return;
  const file = `${name.replaceAll('/', '-')}.png`;
  await page.screenshot({ path: join(PICTURES, file), fullPage: true });
};

const headingsOf = (page: Page): Promise<number> => page.locator('h1').count();

/** By how many pixels the page is wider than its window. */
const overhangOf = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describe.skipIf(!hasChromium)('every page of every site', () => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await startBrowserStage(9200);
  });
  afterAll(() => stage.close());

  const open = (site: Site, window: BrowserContextOptions): Promise<Page> => {
    const visitor = VISITORS[site];
    return visitor === undefined ? patientPage(stage.browser, window) : stage.signIn(site, visitor, window);
  };

  it('has something to show: a participant consents, and has a draft checked', async () => {
    const page = await stage.signIn('participant', 'imogen');
    await page.fill('#name', `@imogen_t@${stage.running.social.host}`);
    await page.click('button:has-text("Connect")');
    await page.click('#continue');
    await page.selectOption('#account', { value: IMOGEN });
    await page.click('button:has-text("Approve")');
    await page.waitForURL(/\/accounts\//u);
    expect(await faultsOf(page)).toEqual([]);
    for (const [purpose, answer] of [
      ['engagement', 'yes'],
      ['sentiment', 'no'],
      ['confidentiality', 'no'],
    ]) {
      await page.check(`input[name=${purpose}][value=${answer}]`);
    }
    await page.selectOption('#engagement-scope', 'campaign-tag');
    await page.click('button:has-text("Save my choice")');
    expect(await page.innerText('main')).toContain('Read under your consent');
    expect(await faultsOf(page)).toEqual([]);

    await page.goto(`${stage.site('participant')}/check-a-draft`);
    await page.fill('#draft', 'Our card is 4111 1111 1111 1111, write to jo.doe@example.com. I hate it.');
    await page.click('button:has-text("Check")');
    expect(await page.locator('mark').count()).toBeGreaterThan(0);
    expect(await faultsOf(page)).toEqual([]);
  });

  it.each(SITES)('%s: meets WCAG 2.2 AA in light and dark, and has one heading', async (site) => {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open(site, { colorScheme });
      for (const path of pathsOf(site)) {
        if (!(await isPage(page, `${stage.site(site)}${path}`))) continue;
        const at = `${site}${path} ${colorScheme}`;
        found.push(...(await faultsOf(page)).map((fault) => `${at}: ${fault}`));
        await keepPicture(page, `${site}${path} ${colorScheme}`);
        if ((await headingsOf(page)) !== 1) found.push(`${at}: ${await headingsOf(page)} headings`);
      }
      await page.context().close();
    }
    expect(found).toEqual([]);
  });

  it.each(SITES)('%s: fits a screen of 360 pixels without scripts, in each language', async (site) => {
    const found: string[] = [];
    for (const language of LANGUAGES) {
      const page = await open(site, { viewport: NARROW, locale: language, javaScriptEnabled: false });
      for (const path of pathsOf(site)) {
        if (!(await isPage(page, `${stage.site(site)}${path}`))) continue;
        expect(await page.getAttribute('html', 'lang')).toBe(language);
        const overhang = await overhangOf(page);
        await keepPicture(page, `${site}${path} 360 ${language}`);
        if (overhang > 0) found.push(`${site}${path} ${language}: ${overhang} pixels too wide`);
      }
      await page.context().close();
    }
    expect(found).toEqual([]);
  });

  it.each(SITES)('%s: begins with a link past the navigation, for those who go by keyboard', async (site) => {
    const page = await open(site, {});
    await page.goto(`${stage.site(site)}/`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#main');
    expect(await page.locator(':focus').isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.closest("header") === null')).toBe(true);
  });
});
