/**
 * Takes the README's pictures from the sample company's sites, which `npm start` serves in another terminal:
 * `node test/browser/pictures.ts docs/pictures [http port]`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';

import { launchChromium } from '../support/chromium.ts';

const [, , directory = 'docs/pictures', port = '8400'] = process.argv;
/** Wider than pages ever are, as on most screens. */
const SIZE = { width: 1240, height: 860 };

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
  const reports = await signIn(browser, 'comms', /Imogen Tarrant/u);
  await reports.goto(`${site('comms')}/advocacy`);
  await take(reports, 'comms');
  const own = await signIn(browser, 'participant', /Imogen Tarrant/u);
  await own.click('main a[href^="/accounts/"]');
  await own.waitForURL(/\/accounts\//u);
  await own.evaluate(
    `document.querySelector('[name=engagement]').closest('fieldset, section, form').scrollIntoView()`,
  );
  await take(own, 'choices');
  const alerts = await signIn(browser, 'security', /security/u);
  await alerts.click('main a[href^="/alerts/"]');
  await alerts.waitForURL(/\/alerts\//u);
  await take(alerts, 'alert');
} finally {
  await browser.close();
}
