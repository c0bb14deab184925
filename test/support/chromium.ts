import { existsSync } from 'node:fs';

import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const found = process.env['CHROMIUM'] ?? PATHS.find((path) => existsSync(path));

/** Whether the machine has a Chromium; where it has none, tests that need one are skipped and say so. */
export const hasChromium = found !== undefined;
if (!hasChromium) {
  console.warn(
    'SKIPPED: tests in a browser need Chromium: apt-get install chromium, or set CHROMIUM to its path',
  );
}

/** A headless browser that talks to loopback alone. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: found ?? '',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

const PATIENCE_MILLISECONDS = 180_000;

/** A page in a window of its own that waits as long as a busy machine may need. */
export const patientPage = async (browser: Browser, window: BrowserContextOptions = {}): Promise<Page> => {
  const page = await (await browser.newContext(window)).newPage();
  page.setDefaultTimeout(PATIENCE_MILLISECONDS);
  return page;
};
