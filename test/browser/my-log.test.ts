import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { serveBench } from '../support/browser-bench.ts';
import { hasChromium, launchChromium, patientPage } from '../support/chromium.ts';
import { FakeNoteSigner } from '../support/fake-note-signer.ts';
import { LOG_PATH, openOwnLog } from '../support/own-log-bench.ts';

const ORIGIN = 'https://participant.example.com';

describe.skipIf(!hasChromium)('one’s own entries of the log, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  const open = async (window = {}): Promise<Page> => {
    const { site, ann } = await openOwnLog();
    const page = await patientPage(browser, { locale: 'en', ...window });
    await serveBench(page, site, { origin: ORIGIN, cookie: ann.cookie });
    await page.goto(`${ORIGIN}${LOG_PATH}`);
    return page;
  };
  const shown = (page: Page): Promise<string> => page.locator('[data-part=shown]').innerText();

  it('are checked all at once: each says that it holds, and the sum is told', async () => {
    const page = await open();
    await page.click('[data-check-all]');
    await page.locator('[data-part=shown] [data-said=total]').waitFor();
    expect(await shown(page)).toBe('5 of 5 hold.');
    expect(await page.locator('td strong').allInnerTexts()).toEqual(
      Array.from({ length: 5 }, () => 'It holds.'),
    );
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  it('hold one by one, and hold no more once one byte of the shown proof is changed', async () => {
    const page = await open();
    await page.locator('td button').first().click();
    await page.locator('[data-part=shown] [data-part=result]').waitFor();
    expect(await shown(page)).toMatch(/^It holds\./u);
    const proof = await page.inputValue('[data-part=text]');
    const at = proof.indexOf('"proof":["') + 12;
    const changed = `${proof.slice(0, at)}${proof[at] === 'A' ? 'B' : 'A'}${proof.slice(at + 1)}`;
    await page.fill('[data-part=text]', changed);
    await page.click('[data-proof-check] [data-part=check]');
    await page.locator('[data-part=shown] [data-said=fails]:visible').waitFor();
    expect(await shown(page)).toContain('The row is not in the tree that the day’s entry names.');
  });

  it('are not counted with a key that is mistyped or another log’s: the page says which', async () => {
    const page = await open({ locale: 'de' });
    const own = await page.inputValue('[data-part=key]');
    await page.fill('[data-part=key]', `${own.slice(0, -1)}x`);
    await page.click('[data-check-all]');
    const mistyped = page.locator('[data-part=shown] [data-said=no-key-mistyped]:visible');
    await mistyped.waitFor();
    expect(await shown(page)).toMatch(
      /^Nicht geprüft\.\s+Der Schlüssel oben ist vertippt oder abgeschnitten/u,
    );
    expect(new Set(await page.locator('td strong').allInnerTexts())).toEqual(new Set(['Nicht geprüft.']));
    await page.fill('[data-part=key]', await new FakeNoteSigner(own.split('+')[0]).verifierKey());
    await page.click('[data-check-all]');
    await page.locator('[data-part=shown] [data-said=other-key]:visible').waitFor();
    expect(await shown(page)).toMatch(
      /^Keiner dieser Nachweise ist mit dem Schlüssel oben signiert\.[^\d]+$/u,
    );
  });

  it('say without scripts how to check them without us, and offer nothing that needs one', async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.locator('button:visible').allInnerTexts()).toEqual(['Sign out (Ann)']);
    expect(await page.innerText('main')).toContain('candor -- verify --receipt FILE');
  });
});
