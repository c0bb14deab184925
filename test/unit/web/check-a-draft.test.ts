import { describe, expect, it } from 'vitest';

import { DRAFTS } from '../../../functions/web/words/catalogues.ts';
import { createParticipantSite } from '../../../functions/web/participant-site.tsx';
import type { DraftAnswer } from '../../../shared/drafts/draft.ts';
import { ServiceError } from '../../../shared/errors.ts';
import { closedParticipantParts } from '../../support/closed-ports.ts';
import { FakeDraftAttempts, FakeDraftChecker, NOTHING_FOUND } from '../../support/fake-drafts.ts';
import { ask, NOW, signedIn } from '../../support/site-bench.ts';

const PATH = '/check-a-draft';
const SCRIPT = `</textarea><script>alert('x')</script>`;

const open = async () => {
  const checker = new FakeDraftChecker();
  const logged: string[] = [];
  const site = createParticipantSite({
    ...closedParticipantParts(),
    attempts: new FakeDraftAttempts({ now: () => NOW }),
    drafts: checker,
    warn: (event, fields) => void logged.push(JSON.stringify([event, fields])),
  });
  const send = async (person: Awaited<ReturnType<typeof signedIn>>, draft: string) => {
    const answer = await ask(site, PATH, {
      cookie: person.cookie,
      origin: 'https://participant.example.com',
      form: { token: person.session.formToken, draft },
    });
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  };
  const ann = await signedIn('Ann', []);
  return { checker, logged, site, ann, send, check: (draft: string) => send(ann, draft) };
};

const answering = async (draft: string, answer: Partial<DraftAnswer>): Promise<string> => {
  const { checker, check } = await open();
  checker.answer = { ...NOTHING_FOUND, ...answer };
  return (await check(draft)).html;
};

describe('the page that checks a draft', () => {
  it('says before anything is typed what is kept, and what is not', async () => {
    const { site, ann } = await open();
    const html = await (await ask(site, PATH, { cookie: ann.cookie })).text();
    expect(html).toContain('not stored, not logged, and shown to nobody but you');
    expect(html).toContain('kept until midnight (UTC) is how often you asked today');
    expect(html).toContain('<label for="draft">Draft</label>');
  });

  it('marks what was found, and leads from each mark to why and to what to write instead', async () => {
    const html = await answering('my key AKIA1 and a plan', {
      risk: 'critical',
      matches: [
        {
          start: 7,
          end: 12,
          rule: 'aws-access-key',
          kind: 'secret',
          reasons: ['the form of aws-access-key', 'the check aws holds', 'the usual form'],
        },
        { start: 19, end: 23, rule: 'plans', kind: 'topic', reasons: ['a word for it'] },
      ],
    });
    expect(html).toContain(
      'my key <mark>AKIA1</mark><sup><a href="#match-1">1</a></sup> and a <mark>plan</mark><sup><a href="#match-2">2</a></sup>',
    );
    expect(html).toMatch(
      /<li id="match-1">A credential: AWS access key\. Why: it has the form of one; a check on its characters holds; the usual form\./u,
    );
    expect(html).toMatch(/<dt id="instead-topic">A confidential topic<\/dt><dd>Write about what is public/u);
    expect(html).toContain('Risk: critical. Do not post it as it is.');
    expect([...html.matchAll(/<dt /gu)]).toHaveLength(2);
  });

  it.each([
    [{ label: 'negative', abstained: false, moved: [] }, 'A program reads it as rather negative. That'],
    [{ label: 'positive', abstained: true, moved: [] }, 'rather positive, but it is too close to say.'],
    [{ label: 'unknown', abstained: true, moved: [] }, 'No reading: the program was taught English only.'],
  ] as const)('tells the author how it reads: %j', async (sentiment, words) => {
    expect(await answering('x', { sentiment: { ...sentiment, moved: [] } })).toContain(words);
  });

  it('says what moved the reading, one way and the other', async () => {
    const moved = [
      { start: 0, end: 5, weight: 2 },
      { start: 6, end: 9, weight: -1 },
    ];
    const html = await answering('great but', { sentiment: { label: 'positive', abstained: false, moved } });
    expect(html).toContain('Towards that: <q>great</q>');
    expect(html).toContain('Away from it: <q>but</q>');
  });

  it('has one answer about what the company keeps to itself, which changes nothing else and no length', async () => {
    const [seen, none] = [
      await answering('x', { company: 'seen' }),
      await answering('x', { company: 'none' }),
    ];
    const idless = (html: string): string => html.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, '');
    expect(idless(seen)).toBe(idless(none).replace(DRAFTS.en.company.none, DRAFTS.en.company.seen));
    expect(seen).toHaveLength(none.length);
    expect(DRAFTS.en.company.seen).not.toBe(DRAFTS.en.company.none);
  });

  it.each([
    ['', 'There is no draft yet', ''],
    ['\u200b', 'There is no draft yet', '\u200b'],
    ['x'.repeat(5_001), 'This has 5,001 characters. Up to 5,000', 'x'.repeat(5_001)],
    ['a\u0007b', 'no text. Paste it again as plain text', 'a\u0007b'],
  ])('does not ask about %j, says why, and keeps it in the field', async (draft, why, kept) => {
    const { checker, check } = await open();
    const { status, html } = await check(draft);
    expect([status, checker.asked]).toEqual([400, []]);
    expect(html).toMatch(new RegExp(`<a href="#draft">[^<]*${why}`, 'u'));
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain(`>\n${kept}</textarea>`);
  });

  it('keeps line breaks, also a first one, and asks about them as typed', async () => {
    const { checker, check } = await open();
    const { html } = await check('\r\none\r\ntwo');
    expect(checker.asked).toEqual(['\none\ntwo']);
    expect(html).toContain('>\n\none\ntwo</textarea>');
  });

  it('shows hostile words as words, marked and in the field', async () => {
    const html = await answering(SCRIPT, {
      matches: [{ start: 0, end: 20, rule: 'x"><script>', kind: 'topic', reasons: ['<script>'] }],
      sentiment: { label: 'negative', abstained: false, moved: [{ start: 0, end: 22, weight: 1 }] },
    });
    expect(html).not.toContain('<script');
    expect(html.match(/<\/textarea>/gu)).toHaveLength(1);
  });

  it.each(['unavailable', 'conflict'] as const)(
    'keeps the draft in the field when the check is %s, and logs no word of it',
    async (kind) => {
      const { checker, check, logged } = await open();
      checker.fault = new ServiceError(kind, 'not now', { cause: new Error('about Heron') });
      const { status, headers, html } = await check('about Heron');
      expect([status, headers.get('retry-after')]).toEqual([503, '60']);
      expect(html).toContain('>\nabout Heron</textarea>');
      expect(logged).toEqual([JSON.stringify(['request.failed', { kind, requestId: '' }])]);
    },
  );

  it('ends after twenty in an hour for one person, and goes on for another', async () => {
    const { checker, check, send } = await open();
    for (let tried = 0; tried < 20; tried += 1) expect((await check('a draft')).status).toBe(200);
    const { status, headers, html } = await check('one more');
    expect([status, headers.get('retry-after'), checker.asked.length]).toEqual([429, '3600', 20]);
    expect(html).toContain('You can go on from 10 March 2026, 13:00 UTC.');
    expect(html).toContain('>\none more</textarea>');
    expect((await send(await signedIn('Bob', []), 'mine')).status).toBe(200);
  });

  it('is never kept by a cache, and puts no word into an address', async () => {
    const { check } = await open();
    const { headers } = await check('about Heron');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('location')).toBeNull();
  });

  it('counts what does not fit for nothing, and an attempt that failed as one', async () => {
    const { checker, check } = await open();
    for (let tried = 0; tried < 30; tried += 1) await check('');
    checker.fault = new ServiceError('unavailable', 'not now');
    for (let tried = 0; tried < 20; tried += 1) await check('a draft');
    expect((await check('a draft')).status).toBe(429);
  });
});
