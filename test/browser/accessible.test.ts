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
/** Who between them may open every page of a site, each in a role that sees pages as others do not; nobody signs in to the public one. */
const VISITORS: Readonly<Record<Site, readonly (string | undefined)[]>> = {
  participant: ['imogen'],
  comms: ['oskar'],
  security: ['benedikt'],
  oversight: ['winifred', 'beatrix', 'dagny'],
  administration: ['leopold'],
  public: [undefined],
};

/** What is no page to look at: a step on the way, or a file. */
const NO_PAGE = /sign-in|callback|withdrawn|language|proofs|:proof$|receipt$|\.\w+$/u;

const routesOf = (site: Site): readonly string[] =>
  Object.keys(ACCESS[site])
    .filter((route) => route.startsWith('GET /') && !NO_PAGE.test(route))
    .map((route) => route.slice('GET '.length));

/** The pages of a site that have an address of their own: whatever the access table lets somebody get without a name. */
const pathsOf = (site: Site): readonly string[] => routesOf(site).filter((route) => !route.includes(':'));

/** Whether an address is one that this route is for; a page of its own is none of something that has a name. */
const isOf = (route: string, path: string): boolean =>
  new RegExp(`^${route.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u').test(path);

/** Pages of something that this stage has no example of; journeys go through them. */
const WITHOUT_AN_EXAMPLE: Readonly<Partial<Record<Site, readonly string[]>>> = {
  comms: ['/official/:account'],
  security: ['/alerts/:alert'],
};

const NARROW = { width: 360, height: 740 };
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Opens an address; says what it answered if it is a page, and no file for programs. */
const openPage = async (page: Page, address: string): Promise<number | undefined> => {
  const answer = await page.goto(address);
  const isPage = answer?.headers()['content-type']?.startsWith('text/html') ?? false;
  return isPage ? answer?.status() : undefined;
};

/** Where the links of the page lead, on its own site. */
const linksOf = async (page: Page): Promise<readonly string[]> => {
  const links = await page.locator('main a[href^="/"]').all();
  const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
  return hrefs.flatMap((href) => (href === null ? [] : new URL(href, 'https://any.example').pathname));
};

/**
 * Goes through a site: first its pages with an address of their own, then one page of each kind that they lead to by name.
 * Looks at each page that is open, whatever it answers; gives what those who visit never came to see.
 */
const goThrough = async (
  { site, page, origin }: { readonly site: Site; readonly page: Page; readonly origin: string },
  look: (path: string) => Promise<void>,
): Promise<readonly string[]> => {
  const paths = pathsOf(site);
  const todo = [...paths];
  const seen = new Set<string>();
  for (let path = todo.shift(); path !== undefined; path = todo.shift()) {
    const status = await openPage(page, `${origin}${path}`);
    if (status === undefined) {
      seen.add(path);
      continue;
    }
    const route = paths.includes(path) ? path : routesOf(site).find((one) => isOf(one, path));
    if (status === 200 && route !== undefined) seen.add(route);
    await look(path);
    for (const link of await linksOf(page)) {
      const kind = routesOf(site).find((one) => isOf(one, link));
      if (paths.includes(link) || kind === undefined || seen.has(kind)) continue;
      if (todo.every((other) => paths.includes(other) || !isOf(kind, other))) todo.push(link);
    }
  }
  return routesOf(site).filter((route) => !seen.has(route));
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

  const open = (site: Site, visitor: string | undefined, window: BrowserContextOptions): Promise<Page> =>
    visitor === undefined ? patientPage(stage.browser, window) : stage.signIn(site, visitor, window);

  /** Goes through a site as each of those who visit it; fails where a page stays that none of them saw. */
  const visit = async (
    site: Site,
    window: BrowserContextOptions,
    look: (page: Page, at: string) => Promise<void>,
  ): Promise<void> => {
    let unseen: readonly string[] = routesOf(site);
    for (const visitor of VISITORS[site]) {
      const page = await open(site, visitor, window);
      const origin = stage.site(site);
      const missed = await goThrough({ site, page, origin }, (path) =>
        look(page, `${site}${path} ${visitor ?? 'anybody'}`),
      );
      unseen = unseen.filter((route) => missed.includes(route));
      await page.context().close();
    }
    expect(unseen).toEqual(WITHOUT_AN_EXAMPLE[site] ?? []);
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

  it('has something to show: a proposal with a comment, a concern and a campaign', async () => {
    const council = await stage.signIn('oversight', 'beatrix');
    await council.goto(`${stage.site('oversight')}/drafting/new`);
    await council.fill('#title', 'Say which accounts are meant');
    await council.fill('#why', 'Several people asked whether a private account counts.');
    await council.fill('#appliesTo', 'This policy applies to public posts about the company.');
    await council.click('main form button[type=submit]');
    await council.waitForURL(/\/drafting\/[\da-f-]{36}$/u);
    const path = new URL(council.url()).pathname;

    const anybody = await patientPage(stage.browser);
    await anybody.goto(`${stage.site('public')}${path}/appliesTo`);
    await anybody.fill('#words', 'Does an account under another name count?');
    await anybody.click('main form button[type=submit]');
    await anybody.waitForURL(/\/thanks\?taken=\d+$/u);
    expect(await faultsOf(anybody)).toEqual([]);
    await anybody.goto(`${stage.site('public')}/concern`);
    await anybody.fill('#says', 'Somebody promised that bad news would be left out.');
    await anybody.click('main form button[type=submit]');
    expect(await faultsOf(anybody)).toEqual([]);

    const comms = await stage.signIn('comms', 'oskar');
    await comms.goto(`${stage.site('comms')}/campaigns/new`);
    const today = new Date().toISOString().slice(0, 10);
    for (const [field, text] of [
      ['title', 'Clear Waters'],
      ['about', 'What we do for rivers.'],
      ['from', today],
      ['to', today],
      ['link', 'https://example.com/clear-waters'],
    ])
      await comms.fill(`#${field}`, text ?? '');
    await comms.click('main form button[type=submit]');
    expect(await comms.innerText('main')).toContain('Clear Waters');
  });

  it.each(SITES)(
    '%s: meets WCAG 2.2 AA in light and dark for each role, and has one heading',
    async (site) => {
      const found: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await visit(site, { colorScheme }, async (page, where) => {
          const at = `${where} ${colorScheme}`;
          found.push(...(await faultsOf(page)).map((fault) => `${at}: ${fault}`));
          await keepPicture(page, at);
          if ((await headingsOf(page)) !== 1) found.push(`${at}: ${await headingsOf(page)} headings`);
        });
      }
      expect(found).toEqual([]);
    },
  );

  it.each(SITES)('%s: fits a screen of 360 pixels without scripts, in each language', async (site) => {
    const found: string[] = [];
    for (const language of LANGUAGES) {
      const window = { viewport: NARROW, locale: language, javaScriptEnabled: false };
      await visit(site, window, async (page, where) => {
        expect(await page.getAttribute('html', 'lang')).toBe(language);
        const overhang = await overhangOf(page);
        await keepPicture(page, `${where} 360 ${language}`);
        if (overhang > 0) found.push(`${where} ${language}: ${overhang} pixels too wide`);
      });
    }
    expect(found).toEqual([]);
  });

  it.each(SITES)('%s: begins with a link past the navigation, for those who go by keyboard', async (site) => {
    const page = await open(site, VISITORS[site][0], {});
    await page.goto(`${stage.site(site)}/`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#main');
    expect(await page.locator(':focus').isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.closest("header") === null')).toBe(true);
  });
});
