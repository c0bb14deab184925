/**
 * Takes the README's pictures from the sample company's sites, which `npm start` serves in another terminal:
 * `node test/browser/pictures.ts docs/pictures [http port]`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';

import { launchChromium } from '../support/chromium.ts';

const [, , directory = 'docs/pictures', port = '8400'] = process.argv;
const SIZE = { width: 900, height: 700 };

const site = (name: string): string => `http://${name}.localhost:${port}`;

const signIn = async (browser: Browser, name: string, person: RegExp): Promise<Page> => {
  const page = await browser.newPage({ viewport: SIZE });
  await page.goto(`${site(name)}/sign-in`);
  const options = await page.locator('#user option').allTextContents();
  const label = options.find((option) => person.test(option));
  if (label === undefined) throw new Error(`Nobody at ${name} is like ${person.source}.`);
  await page.selectOption('#user', { label });
  await page.click('button[type=submit]');
  await page.waitForURL(`${site(name)}/`);
  return page;
};

const take = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: join(directory, `${name}.png`) });
  await page.close();
};

mkdirSync(directory, { recursive: true });
const browser = await launchChromium();
try {
  await take(await signIn(browser, 'comms', /Imogen Tarrant/u), 'comms');
  const own = await signIn(browser, 'participant', /Imogen Tarrant/u);
  await own.click('main a[href^="/accounts/"]');
  await take(own, 'choices');
  const data = await signIn(browser, 'participant', /Imogen Tarrant/u);
  await data.goto(`${site('participant')}/my-data`);
  await take(data, 'my-data');
  const alerts = await signIn(browser, 'security', /security/u);
  await alerts.click('main a[href^="/alerts/"]');
  await take(alerts, 'alert');
  const everybody = await browser.newPage({ viewport: SIZE });
  await everybody.goto(`${site('public')}/`);
  await take(everybody, 'public');
} finally {
  await browser.close();
}
