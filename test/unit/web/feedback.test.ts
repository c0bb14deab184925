import { randomUUID } from 'node:crypto';

import { beforeEach, describe, expect, it } from 'vitest';

import { createPublicSite } from '../../../functions/web/public-site.tsx';
import { Round } from '../../../shared/feedback/round.ts';
import { shippedSurvey } from '../../../shared/feedback/survey.file.ts';
import type { LogEvent, LogFields } from '../../../shared/runtime/logger.ts';
import { closedPublicParts } from '../../support/closed-ports.ts';
import { FakeFeedback } from '../../support/fake-feedback.ts';
import { formOf } from '../../contract/feedback.suite.ts';
import { ask } from '../../support/site-bench.ts';

const ORIGIN = 'https://public.example.com';
const CANARY = 'gannet-7231-plover';

let now: Date;
let box: FakeFeedback;
let logged: (readonly [LogEvent, LogFields | undefined])[];
const clock = { now: () => now };
const site = () =>
  createPublicSite({
    ...closedPublicParts(),
    clock,
    survey: shippedSurvey(),
    feedback: box,
    warn: (event, fields) => void logged.push([event, fields]),
  });

beforeEach(() => {
  now = new Date('2026-11-22T12:00:00Z');
  box = new FakeFeedback(clock);
  logged = [];
});

const send = (form: Readonly<Record<string, string>>, origin = ORIGIN) =>
  ask(site(), '/feedback', { form, origin });
const see = async (path: string, language = 'en'): Promise<string> =>
  (await ask(site(), path, { headers: { 'accept-language': language } })).text();

const answered = async (texts: readonly string[]): Promise<void> => {
  for (const text of texts) await box.put(formOf({ clear: 'yes', 'own-words': text }));
};
const ten = Array.from({ length: 10 }, (_, index) => `opinion ${index}`);

describe('the page for feedback', () => {
  it('asks each question with nothing chosen, and says from when on answers are shown', async () => {
    const html = await see('/feedback');
    expect(html.match(/<fieldset/gu)).toHaveLength(5);
    expect(html).not.toContain('checked');
    expect(html).toContain('From 1 January 2027 on everybody can');
    expect(html).toContain('at least 10 answers to the same question');
    expect(html).toContain('at most 300 forms are taken a week');
  });

  it('speaks German', async () => {
    expect(await see('/feedback', 'de')).toContain('Ab 1. Januar 2027 können es alle');
  });

  it('has a form of its own each time, so that the same one sent twice is known', async () => {
    const idIn = (html: string) => /name="form" value="([^"]+)"/u.exec(html)?.[1];
    expect(idIn(await see('/feedback'))).not.toBe(idIn(await see('/feedback')));
  });

  it('is led to from the foot of every page', async () => {
    expect(await see('/policy')).toContain('<a href="https://public.example/feedback">Feedback</a>');
  });
});

describe('sending feedback', () => {
  it('takes it and leads to thanks, setting no cookie', async () => {
    const answer = await send({ form: randomUUID(), clear: 'no' });
    const to = answer.headers.get('location') ?? '';
    expect([answer.status, to]).toEqual([303, expect.stringMatching(/^\/feedback\/thanks\?taken=\d+$/u)]);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await see(to)).toContain('From 1 January 2027 on everybody can read');
    expect(await see('/feedback/thanks')).toContain('Nothing was sent just now.');
  });

  it('says that the first answers of a form were taken where it comes again with others, and gives back what is new', async () => {
    const form = randomUUID();
    await send({ form, clear: 'no', 'own-words': 'First.' });
    const again = await send({ form, clear: 'yes', 'own-words': 'Second.' });
    const html = await again.text();
    expect([again.status, html]).toEqual([
      409,
      expect.stringContaining('A first version of your answers was taken'),
    ]);
    expect(html).toMatch(/<textarea id="own-words"[^>]*>\s*Second\.</u);
    expect(html).not.toContain(form);
    expect(html).not.toContain('checked');
    expect((await send({ form, clear: 'no', 'own-words': 'First.' })).status).toBe(303);
  });

  it.each(['https://evil.example', 'null', 'https://public.example.com.evil.example'])(
    'takes no form that comes from %s',
    async (origin) => {
      expect((await send({ clear: 'no' }, origin)).status).toBe(403);
    },
  );

  it('takes a form without origin only where the browser says that it is from here', async () => {
    const statusWith = async (fetched: string) =>
      (await ask(site(), '/feedback', { form: { clear: 'no' }, headers: { 'sec-fetch-site': fetched } }))
        .status;
    expect([await statusWith('same-origin'), await statusWith('cross-site')]).toEqual([303, 403]);
    expect((await ask(site(), '/feedback', { form: { clear: 'no' } })).status).toBe(403);
  });

  it('says what is missing, and what is too long, and keeps all that was filled in', async () => {
    const empty = await send({});
    expect([empty.status, await empty.text()]).toEqual([
      400,
      expect.stringContaining('Nothing is filled in yet.'),
    ]);
    const words = `</textarea><script>${'x'.repeat(1000)}`;
    const form = randomUUID();
    const long = await send({ form, clear: 'partly', 'own-words': words });
    const html = await long.text();
    expect(long.status).toBe(400);
    expect(html).toContain('This is 1,019 characters long; there is room for 1,000.');
    expect(html).toContain('&lt;/textarea&gt;&lt;script&gt;xxx');
    expect(html).toMatch(/value="partly" checked/u);
    expect(html).toContain(`name="form" value="${form}"`);
  });

  it('takes no form that is larger than any of ours', async () => {
    expect((await send({ clear: 'no', more: 'x'.repeat(70_000) })).status).toBe(400);
  });

  it('answers with the form when the store is down, and counts the form once when it is sent again', async () => {
    const form = randomUUID();
    for (const fault of ['before', 'after'] as const) {
      box.failNext = fault;
      const answer = await send({ form, 'own-words': CANARY });
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain(CANARY);
    }
    expect((await send({ form, 'own-words': CANARY })).status).toBe(303);
    now = new Date('2027-01-01T00:00:00Z');
    expect(await box.read(Round.parse('2026-Q4'))).toHaveLength(1);
  });

  it('says so when as many came this week as are taken', async () => {
    for (let sent = 0; sent < 300; sent += 1) await box.put(formOf({ clear: 'yes' }));
    const answer = await send({ clear: 'yes' });
    expect([answer.status, await answer.text()]).toEqual([
      429,
      expect.stringContaining('Please come back next week'),
    ]);
  });

  it('leaves no word of it in any log, whatever happens', async () => {
    box.failNext = 'before';
    await send({ 'own-words': CANARY, form: CANARY });
    await send({ 'own-words': CANARY, clear: CANARY });
    await send({ 'own-words': CANARY.repeat(100) });
    await send({ 'own-words': CANARY });
    await send({ 'own-words': CANARY }, 'https://evil.example');
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain(CANARY);
  });
});

describe('what staff said', () => {
  it('is on no page while the quarter lasts', async () => {
    await answered([...ten.slice(1), CANARY]);
    for (const path of ['/feedback', '/feedback/answers', '/feedback/thanks'])
      expect(await see(path)).not.toContain(CANARY);
    expect((await ask(site(), '/feedback/answers?round=2026-Q4')).status).toBe(404);
  });

  it('is shown once it is over, from ten on, escaped', async () => {
    await answered([...ten.slice(1), '<b>bold</b>']);
    now = new Date('2027-01-01T00:00:00Z');
    const html = await see('/feedback/answers');
    expect(html).toContain('Q4 2026, closed on 1 January 2027');
    expect(html).toContain('10 answers');
    expect(html).toMatch(/Yes<\/th><td class="number">10<\/td><td class="number">100%<\/td>/u);
    expect(html).toContain('<li>&lt;b&gt;bold&lt;/b&gt;</li>');
    expect(html).toContain('opinion 9');
  });

  it('is not shown of nine, not even how many there are', async () => {
    await answered(ten.slice(1));
    now = new Date('2027-01-01T00:00:00Z');
    const html = await see('/feedback/answers');
    expect(html).not.toMatch(/opinion|9 answers/u);
    expect(html.match(/Fewer than 10 answers/gu)).toHaveLength(5);
    expect(html).toContain('Fewer than 10 texts');
  });

  it('stands fifty texts a page, in the same order at each look', async () => {
    await answered(Array.from({ length: 60 }, (_, index) => `opinion ${index}`));
    now = new Date('2027-01-01T00:00:00Z');
    const parts = [await see('/feedback/answers'), await see('/feedback/answers?round=2026-Q4&part=2')];
    expect(parts.map((html) => html.match(/<li>opinion/gu)?.length)).toEqual([50, 10]);
    expect(await see('/feedback/answers')).toBe(parts[0]);
    expect(await see('/feedback/answers?part=99')).toBe(await see('/feedback/answers?part=2'));
  });

  it.each(['2026-Q3', '2024-Q1', '"><script>', 'constructor'])(
    'is not there for the quarter %s',
    async (round) => {
      now = new Date('2027-04-01T00:00:00Z');
      const { status } = await ask(site(), `/feedback/answers?round=${encodeURIComponent(round)}`);
      expect(status).toBe(404);
    },
  );
});
