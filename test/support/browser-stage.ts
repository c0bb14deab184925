import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { startSample, type RunningSample } from '../../bin/start/run-sample.ts';
import { localSettings, synthesise, takePorts } from '../../bin/start/stage.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';
import { siteUrl } from '../../infra/stages.ts';
import type { Site } from '../../shared/names.ts';
import { launchChromium, patientPage } from './chromium.ts';

/** The sample company's sites at this very moment, and a browser to look at them. */
export interface BrowserStage {
  readonly running: RunningSample;
  readonly browser: Browser;
  readonly site: (name: Site) => string;
  /** Opens a site as somebody of the sample company, in a window of their own. */
  readonly signIn: (name: Site, person: string, window?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
}

const DAY = 86_400_000;

/**
 * Starts the sample company on these ports; its calendar is at the real now, since a browser goes by its own clock. It
 * may go on from there: what a site sets then ends only later. `daysLeft`: how many days its story goes on after today.
 */
export const startBrowserStage = async (firstPort: number, { daysLeft = 0 } = {}): Promise<BrowserStage> => {
  const sample = loadSampleCompany({
    directory: SAMPLE_DIRECTORY,
    endsOn: new Date(Date.now() + daysLeft * DAY).toISOString().slice(0, 10),
  });
  const directory = mkdtempSync(join(tmpdir(), 'candor-browser-'));
  const ports = await takePorts(firstPort);
  const settings = localSettings(sample, ports);
  const assembly = await synthesise(settings, directory);
  const running = await startSample({ sample, settings, ports, assembly, startsAt: new Date() });
  const browser = await launchChromium();
  const site = (name: Site): string => siteUrl(running.settings, name);
  return {
    running,
    browser,
    site,
    signIn: async (name, person, window) => {
      const page = await patientPage(browser, window);
      await page.goto(`${site(name)}/sign-in`);
      await page.selectOption('#user', { value: `staff-${person}` });
      await page.click('button[type=submit]');
      await page.waitForURL(`${site(name)}/`);
      return page;
    },
    close: async () => {
      await browser.close();
      await running.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
