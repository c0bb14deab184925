import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startBrowserStage, type BrowserStage } from '../support/browser-stage.ts';
import { hasChromium } from '../support/chromium.ts';
import { enterBy, HANDS, saying, textOf, type HandsName } from '../support/hands.ts';

/** Whoever goes their way with these hands: what they set up, each something of their own. */
const CAST = [
  { how: 'by mouse', term: 'Project Lapwing', id: 'own-lapwing', keyword: 'lpw-' },
  { how: 'by keyboard alone', term: 'Project Dunlin', id: 'own-dunlin', keyword: 'dnl-' },
  { how: 'without scripts on 360 pixels', term: 'Project Curlew', id: 'own-curlew', keyword: 'crl-' },
] as const satisfies readonly { how: HandsName; term: string; id: string; keyword: string }[];

/** A document long enough to be recognised by. */
const DOCUMENT =
  'We move the river gauges at Waterhoek to the new mounts before the floods of spring, and replace the radio of each. ' +
  'Until then nobody outside the project learns which customer pays for it, what it costs, or when the work begins. ' +
  'Whoever is asked about it says that gauges are looked after every year, and names the press office.';

/** One rule of the company's own, as somebody would write it down. */
const ruleOf = ({ id, keyword }: (typeof CAST)[number]): string =>
  JSON.stringify([
    {
      ...{ id, version: 1, kind: 'personal-data', category: 'case', severity: 'high', mode: 'prefix' },
      ...{ keywords: [keyword], pattern: `(?i:${keyword})[0-9]{4}`, ignoreCase: true, confidence: 0.9 },
      ...{ positives: [`about ${keyword}2041 today`], negatives: [`${keyword}20`] },
    },
  ]);

const NOT_FOR_YOU = 'This is not for you';

describe.skipIf(!hasChromium)('whole journeys through oversight and administration', () => {
  let stage: BrowserStage;
  beforeAll(async () => {
    stage = await startBrowserStage(9350);
  });
  afterAll(() => stage.close());

  const enter = enterBy(() => stage);

  it.each(CAST)('an auditor reads how Candor is set up and what it did, $how', async ({ how }) => {
    const { press } = HANDS[how];
    const page = await enter(how, 'oversight', 'winifred');
    expect(await textOf(page)).toContain('Smallest group of people in a published figure');
    for (const [name, path, says] of [
      ['Approvals', '/approvals', 'approved by its hash'],
      ['Changes', '/changes', 'as the public log says it'],
      ['Who read personal data', '/reads', 'no row, no read'],
      ['The participation attack', '/attack', 'where a coin names 50'],
      ['Own rules', '/own-rules', 'Rules that the company adds to those that ship'],
      ['Who does what', '/who-does-what', 'what takes two different people'],
      ['What is switched on', '/', 'No setting can leave the bounds beside it'],
    ] as const) {
      await press(page, `header ${saying(name)}`);
      await page.waitForURL(`${stage.site('oversight')}${path}`);
      expect(await textOf(page)).toContain(says);
    }
    await press(page, `header ${saying('Who read personal data')}`);
    await press(page, `main ${saying('Earlier: ')}`);
    expect(new URL(page.url()).search).toContain('month=');
    await press(page, `header ${saying('Sign out')}`);
    expect(page.url()).not.toBe(`${stage.site('oversight')}/`);
  });

  it.each(CAST)('an administrator adds a term and removes it, $how', async ({ how, term }) => {
    const { choose, fill, press } = HANDS[how];
    const page = await enter(how, 'administration', 'leopold');
    await press(page, `header ${saying('Company terms')}`);
    await fill(page, '#term', term);
    await choose(page, 'select[name=category]', 'project');
    await choose(page, 'select[name=severity]', 'critical');
    await press(page, `main ${saying('Save')}`);
    const row = page.locator('main tbody tr', { hasText: term });
    expect(await row.innerText()).toContain('Project');
    await press(page, `button[aria-label="Remove ${term}"]`);
    expect(await row.count()).toBe(0);
  });

  it.each(CAST)('an administrator is told what is wrong with a term, at the field, $how', async ({ how }) => {
    const { fill, press } = HANDS[how];
    const page = await enter(how, 'administration', 'leopold');
    await press(page, `header ${saying('Company terms')}`);
    await fill(page, '#term', 'x');
    await press(page, `main ${saying('Save')}`);
    expect(await page.getAttribute('#term', 'aria-invalid')).toBe('true');
    expect(await page.inputValue('#term')).toBe('x');
  });

  it.each(CAST)('an administrator adds a document, whose text is not shown again, $how', async (who) => {
    const { fill, press } = HANDS[who.how];
    const page = await enter(who.how, 'administration', 'leopold');
    await press(page, `header ${saying('Documents')}`);
    const name = `Plan of ${who.term}`;
    await fill(page, '#name', name);
    await fill(page, '#text', DOCUMENT);
    await press(page, `main ${saying('Add it')}`);
    const row = page.locator('main tbody tr', { hasText: name });
    expect(await row.count()).toBe(1);
    expect(await page.content()).not.toContain('river gauges at Waterhoek');
    await press(page, `button[aria-label="Remove ${name}"]`);
    expect(await row.count()).toBe(0);
  });

  it.each(CAST)(
    'an administrator adds a document as a file, and is told when it is none, $how',
    async (who) => {
      const { fill, press } = HANDS[who.how];
      const page = await enter(who.how, 'administration', 'leopold');
      await press(page, `header ${saying('Documents')}`);
      const name = `File of ${who.term}`;
      const choose = (file: string, content: Buffer): Promise<void> =>
        page.setInputFiles('#file', { name: file, mimeType: 'text/plain', buffer: content });
      await fill(page, '#name', name);
      await choose('plan.txt', Buffer.from(DOCUMENT, 'utf16le'));
      await press(page, `main ${saying('Add it')}`);
      expect(await page.getAttribute('#file', 'aria-invalid')).toBe('true');
      expect(await page.inputValue('#name')).toBe(name);
      await choose('plan.txt', Buffer.from(DOCUMENT));
      await press(page, `main ${saying('Add it')}`);
      const row = page.locator('main tbody tr', { hasText: name });
      expect(await row.count()).toBe(1);
      expect(await page.content()).not.toContain('river gauges at Waterhoek');
      await press(page, `button[aria-label="Remove ${name}"]`);
      expect(await row.count()).toBe(0);
    },
  );

  it.each(CAST)('own rules take an administrator and the works council, $how', async (who) => {
    const { fill, press } = HANDS[who.how];
    const asks = await enter(who.how, 'administration', 'leopold');
    await press(asks, `header ${saying('Own rules')}`);
    await fill(asks, '#rules', ruleOf(who));
    await press(asks, saying('Ask for these rules'));
    expect(await textOf(asks)).toContain('They wait for the works council.');
    expect(await asks.locator(saying('Put them into force')).count()).toBe(0);

    const looks = await enter(who.how, 'oversight', 'winifred');
    await press(looks, `header ${saying('Own rules')}`);
    expect(await textOf(looks)).toContain(who.id);
    expect(await looks.locator('#reference').count()).toBe(0);

    const approves = await enter(who.how, 'oversight', 'beatrix');
    await press(approves, `header ${saying('Own rules')}`);
    await fill(approves, '#reference', `minutes on ${who.id}`);
    await press(approves, 'form:has(#reference) button');
    expect(await textOf(approves)).toContain('Approved by Beatrix Oldroyd (works council)');

    await press(asks, `header ${saying('Own rules')}`);
    await press(asks, saying('Put them into force'));
    expect(await textOf(asks)).not.toContain('Rules that are asked for');
    await press(looks, `header ${saying('Own rules')}`);
    expect(await textOf(looks)).toContain(`minutes on ${who.id}`);
  });

  it.each([
    { site: 'oversight', person: 'leopold', path: '/', who: 'the administrator what oversight sees' },
    { site: 'oversight', person: 'imogen', path: '/reads', who: 'comms what oversight sees' },
    {
      site: 'oversight',
      person: 'beatrix',
      path: '/concerns',
      who: 'the works council confidential reports',
    },
    {
      site: 'oversight',
      person: 'winifred',
      path: '/drafting',
      who: 'an auditor the drafting of the policy',
    },
    { site: 'oversight', person: 'dagny', path: '/reads', who: 'the recipient of reports who read data' },
    {
      site: 'administration',
      person: 'beatrix',
      path: '/rules',
      who: 'the works council the asking for rules',
    },
    { site: 'administration', person: 'winifred', path: '/terms', who: 'an auditor the company’s terms' },
    { site: 'administration', person: 'zuzana', path: '/documents', who: 'security the company’s documents' },
  ] as const)('refuses $who', async ({ site, person, path }) => {
    const page = await stage.signIn(site, person);
    const answer = await page.goto(`${stage.site(site)}${path}`);
    expect(answer?.status()).toBe(403);
    expect(await textOf(page)).toContain(NOT_FOR_YOU);
    if (path !== '/') expect(await page.locator(`header a[href="${path}"]`).count()).toBe(0);
  });

  it('refuses an auditor the approval of rules, even with a form of their own making', async () => {
    const page = await stage.signIn('oversight', 'winifred');
    await page.evaluate(`document.querySelector('form[action="/sign-out"]').action = '/own-rules/approve'`);
    await page.click('header button:has-text("Sign out")');
    await page.waitForURL(/\/own-rules\/approve$/u);
    expect(await textOf(page)).toContain(NOT_FOR_YOU);
  });
});
