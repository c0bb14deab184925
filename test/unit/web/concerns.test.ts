import { beforeEach, describe, expect, it } from 'vitest';

import { createOversightSite } from '../../../functions/web/oversight-site.tsx';
import { createPublicSite } from '../../../functions/web/public-site.tsx';
import { codeOf, placeOf, writeCode } from '../../../shared/reports/report-code.ts';
import { closedPublicParts } from '../../support/closed-ports.ts';
import { FakeReports } from '../../support/fake-reports.ts';
import { oversightParts } from '../../support/oversight-bench.ts';
import { ask, signedIn } from '../../support/site-bench.ts';

const ORIGIN = 'https://public.example.com';
const MESSAGE = '00000000-0000-4000-8000-000000000001';
const code = codeOf(new Uint8Array(20).fill(7));
const place = placeOf(code);
let now: Date;
let reports: FakeReports;
const clock = { now: () => now };

beforeEach(() => {
  now = new Date('2026-03-10T12:00:00Z');
  reports = new FakeReports(clock);
});

const send = async (path: string, form: Readonly<Record<string, string>>, language = 'en') => {
  const answer = await ask(createPublicSite({ ...closedPublicParts(), clock, reports }), path, {
    form,
    origin: ORIGIN,
    headers: { 'accept-language': language },
  });
  return { status: answer.status, html: await answer.text() };
};
const hand = (says: string) => send('/concern', { code, message: MESSAGE, says });

/** What the recipient sees and does. */
const recipient = async (path: string, form?: Readonly<Record<string, string>>) => {
  const { cookie, session } = await signedIn('Dagny', ['confidential-recipient']);
  const answer = await ask(createOversightSite(oversightParts({ clock, concerns: reports })), path, {
    cookie,
    origin: 'https://oversight.example.com',
    ...(form !== undefined && { form: { ...form, token: session.formToken } }),
  });
  return { status: answer.status, html: await answer.text() };
};

describe('the page that says a report arrived', () => {
  it('shows the code, and leads to no other language and to no form for a code', async () => {
    const { status, html } = await hand('gannet');
    expect([status, html.includes(writeCode(code))]).toEqual([200, true]);
    expect(html).not.toContain('/language/');
    expect(html).not.toContain('href="/concern/answer"');
  });

  it('keeps what was typed on a refused form, which has no way to another language either', async () => {
    const { status, html } = await hand('x'.repeat(4001));
    expect(status).toBe(400);
    expect(html).toContain('x'.repeat(4001));
    expect(html).not.toContain('/language/');
  });
});

describe('a text that is sent again', () => {
  it('counts once when it is the same', async () => {
    await hand('gannet');
    expect((await hand('gannet')).html).toContain('Your report has arrived');
  });

  it('is shown back with the code when it was changed, to be sent as an addition', async () => {
    await hand('gannet');
    const { status, html } = await hand('gannet, and plover');
    expect(status).toBe(409);
    expect(html).toContain(`had arrived before, under the code ${writeCode(code)}`);
    expect(html).toContain('action="/concern/add"');
    expect(html).toContain('\ngannet, and plover</textarea>');
    expect(html).not.toContain(`value="${MESSAGE}"`);
  });

  it('is shown back when an addition was changed', async () => {
    await hand('gannet');
    const message = '00000000-0000-4000-8000-000000000002';
    await send('/concern/add', { code, message, says: 'plover' });
    const { status, html } = await send('/concern/add', { code, message, says: 'plover, and dunlin' });
    expect(status).toBe(409);
    expect(html).toContain('A first version of this had arrived before.');
    expect(html).toContain('\nplover, and dunlin</textarea>');
  });

  it.each([
    ['en', 'was not sent'],
    ['de', 'wurde nicht gesendet'],
  ])('is shown for copying in %s when the report was closed meanwhile', async (language, said) => {
    await hand('gannet');
    await reports.answer(place, {
      id: MESSAGE.replace(/1$/u, '3'),
      said: { words: 'Done.' },
      gives: 'outcome',
    });
    await reports.close(place);
    const { status, html } = await send('/concern/add', { code, says: 'plover <b>' }, language);
    expect(status).toBe(409);
    expect(html).toContain(said);
    expect(html).toContain('\nplover &lt;b&gt;</textarea>');
    expect(html).not.toContain('action="/concern/add"');
  });
});

describe('a form that is far too long', () => {
  it.each([
    ['en', 'This form is larger than 65,536 bytes'],
    ['de', 'größer als 65.536 Bytes'],
  ])('says so in %s, and shows the text for copying', async (language, said) => {
    const says = '漢'.repeat(8000);
    const { status, html } = await send('/concern', { code, message: MESSAGE, says }, language);
    expect(status).toBe(400);
    expect(html).toContain(said);
    expect(html).toContain(says);
    expect(await reports.list()).toEqual([]);
  });

  it('is not sent back when it is larger than an answer may be', async () => {
    const { html } = await send('/concern', { says: 'x'.repeat(600_000) });
    expect(html).toContain('This form is larger than 65,536 bytes');
    expect(html.length).toBeLessThan(20_000);
  });
});

describe('the recipient’s page', () => {
  it('asks whether an answer asks back or says what was done, and keeps what was typed until it is said', async () => {
    await hand('gannet');
    const { status, html } = await recipient(`/concerns/${place}/answer`, { says: 'plover' });
    expect(status).toBe(400);
    expect(html).toContain('Say whether this asks something or says what was done.');
    expect(html).toContain('\nplover</textarea>');
    expect(html).not.toContain('who could confirm it');
  });

  it('cannot be closed on a question, and says on both sides what is late', async () => {
    await hand('gannet');
    await recipient(`/concerns/${place}/answer`, { says: 'When?', gives: 'question' });
    expect((await recipient(`/concerns/${place}`)).html).not.toContain(`/concerns/${place}/close`);
    expect((await recipient(`/concerns/${place}/close`, {})).status).toBe(409);
    now = new Date('2026-06-11T12:00:00Z');
    for (const { html } of [await recipient(`/concerns/${place}`), await send('/concern/answer', { code })])
      expect(html).toContain('That is late.');
    await recipient(`/concerns/${place}/answer`, { says: 'Mended.', gives: 'outcome' });
    const { html } = await recipient(`/concerns/${place}`);
    expect(html).not.toContain('That is late.');
    expect(html).toContain(`/concerns/${place}/close`);
  });

  it('shows an answer for copying when the report was closed meanwhile', async () => {
    await hand('gannet');
    await recipient(`/concerns/${place}/answer`, { says: 'Mended.', gives: 'outcome' });
    await recipient(`/concerns/${place}/close`, {});
    const { status, html } = await recipient(`/concerns/${place}/answer`, {
      says: 'More.',
      gives: 'outcome',
    });
    expect(status).toBe(409);
    expect(html).toContain('your answer was not stored');
    expect(html).toContain('\nMore.</textarea>');
    expect(html).not.toContain('You can report anew');
  });
});

describe('the policy', () => {
  it('leads from whom it names to the form', async () => {
    const page = await ask(createPublicSite(closedPublicParts()), '/policy');
    expect(await page.text()).toContain('<dd>the ombudsperson</dd><dd><a href="/concern">');
  });
});
