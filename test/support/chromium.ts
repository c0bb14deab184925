import { existsSync } from 'node:fs';

import { chromium, type Browser } from 'playwright-core';

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
