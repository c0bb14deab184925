import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createPublicSite } from '../../functions/web/public-site.tsx';
import { ledgerCommitment, outerOpeningOf } from '../../shared/transparency/ledger-entry.ts';
import { createLeafProver } from '../../shared/transparency/leaf-prover.ts';
import { proofFileText } from '../../shared/transparency/proof-file.ts';
import { serveBench } from '../support/browser-bench.ts';
import { hasChromium, launchChromium, patientPage } from '../support/chromium.ts';
import { closedPublicParts } from '../support/closed-ports.ts';
import { openedPost } from '../support/ledger-builder.ts';
import { LogWorld, ORIGIN as LOG } from '../support/log-world.ts';

const ORIGIN = 'https://public.example.com';

describe.skipIf(!hasChromium)('checking an entry of the log at the public site', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  const open = async (): Promise<{ page: Page; proof: string; openings: readonly object[] }> => {
    const world = new LogWorld();
    const rows = [1, 2, 3].map((hour) => world.add(openedPost(`2026-11-16T0${hour}:00:00.000Z`)));
    const late = world.add(openedPost('2026-11-17T12:00:00.000Z'));
    await world.seal('2026-11-17T03:30:00Z');
    const prove = createLeafProver({ log: world.store, leaves: world.store, origin: LOG });
    const site = createPublicSite({ ...closedPublicParts(), prove, logKey: world.signer });
    const page = await patientPage(browser, { locale: 'en' });
    await serveBench(page, site, { origin: ORIGIN, cookie: '' });
    await page.goto(`${ORIGIN}/log/check`);
    const [row] = rows;
    const proven = row === undefined ? undefined : await prove(ledgerCommitment(row));
    if (row === undefined || proven === undefined) throw new Error('nothing was sealed');
    const proof = proofFileText(outerOpeningOf(row), proven);
    return { page, proof, openings: [...rows, late].map(outerOpeningOf) };
  };

  /** What stands there after something was pasted and the button pressed. */
  const check = async (page: Page, text: string): Promise<string> => {
    await page.fill('[data-part=text]', text);
    await page.click('[data-part=check]');
    await page.locator('[data-part=shown] [data-part=result]').first().waitFor();
    return page.locator('[data-part=shown]').innerText();
  };

  it('says of a proof that it holds, and of the same with one byte changed that it was changed', async () => {
    const { page, proof } = await open();
    const said = await check(page, proof);
    expect(said).toMatch(/^It holds\./u);
    expect(said).toContain('which had 1 entries when the proof was made');
    expect(said).toContain('"kind": "personal-data-read"');
    const at = proof.indexOf('"leaf"') + 40;
    const changed = `${proof.slice(0, at)}${proof[at] === '1' ? '2' : '1'}${proof.slice(at + 1)}`;
    expect(await check(page, changed)).toMatch(/^It does not hold\./u);
    expect(await check(page, proof.slice(0, -5))).toContain('was changed or cut since it was made out');
  });

  it('accuses nobody where there is nothing to check', async () => {
    const { page, openings } = await open();
    expect(await check(page, '  ')).toBe(
      'Not checked.\n\nThere is nothing to check yet: choose a file, or paste what is in one.',
    );
    for (const other of ['good morning', '{"a":1}', '<script>alert(1)</script>', 'null'])
      expect(await check(page, other), other).toBe(
        'Not checked.\n\nThis is neither a proof file nor a receipt that carries entries.',
      );
    const late = JSON.stringify({ kept: openings.slice(3) });
    expect(await check(page, late)).toMatch(/^Not checked\.\n\nThis site has no proof of this entry/u);
  });

  it('adds up what a file of several entries is checked for', async () => {
    const { page, openings } = await open();
    expect(await check(page, JSON.stringify({ kept: openings.slice(0, 3) }))).toMatch(/^3 of 3 hold\./u);
    expect(await check(page, JSON.stringify({ kept: openings }))).toMatch(/^3 of 4 hold\./u);
  });

  it('passes over no entry, be it one whose salt is none', async () => {
    const { page, openings } = await open();
    const damaged = openings.slice(0, 3).map((one, nth) => (nth === 1 ? { ...one, salt: 'zzz' } : one));
    const said = await check(page, JSON.stringify({ kept: damaged }));
    expect(said).toMatch(/^2 of 3 hold\./u);
    expect(said).toContain('was changed or cut since it was made out');
  });
});
