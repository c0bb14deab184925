import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { serveBench } from '../support/browser-bench.ts';
import { hasChromium, launchChromium, patientPage } from '../support/chromium.ts';
import { another, ID, openDesk } from '../support/security-desk.ts';

const ORIGIN = 'https://security.example.com';

describe.skipIf(!hasChromium)('single keys at the security site', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  /** Sam in front of three cases, the one that waited longest first; `language` of the browser. */
  const open = async (language = 'en'): Promise<Page> => {
    const { site, people } = await openDesk(another(1, 50), another(2, 40), another(3, 30));
    const page = await patientPage(browser, { locale: language });
    await serveBench(page, site, { origin: ORIGIN, cookie: people.sam.cookie });
    await page.goto(ORIGIN);
    return page;
  };
  const opener = (page: Page) => page.locator('main > button');
  const turnOn = async (page: Page): Promise<void> => {
    await opener(page).click();
    await page.click('[data-turn]');
    await page.click('[data-close]');
  };
  const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const at = async (page: Page): Promise<string | null> =>
    (await page.locator(':focus').count()) === 0 ? null : page.locator(':focus').getAttribute('href');
  const isFocused = async (page: Page, control: string): Promise<boolean> =>
    (await page.locator(`${control}:focus`).count()) === 1;
  const pathOf = (page: Page): string => new URL(page.url()).pathname;

  it('do nothing until they are turned on, not even the one for help', async () => {
    const page = await open();
    await press(page, 'j', 'o', '?');
    expect(await at(page)).toBeNull();
    expect(await page.locator('dialog').isVisible()).toBe(false);
    expect(pathOf(page)).toBe('/');
  });

  it('go from case to case, open one, lead to a form without sending it, and back to the next', async () => {
    const page = await open();
    await turnOn(page);
    await press(page, 'j', 'j', 'k');
    expect(await at(page)).toBe(`/alerts/${ID(1)}`);
    await press(page, 'o');
    await page.waitForURL(`${ORIGIN}/alerts/${ID(1)}`);
    await press(page, 'a');
    expect(await isFocused(page, 'form[data-key=a] button:focus-visible')).toBe(true);
    expect(await page.innerText('main')).toContain('Raised');
    await press(page, 'Enter');
    await page.locator('form[data-key=d]').waitFor();
    await press(page, 'd');
    expect(await isFocused(page, '#dismissal')).toBe(true);
    await page.locator('h1').click();
    await press(page, 'u');
    await page.waitForURL(`${ORIGIN}/`);
    await press(page, 'j');
    // The first was taken and is in another list now.
    expect(await at(page)).toBe(`/alerts/${ID(2)}`);
  });

  it('are text again while somebody types, and stay off once they are turned off', async () => {
    const page = await open();
    await turnOn(page);
    await press(page, '/', 'j', 'Escape');
    expect(await isFocused(page, 'select')).toBe(true);
    await page.locator('h1').click();
    await opener(page).click();
    await page.click('[data-turn]');
    await page.click('[data-close]');
    await page.reload();
    await press(page, 'j');
    expect(await at(page)).toBeNull();
  });

  it.each([
    ['en', 'Shortcuts are off.', 'Next case'],
    ['de', 'Tastenkürzel sind ausgeschaltet.', 'Nächster Fall'],
  ])('are listed behind a button in %s, without a fault that axe finds', async (language, off, next) => {
    const page = await open(language);
    await opener(page).click();
    const help = page.locator('dialog');
    expect(await help.innerText()).toContain(off);
    expect(await help.innerText()).toContain(next);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
