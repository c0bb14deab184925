import { Buffer } from 'node:buffer';

import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createPublicSite } from '../../functions/web/public-site.tsx';
import type { SiteBuilder } from '../../functions/web/site-parts.ts';
import { LESSONS } from '../../functions/web/words/catalogues.ts';
import { createLeafProver } from '../../shared/transparency/leaf-prover.ts';
import { ledgerCommitment, outerOpeningOf } from '../../shared/transparency/ledger-entry.ts';
import { serveBench } from '../support/browser-bench.ts';
import { hasChromium, launchChromium, patientPage } from '../support/chromium.ts';
import { closedPublicParts } from '../support/closed-ports.ts';
import { openedPost } from '../support/ledger-builder.ts';
import { LogWorld, ORIGIN as LOG_ORIGIN } from '../support/log-world.ts';
import { proofVectors } from '../support/proof-vectors.ts';

const ORIGIN = 'https://public.example.com';
/** What the page that checks an entry is made of, whatever is checked on it. */
const OF_THE_PAGE = ['GET /log/check', 'GET /proof-check.js', 'GET /style.css'];

const LESSON_NAMES = Object.keys(LESSONS.en.all);

/** A request as it leaves the browser, without the version in a script's address. */
const asSent = (request: Request): string => {
  const { origin, pathname } = new URL(request.url());
  const body = request.postData();
  const where = origin === ORIGIN ? pathname : request.url();
  return `${request.method()} ${where}${body === null ? '' : ` with ${body}`}`;
};

describe.skipIf(!hasChromium)('pages that say that nothing is sent', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  /** A page of the site, and all that the browser asks for from then on; another site is never reached. */
  const openAt = async (site: SiteBuilder, path: string) => {
    const page = await patientPage(browser);
    const sent: string[] = [];
    page.context().on('request', (request) => void sent.push(asSent(request)));
    page.on('websocket', (socket) => void sent.push(`WEBSOCKET ${socket.url()}`));
    await page.context().route('**', (route) => route.abort());
    await serveBench(page, site, { origin: ORIGIN, cookie: '' });
    await page.goto(`${ORIGIN}${path}`);
    return { page, sent };
  };

  /** The page that checks an entry, over a log with two of them, and what opens these. */
  const openCheck = async () => {
    const world = new LogWorld();
    const rows = ['2026-11-16T12:00:00.000Z', '2026-11-16T13:00:00.000Z'].map((at) =>
      world.add(openedPost(at)),
    );
    await world.seal('2026-11-17T03:30:00Z');
    const prove = createLeafProver({ log: world.store, leaves: world.store, origin: LOG_ORIGIN });
    const site = createPublicSite({ ...closedPublicParts(), prove, logKey: world.signer });
    const { page, sent } = await openAt(site, '/log/check');
    await page.locator('[data-part=form]').waitFor();
    return { page, rows, sent };
  };

  const verdictOf = async (page: Page): Promise<string> => {
    const verdict = page.locator('[data-part=shown] .verdict');
    await verdict.first().waitFor();
    return (await verdict.allInnerTexts()).join('\n');
  };

  it('sends nothing of a proof that is pasted and checked', async () => {
    const { page, sent } = await openCheck();
    const { vkey, vectors } = await proofVectors();
    await page.fill('#proof-key', vkey);
    for (const { text, faults } of vectors.slice(0, 12)) {
      await page.fill('#proof-text', text);
      await page.click('[data-part=check]');
      expect((await verdictOf(page)).includes('It holds.')).toBe(faults.length === 0);
    }
    expect(sent.toSorted()).toEqual(OF_THE_PAGE);
  });

  it('sends nothing of a proof that is chosen as a file', async () => {
    const { page, sent } = await openCheck();
    const { vkey, vectors } = await proofVectors();
    await page.fill('#proof-key', vkey);
    const buffer = Buffer.from(vectors[0]?.text ?? '');
    await page.setInputFiles('#proof-file', { name: 'proof.json', mimeType: 'application/json', buffer });
    expect(await verdictOf(page)).toContain('It holds.');
    expect(sent.toSorted()).toEqual(OF_THE_PAGE);
  });

  it('asks for the proofs that a receipt lacks by their hashes, and sends nothing of the receipt', async () => {
    const { page, rows, sent } = await openCheck();
    const receipt = { about: 'me, at https://elsewhere.example/x', log: rows.map(outerOpeningOf) };
    await page.fill('#proof-text', JSON.stringify(receipt));
    await page.click('[data-part=check]');
    await page.locator('[data-part=shown] .verdict').nth(1).waitFor();
    expect(await verdictOf(page)).toContain('It holds.');
    const hashes = rows.map((row) => Buffer.from(ledgerCommitment(row)).toString('hex'));
    expect(sent.toSorted()).toEqual(
      [...OF_THE_PAGE, ...hashes.map((hash) => `GET /log/proofs/${hash}`)].toSorted(),
    );
  });

  it.each(LESSON_NAMES)(
    'sends nothing of the answers that somebody opens, in the lesson %s',
    async (lesson) => {
      const { page, sent } = await openAt(createPublicSite(closedPublicParts()), `/lessons/${lesson}`);
      const answers = page.locator('main details summary');
      const asked = sent.toSorted();
      for (let index = 0; index < (await answers.count()); index += 1) await answers.nth(index).click();
      expect(await page.locator('main details[open]').count()).toBeGreaterThan(3);
      expect(sent.toSorted()).toEqual(asked);
      expect(asked).toEqual([`GET /lessons/${lesson}`, 'GET /style.css']);
    },
  );
});
