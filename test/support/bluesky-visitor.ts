import { DatabaseSync } from 'node:sqlite';
import { globSync } from 'node:fs';
import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';

import type { BlueskyNetwork } from './bluesky-network.ts';
import { PASSWORD, type BlueskyPerson } from './bluesky-person.ts';
import { patientPage } from './chromium.ts';

/** Opens a site as one of the staff, in a window of their own. */
export const signIn = async (browser: Browser, site: string, key: string): Promise<Page> => {
  const page = await patientPage(browser);
  await page.goto(`${site}/sign-in`);
  await page.selectOption('#user', { value: key });
  await page.click('button[type=submit]');
  await page.waitForURL(`${site}/`);
  return page;
};

/** On a site's page that is about to send somebody to Bluesky: goes there, signs in, agrees, and comes back. */
export const proveAtBluesky = async (page: Page, person: BlueskyPerson, site: string): Promise<void> => {
  await page.click('#continue');
  await page.fill('input[type=password]', PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /authorize|accept|allow/iu }).click();
  await page.waitForURL((url) => url.href.startsWith(site));
  if (!(await page.content()).includes(person.handle)) throw new Error(`${page.url()} names nobody`);
};

const Tokens = z.array(z.object({ did: z.string() }));

/** How many permissions somebody's server has given to apps and not taken back. */
export const tokensOf = ({ directory }: BlueskyNetwork, { did }: BlueskyPerson): number => {
  const [file] = globSync(join(directory, '*', 'account.sqlite'));
  if (file === undefined) throw new Error('The server keeps its accounts elsewhere.');
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return Tokens.parse(database.prepare('SELECT did FROM token WHERE did = ?').all(did)).length;
  } finally {
    database.close();
  }
};
