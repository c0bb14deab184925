import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { accountPart } from '../../../functions/web/account-path.ts';
import { isReleaseIntact } from '../../../shared/disclosure/publish.ts';
import { Release } from '../../../shared/disclosure/release.ts';
import { AccountId } from '../../../shared/ids.ts';
import {
  advocacyFigure,
  advocacyMonth,
  commsSiteOver,
  official,
  officialPost,
  officialRelease,
} from '../../support/report-builders.ts';
import { ask, signedIn } from '../../support/site-bench.ts';

const HOSTILE = '"><script>alert(1)</script>';
const ONE = accountPart(AccountId.parse('mastodon:social.example/1'));

const RELEASES = [
  officialRelease(1, '2026-02-20', [{ ...officialPost('11', '2026-02-20', 7), topic: 'launch' }]),
  officialRelease(2, '2026-02-27', [officialPost('22', '2026-02-27', 40)]),
  advocacyMonth('2026-01-01', [advocacyFigure(420), advocacyFigure(null, { measure: 'engagement' })]),
  advocacyMonth('2025-12-01', [advocacyFigure(null), advocacyFigure(null, { measure: 'engagement' })]),
];

const open = async (accounts = [official(1), official(2)], releases = RELEASES) => {
  const { cookie } = await signedIn('Imogen', ['comms']);
  const { site, reader } = commsSiteOver(accounts, releases);
  const get = (path: string) => ask(site, path, { cookie });
  return { get, read: async (path: string) => (await get(path)).text(), reader };
};

describe('the comms site', () => {
  it('opens with the week', async () => {
    const { read } = await open();
    expect(await read('/')).toMatch(/<h1>This week<\/h1>[^]*published 1 post, which drew 40 interactions/u);
  });

  it('shows exact days of all official accounts, and of one on its own page', async () => {
    const { read } = await open();
    const all = await read('/official?days=28&measure=engagement');
    expect(all).toContain('47 interactions altogether; most on 27 February 2026: 40.');
    expect(all).toContain('href="https://social.example/@firm-2/22"');
    const one = await read(`/official/${ONE}?measure=posts&compare=none`);
    expect(one).toContain('Posts a day, @firm-1@social.example, 2 February 2026 to 1 March 2026');
    expect(one).not.toContain('firm-2');
    expect(one).not.toContain('chart-comparison');
  });

  it.each([
    ['all of them were read in both stretches', {}, '33 more than in the days compared'],
    ['one began after the first day compared', { readFrom: '2026-02-16T09:00:00Z' }, 'not read in all'],
    ['one began within the days shown', { readFrom: '2026-02-25T00:00:00Z' }, 'not read in all'],
    ['one ended', { status: 'ended', endedAt: '2026-03-02T00:00:00Z' }, 'not read in all'],
    ['one ended long before', { status: 'ended', endedAt: '2026-02-24T00:00:00Z' }, 'as many as'],
    ['one is not read yet', { readFrom: '2026-03-20T00:00:00Z' }, 'as many as'],
  ])('compares accounts only where all were read: %s', async (_, changes, said) => {
    const endedBy = { subject: 'a'.repeat(64), name: 'Imogen' };
    const isIn = said !== 'as many as';
    const releases = isIn ? RELEASES : [];
    const { read } = await open([official(1), official(2, { ...changes, endedBy })], releases);
    const tiles = /<dl class="tiles">[^]*?<\/dl>/u.exec(await read('/official?days=7'))?.[0] ?? '';
    expect(tiles).toContain(said);
    expect(tiles.includes('not read in all of the days compared')).toBe(said === 'not read in all');
  });

  it('compares people’s figures with nothing where there is nothing before, and says so if asked to', async () => {
    const { read } = await open();
    const chosen = (page: string) => /name="compare"[^]*?value="(\w+)" selected/u.exec(page)?.[1];
    const asItOpens = await read('/advocacy');
    expect(chosen(asItOpens)).toBe('none');
    expect(asItOpens).toContain('/advocacy.svg?measure=posts&amp;compare=none');
    expect(asItOpens).not.toContain('There is nothing to compare with yet');
    const asked = await read('/advocacy?compare=previous');
    expect(chosen(asked)).toBe('none');
    expect(asked).toContain('There is nothing to compare with yet');
    expect(asked).toContain('about 420, give or take 60');
    expect(await read('/advocacy?compare=none')).not.toContain('There is nothing to compare with yet');
  });

  it('shows people’s figures with their margin as a band and withheld periods hatched', async () => {
    const { read } = await open();
    const page = await read('/advocacy');
    expect(page).toMatch(/class="chart-band"/u);
    expect(page).toMatch(/class="chart-withheld" fill="url\(#advocacy-chart-hatch\)"/u);
    expect(page).toContain('about 420, give or take 60');
    expect(await read('/advocacy?release=advocacy-month-2025-12-01')).toContain(
      '<caption>December 2025</caption>',
    );
  });

  it('draws the months before as a dashed line, and says the same in words and in the table', async () => {
    const months = [
      ['2025-10-01', 300],
      ['2025-11-01', null],
      ['2025-12-01', 380],
      ['2026-01-01', 420],
    ] as const;
    const releases = months.map(([on, value]) => advocacyMonth(on, [advocacyFigure(value)]));
    const { read } = await open([], releases);
    const page = await read('/advocacy');
    const said = 'Compared with October 2025 to November 2025: 1 figures, 1 withheld. The latest: [c].';
    expect(page).toContain(said);
    expect(page).toMatch(/<path class="chart-comparison"/u);
    expect(page.replaceAll(/\s+/gu, ' ')).toMatch(
      /January 2026<\/th><td[^>]*>about 420, give or take 60<\/td><td[^>]*>November 2025<\/td><td[^>]*>\[c\]<\/td>/u,
    );
    expect(await read('/advocacy.svg?compare=previous')).toContain(said);
    const alone = await read('/advocacy?compare=none');
    expect(alone).toContain('3 figures, 1 withheld. The latest: about 420, give or take 60.');
    expect(alone).not.toMatch(/<path class="chart-comparison"|Compared with October/u);
  });

  it('says what more would cost in privacy, alike whatever was released', async () => {
    const costs = async (releases: typeof RELEASES) => {
      const [, table = ''] = (await (await open([], releases)).read('/advocacy')).split(
        'What more would cost',
      );
      return table.split('</main>')[0];
    };
    expect(await costs(RELEASES)).toBe(await costs([]));
    expect(await costs([])).toContain('30 of 60');
  });

  it('is honest where nothing was published', async () => {
    const { read, get } = await open([], []);
    expect(await read('/advocacy')).toContain('Nothing is published yet');
    expect(await read('/official')).toContain('None is registered.');
    expect((await get('/advocacy.svg')).status).toBe(404);
  });

  it.each([
    ['/releases.csv', 'text/csv; charset=utf-8', 'candor-releases.csv'],
    ['/official.csv', 'text/csv; charset=utf-8', 'candor-official.csv'],
    ['/releases.json?month=2026-02', 'application/json; charset=utf-8', 'candor-releases-2026-02.json'],
    ['/official-posts.csv', 'text/csv; charset=utf-8', 'candor-official-posts.csv'],
    ['/official.svg', 'image/svg+xml; charset=utf-8', 'candor-official.svg'],
    ['/advocacy.svg?measure=posts', 'image/svg+xml; charset=utf-8', 'candor-advocacy-posts.svg'],
  ])('gives %s as a file to keep, which no browser shows as a page', async (path, type, name) => {
    const { get } = await open();
    const { status, headers } = await get(path);
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      200,
      type,
      `attachment; filename="${name}"`,
    ]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('says in its files what its pages say, withheld as [c] and with margins', async () => {
    const { read } = await open();
    const csv = await read('/releases.csv');
    expect(csv).toContain(
      '"advocacy-month-2026-01-01","advocacy","2026-01-01","2026-02-01","headline","all","posts","420","15","30","about 420, give or take 60","60"',
    );
    expect(csv).toContain('"engagement","[c]","15","30","[c]","60"');
    expect(csv).not.toContain('official');
    expect(await read('/official.csv?account=mastodon:social.example/1')).toBe(
      'account,handle,day,posts,interactions\r\n"mastodon:social.example/1","\'@firm-1@social.example","2026-02-20","1","7"\r\n',
    );
    expect(await read('/official-posts.csv')).toContain(
      '"mastodon:social.example/2","\'@firm-2@social.example","22","2026-02-27T12:00:00Z",,,,"40","0","0","https://social.example/@firm-2/22"',
    );
  });

  it.each(['/', '/official', '/advocacy', '/official.csv', '/official.svg', '/advocacy.svg'])(
    'echoes nothing of a hostile address at %s',
    async (path) => {
      const { get } = await open();
      const names = ['days', 'compare', 'measure', 'account', 'page', 'release', HOSTILE];
      const search = new URLSearchParams(Object.fromEntries(names.map((name) => [name, HOSTILE]))).toString();
      const answer = await get(`${path}?${search}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toMatch(/alert\(1\)/u);
    },
  );

  it('gives what was published in a month as it was hashed, of every account that was ever registered', async () => {
    const { read } = await open([official(1), official(2, { status: 'asked' })]);
    const published = async (query: string) =>
      z.array(Release).parse(JSON.parse(await read(`/releases.json?${query}`)));
    const all = await published('month=2026-03');
    // No December is folded in March: its rows are gone by then.
    const inMarch = RELEASES.filter(({ from }) => from >= '2026-01-01');
    expect(inMarch.map(({ publishedAt }) => publishedAt.slice(0, 7))).toEqual(inMarch.map(() => '2026-03'));
    expect(all.map(({ sha256 }) => sha256).sort()).toEqual(inMarch.map(({ sha256 }) => sha256).sort());
    expect(all.every(isReleaseIntact)).toBe(true);
    const one = await published('month=2026-03&account=mastodon:social.example/1');
    expect(one.every(({ subject }) => subject.kind === 'official' && subject.account.endsWith('/1'))).toBe(
      true,
    );
    expect(await published('month=2024-01')).toEqual([]);
  });

  it.each(['', '?month=', '?month=2026-13', `?month=${encodeURIComponent(HOSTILE)}`])(
    'asks which month is meant by /releases.json%s',
    async (query) => {
      const { get } = await open();
      const answer = await get(`/releases.json${query}`);
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toMatch(/alert\(1\)/u);
    },
  );

  it('offers the file by month beneath the figures of people who take part, also where there are none', async () => {
    for (const releases of [RELEASES, []])
      expect(await (await open([], releases)).read('/advocacy')).toMatch(
        /action="\/releases\.json"[^]*<option value="2026-02" selected/u,
      );
  });

  it('writes a hostile handle as text', async () => {
    const { read } = await open([official(1, { handle: HOSTILE, status: 'asked' }), official(2)]);
    for (const path of ['/', '/official']) expect(await read(path)).not.toContain('<script>');
  });

  it('speaks German throughout', async () => {
    const { cookie } = await signedIn('Imogen', ['comms']);
    const { site } = commsSiteOver([official(1), official(2)], RELEASES);
    const request = new Request('https://comms.example.com/', {
      headers: { cookie, 'accept-language': 'de' },
    });
    const page = await (await site.fetch(request)).text();
    expect(page).toContain('Auf den Konten des Unternehmens erschien');
    expect(page).toContain('23. Februar 2026');
  });

  it('stays usable with 5,000 posts: a page of 25, in less than 80 KB, from the days it shows', async () => {
    const days = Array.from({ length: 50 }, (_, index) =>
      new Date(Date.UTC(2026, 0, 11 + index)).toISOString().slice(0, 10),
    );
    const releases = days.map((on) =>
      officialRelease(
        1,
        on,
        Array.from({ length: 100 }, (_, index) => officialPost(`${on}-${index}`, on, index)),
      ),
    );
    const { read, reader } = await open([official(1)], releases);
    const page = await read('/official?days=84&page=2');
    expect(page.match(/rel="noreferrer"/gu)).toHaveLength(25);
    expect(page).toContain('Page 2 of 200');
    expect(Buffer.byteLength(page)).toBeLessThan(80_000);
    expect(reader.given).toBe(50);
    expect(await read('/official?days=84&page=999')).toContain('Page 200 of 200');
  });
});
