import { randomUUID } from 'node:crypto';

import { beforeEach, describe, expect, it } from 'vitest';

import { createOversightSite } from '../../../functions/web/oversight-site.tsx';
import { createPublicSite } from '../../../functions/web/public-site.tsx';
import { placeOf, readCode } from '../../../shared/reports/report-code.ts';
import type { LogEvent, LogFields } from '../../../shared/runtime/logger.ts';
import { closedPublicParts } from '../../support/closed-ports.ts';
import { EXAMPLE_CONTACTS } from '../../support/example-contacts.ts';
import { FakeReports } from '../../support/fake-reports.ts';
import { oversightParts } from '../../support/oversight-bench.ts';
import { ask, NOW, signedIn } from '../../support/site-bench.ts';
import { saying, someCode } from '../../contract/reports.suite.ts';

const CANARY = 'gannet-7231-plover';

let now: Date;
let reports: FakeReports;
let logged: (readonly [LogEvent, LogFields | undefined])[];
const clock = { now: () => now };
const warn = (event: LogEvent, fields?: LogFields) => void logged.push([event, fields]);
const site = () => createPublicSite({ ...closedPublicParts(), clock, reports, warn });

beforeEach(() => {
  now = NOW;
  reports = new FakeReports(clock);
  logged = [];
});

const see = async (path: string, language = 'en'): Promise<string> =>
  (await ask(site(), path, { headers: { 'accept-language': language } })).text();
const send = async (path: string, form: Readonly<Record<string, string>>) => {
  const answer = await ask(site(), path, { form, origin: 'https://public.example.com' });
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
};
const codeIn = (html: string) => readCode(/<code>([0-9A-Z-]{39})<\/code>/u.exec(html)?.[1] ?? '');
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`, 'u').exec(html)?.[1] ?? '';

describe('the page to report a concern', () => {
  it('names the recipient, what they owe, and what cannot be promised', async () => {
    const html = await see('/concern');
    expect(html).toContain(`<strong>${EXAMPLE_CONTACTS.confidential}</strong>`);
    expect(html).toContain('within 7 days, and what was done, within 3 months of that');
    expect(html).toContain('What this cannot promise');
    expect(await see('/concern', 'de')).toContain('EU-Richtlinie 2019/1937');
  });

  it('says beside each field how much has room, and refuses more with what was typed', async () => {
    const html = await see('/concern', 'de');
    expect(html).toMatch(/id="says-hint"[^>]*>[^<]*4\.000/u);
    expect(html).toMatch(/id="contact-hint"[^>]*>[^<]*bis zu 200 Zeichen/u);
    const long = await send('/concern', { says: 'x', contact: 'y'.repeat(201) });
    expect([long.status, long.html]).toEqual([400, expect.stringContaining(`value="${'y'.repeat(201)}"`)]);
  });

  it('is led to from the foot of every page', async () => {
    expect(await see('/policy')).toContain('<a href="https://public.example/concern">Report a concern</a>');
  });
});

describe('reporting a concern', () => {
  it('gives a code that leads back to it, to the recipient’s answer, and lets one add to it', async () => {
    const page = await see('/concern');
    const form = { code: hidden(page, 'code'), message: hidden(page, 'message'), says: CANARY, contact: '' };
    const taken = await send('/concern', form);
    const code = codeIn(taken.html);
    if (code === undefined) throw new Error('there is no code');
    expect([taken.status, taken.headers.get('set-cookie'), taken.headers.get('cache-control')]).toEqual([
      200,
      null,
      'no-store',
    ]);
    await reports.answer(placeOf(code), { ...saying('Thank you. When?'), gives: 'question' });
    const back = await send('/concern/answer', { code: code.toLowerCase() });
    expect(back.html).toContain('Thank you. When?');
    expect(back.html).toContain('The recipient asks you something; an answer is still owed');
    const more = { code, message: hidden(back.html, 'message'), says: 'On Monday.' };
    expect((await send('/concern/add', more)).html).toContain('On Monday.');
    expect((await send('/concern/add', more)).html.match(/On Monday\./gu)).toHaveLength(1);
  });

  it('shows the same code when the form is sent twice, and is one report', async () => {
    const form = { code: hidden(await see('/concern'), 'code'), message: randomUUID(), says: 'x' };
    const [one, two] = [await send('/concern', form), await send('/concern', form)];
    expect(codeIn(one.html)).toBe(codeIn(two.html));
    expect(await reports.list()).toHaveLength(1);
  });

  it('keeps what was typed when it does not fit or cannot be stored, escaped', async () => {
    const words = `</textarea><script>${'x'.repeat(4000)}`;
    const long = await send('/concern', { says: words, contact: '"><b>' });
    expect(long.status).toBe(400);
    expect(long.html).toContain('there is room for 4,000');
    expect(long.html).toContain('&lt;/textarea&gt;&lt;script&gt;');
    expect(long.html).toContain('value="&quot;&gt;&lt;b&gt;"');
    expect((await send('/concern', { says: ' ' })).status).toBe(400);
    reports.failNext = 'after';
    const broken = await send('/concern', { says: CANARY });
    expect([broken.status, broken.html.includes(CANARY)]).toEqual([503, true]);
    const form = { code: hidden(broken.html, 'code'), message: hidden(broken.html, 'message'), says: CANARY };
    expect((await send('/concern', form)).status).toBe(200);
    expect(await reports.list()).toHaveLength(1);
  });

  it('points to the recipient where a week is full', async () => {
    for (let sent = 0; sent < 100; sent += 1) await reports.hand(someCode(), saying('x'));
    const answer = await send('/concern', { says: 'x' });
    expect([answer.status, answer.html.includes(EXAMPLE_CONTACTS.confidential)]).toEqual([429, true]);
  });

  it.each([
    ['nothing', '', { status: 400, said: 'eight groups of four' }],
    ['one letter', 'x', { status: 400, said: 'eight groups of four' }],
    ['a script', '<script>', { status: 400, said: 'eight groups of four' }],
    ['5,000 digits', '0'.repeat(5000), { status: 400, said: 'eight groups of four' }],
    ['a code of nobody', '0'.repeat(32), { status: 404, said: 'There is no report with this code.' }],
  ])('knows no report by %s', async (_, code, { status, said }) => {
    for (const path of ['/concern/answer', '/concern/add']) {
      const answer = await send(path, { code, says: CANARY });
      expect([answer.status, answer.html.includes(said)]).toEqual([status, true]);
      expect(answer.html).not.toContain(CANARY);
    }
  });

  it('takes no form from another site', async () => {
    for (const path of ['/concern', '/concern/answer', '/concern/add'])
      expect((await ask(site(), path, { form: { says: 'x' }, origin: 'https://evil.example' })).status).toBe(
        403,
      );
  });

  it('leaves no word and no code in any log', async () => {
    const code = hidden(await see('/concern'), 'code');
    for (const fault of ['before', 'after'] as const) {
      reports.failNext = fault;
      await send('/concern', { code, says: CANARY, contact: CANARY });
    }
    reports.failNext = 'before';
    await send('/concern/answer', { code });
    expect(logged).toHaveLength(3);
    expect(JSON.stringify(logged)).not.toMatch(new RegExp(`${CANARY}|${code}`, 'u'));
  });
});

describe('the recipient’s pages', () => {
  const desk = () => createOversightSite(oversightParts({ clock, concerns: reports }));
  const visit = async (path: string, groups: readonly string[], form?: Readonly<Record<string, string>>) => {
    const { session, cookie } = await signedIn('dagny', groups);
    const answer = await ask(desk(), path, {
      cookie,
      ...(form && { form: { token: session.formToken, ...form }, origin: 'https://oversight.example.com' }),
    });
    return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') };
  };
  const RECIPIENT = ['confidential-recipient'];

  it('list what is owed, the most urgent and the late first, and no word of any report', async () => {
    now = new Date('2026-03-01T12:00:00Z');
    const late = someCode();
    await reports.hand(late, saying(CANARY));
    now = NOW;
    const fresh = someCode();
    await reports.hand(fresh, saying(CANARY));
    const { html } = await visit('/concerns', RECIPIENT);
    expect(html).not.toContain(CANARY);
    expect(html).toContain('1 report waits longer than it may.');
    expect(html).toContain('an acknowledgement, by 8 March 2026');
    expect(html.indexOf(placeOf(late))).toBeLessThan(html.indexOf(placeOf(fresh)));
  });

  it('open one, which its author then sees, acknowledge, answer and close it', async () => {
    const code = someCode();
    await reports.hand(code, saying('<b>bold</b>', 'Ann, ext. 7'));
    const path = `/concerns/${placeOf(code)}`;
    const { html } = await visit(path, RECIPIENT);
    expect(html).toContain('&lt;b&gt;bold&lt;/b&gt;');
    expect(html).toContain('Can be reached: Ann, ext. 7');
    expect((await reports.look(code))?.head.readOn).toEqual(['2026-03-10']);
    for (const [step, form] of [
      ['acknowledge', {}],
      ['answer', { says: 'Thank you.', gives: 'outcome', message: randomUUID() }],
      ['close', {}],
    ] as const)
      expect(await visit(`${path}/${step}`, RECIPIENT, form)).toMatchObject({ status: 303, to: path });
    expect((await reports.look(code))?.state).toBe('closed');
  });

  it('say why something does not go', async () => {
    const code = someCode();
    await reports.hand(code, saying('x'));
    const path = `/concerns/${placeOf(code)}`;
    const early = await visit(`${path}/close`, RECIPIENT, {});
    expect(early.status).toBe(409);
    expect(early.html).toContain('Say what was done before you close it');
    expect((await visit(`${path}/answer`, RECIPIENT, { says: '' })).status).toBe(400);
    expect((await visit('/concerns/nonsense', RECIPIENT)).status).toBe(404);
    expect((await visit(`/concerns/${'0'.repeat(64)}`, RECIPIENT)).status).toBe(404);
  });

  it.each(['comms', 'comms-approver', 'security', 'security-lead', 'administrator'])(
    'are closed to a recipient who is also in %s, and nothing is put down as read',
    async (group) => {
      const code = someCode();
      await reports.hand(code, saying(CANARY));
      for (const path of ['/concerns', `/concerns/${placeOf(code)}`]) {
        const answer = await visit(path, [...RECIPIENT, group]);
        expect([answer.status, answer.html.includes('Concerns may be about them')]).toEqual([403, true]);
        expect(answer.html).not.toContain(CANARY);
      }
      expect((await reports.look(code))?.head.readOn).toEqual([]);
    },
  );

  it('are not for the works council or an auditor', async () => {
    for (const group of ['works-council', 'auditor']) {
      const answer = await visit('/concerns', [group]);
      expect(answer.status).toBe(403);
    }
  });
});
