import { describe, expect, it } from 'vitest';

import { ACCESS } from '../../../functions/web/access.ts';
import { formatsIn } from '../../../shared/formats.ts';
import { LANGUAGES } from '../../../shared/languages.ts';
import { createParticipantSite } from '../../../functions/web/participant-site.tsx';
import { createPublicSite } from '../../../functions/web/public-site.tsx';
import { wayBack } from '../../../functions/web/way-back.ts';
import * as catalogues from '../../../functions/web/words/catalogues.ts';
import { SITES } from '../../../shared/names.ts';
import { closedParticipantParts, closedPublicParts } from '../../support/closed-ports.ts';
import { ask } from '../../support/site-bench.ts';

const site = createPublicSite(closedPublicParts());

/** The language of a page that is asked for with these headers. */
const spokenFor = async (headers: Readonly<Record<string, string>>): Promise<string | undefined> => {
  const html = await (await ask(site, '/nowhere', { headers })).text();
  return /<html lang="(\w+)">/u.exec(html)?.[1];
};

describe('the language of a page', () => {
  it.each([
    [{}, 'en'],
    [{ 'accept-language': 'de' }, 'de'],
    [{ 'accept-language': 'de-AT,de;q=0.9,en;q=0.8' }, 'de'],
    [{ 'accept-language': 'fr,en;q=0.5,de;q=0.8' }, 'de'],
    [{ 'accept-language': 'fr, nl' }, 'en'],
    [{ 'accept-language': `${'x'.repeat(5000)};q=;;,,` }, 'en'],
    [{ cookie: '__Host-candor-language=de', 'accept-language': 'en' }, 'de'],
    [{ cookie: '__Host-candor-language="><script>', 'accept-language': 'de' }, 'de'],
    [{ cookie: '__Host-candor-language=toString' }, 'en'],
  ])('asked for with %j is %s', async (headers, language) => {
    expect(await spokenFor(headers)).toBe(language);
  });

  it('is said to browsers, and its words are in it', async () => {
    const answer = await ask(site, '/nowhere', { headers: { 'accept-language': 'de' } });
    expect(answer.headers.get('content-language')).toBe('de');
    expect(await answer.text()).toContain('Hier ist nichts.');
  });
});

describe('choosing a language', () => {
  const choose = (language: string, referer?: string): Promise<Response> =>
    ask(site, `/language/${language}`, referer === undefined ? {} : { headers: { referer } });

  it('is kept for a year, for this host alone, and leads back to the page', async () => {
    const answer = await choose('de', 'https://public.example.com/policy?part=2');
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      'https://public.example.com/policy?part=2',
    ]);
    expect(answer.headers.get('set-cookie')).toBe(
      '__Host-candor-language=de; Max-Age=31536000; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
  });

  it.each([
    'https://elsewhere.example/',
    'https://public.example.com.evil.example/x',
    'javascript:alert(1)',
    'x',
  ])('leads to the start for somebody who came from %s', async (referer) => {
    expect((await choose('en', referer)).headers.get('location')).toBe('/');
  });

  it('never leads to another host, whatever path was looked at', async () => {
    const answer = await choose('en', 'https://public.example.com//evil.example/x');
    expect(new URL(answer.headers.get('location') ?? '', 'https://public.example.com/').host).toBe(
      'public.example.com',
    );
  });

  it.each([
    ['/accounts/bluesky~did:plc:a/choose', '/accounts/bluesky~did:plc:a'],
    ['/accounts/bluesky~did:plc:a/withdraw?x=1', '/accounts/bluesky~did:plc:a'],
    ['/my-data/copy', '/my-data'],
    ['/policy/acknowledge', '/policy'],
    ['/connect', '/'],
    ['/notices/seen', '/'],
    ['/connect/callback?code=once&state=once', '/'],
  ])('from the answer to a form at %s leads to %s', (from, to) => {
    expect(wayBack('participant', new URL(`https://p.example${from}`)).href).toBe(`https://p.example${to}`);
  });

  it.each([
    ['comms', '/official/ask', '/official'],
    ['comms', '/official/mastodon~x/approve', '/official/mastodon~x'],
    ['comms', '/official/mastodon~x', '/official/mastodon~x'],
    ['comms', '/advocacy?period=2026-10', '/advocacy?period=2026-10'],
    ['security', '/alerts/a1/handle', '/alerts/a1'],
    ['participant', '/check-a-draft', '/check-a-draft'],
    ['public', '/nowhere', '/nowhere'],
    ['public', '//evil.example/callback', '/'],
  ] as const)('on the %s site leads from %s to %s', (site, from, to) => {
    const way = wayBack(site, new URL(`https://p.example${from}`));
    expect([way.host, way.href]).toEqual(['p.example', `https://p.example${to}`]);
  });

  it('never leads to an address that only takes forms, from any route of any site', () => {
    const wrong = SITES.flatMap((site) =>
      Object.keys(ACCESS[site]).filter((route) => {
        const [, path = ''] = route.split(' ');
        const { pathname } = wayBack(site, new URL(`https://p.example${path.replaceAll(':', '-')}`));
        return pathname !== '/' && ACCESS[site][`GET ${pathname.replaceAll('/-', '/:')}`] === undefined;
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('from a form that was refused leads to its page', async () => {
    const participants = createParticipantSite(closedParticipantParts());
    const headers = { referer: 'https://participant.example.com/accounts/x/choose' };
    const answer = await ask(participants, '/language/de', { headers });
    expect(answer.headers.get('location')).toBe('https://participant.example.com/accounts/x');
  });

  it('is refused where no page speaks it', async () => {
    const answer = await choose('fr');
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([404, null]);
  });
});

/** Every string under a value by its path, functions called with marks. */
const stringsIn = (value: unknown, path = ''): readonly (readonly [string, string])[] => {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value))
    return value.flatMap((part: unknown, index) => stringsIn(part, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
    stringsIn(part, `${path}.${name}`),
  );
};

/** Words that are the same in both languages. */
const ALIKE = new Set(['Candor', 'Name', 'Team']);

describe('the catalogues', () => {
  it.each(Object.entries(catalogues))('%s says nothing in another language than its own', (_, catalogue) => {
    const [english, ...others] = LANGUAGES.map((language) => stringsIn(catalogue[language]));
    for (const other of others) {
      expect(other.map(([path]) => path)).toEqual(english?.map(([path]) => path));
      const untranslated = other.filter(
        ([, text], index) => text === english?.[index]?.[1] && !ALIKE.has(text) && /\p{L}{3}/u.test(text),
      );
      expect(untranslated).toEqual([]);
    }
  });
});

describe('numbers and dates', () => {
  it('are written as each language does, in universal time', () => {
    const [english, german] = [formatsIn('en'), formatsIn('de')];
    expect(english.day('2026-09-01')).toBe('1 September 2026');
    expect(german.day('2026-03-01T23:59:59Z')).toBe('1. März 2026');
    expect(english.minute('2026-09-01T22:05:59.999Z')).toBe('1 September 2026, 22:05 UTC');
    expect(german.minute('2026-09-01T00:05:00Z')).toBe('1. September 2026, 00:05 UTC');
    expect([english.number(1234567), german.number(1234567)]).toEqual(['1,234,567', '1.234.567']);
    expect([english.share(0.6554), german.share(0.6554)]).toEqual(['65.5%', '65,5\u{a0}%']);
  });
});
