import { describe, expect, it } from 'vitest';

import { advocacyPairs, advocacyPoints } from '../../../functions/web/comms/advocacy-figures.ts';
import { pointsOf } from '../../../functions/web/comms/official-points.ts';
import { differenceOf, headlineKind } from '../../../shared/weekly/figures.ts';
import { csvOf } from '../../../functions/web/comms/csv.ts';
import {
  byTimeOfDay,
  perPost,
  postsOf,
  postUrl,
  topicTotals,
  totalsOf,
} from '../../../shared/weekly/official-figures.ts';
import { rangesOf, readReportQuery, reportAddress } from '../../../functions/web/comms/report-query.ts';
import type { Release } from '../../../shared/disclosure/release.ts';
import { PostId } from '../../../shared/ids.ts';
import { day } from '../../support/disclosure-builders.ts';
import {
  advocacyFigure,
  advocacyMonth,
  officialPost,
  officialRelease,
} from '../../support/report-builders.ts';

/** Tuesday, a little after eleven; Sunday the first of March closed on Monday. */
const NOW = new Date('2026-03-10T11:00:00Z');
const query = (search: string) => readReportQuery(`https://comms.example.com/official?${search}`);

describe('what a report is asked for', () => {
  it.each([
    '',
    'days=9999&compare=decade&measure=person&page=-1&account=ann',
    'days=%00&compare[]=x&measure=<script>&page=1e9&account=mastodon:',
    'days=__proto__&constructor=1&page=NaN&team=sales&person=oskar',
  ])('reads %j as if nothing had been asked for', (search) => {
    expect(query(search)).toEqual({ days: '28', compare: 'previous', measure: 'engagement', page: 1 });
  });

  it('stands in the address, so that it can be kept and passed on', () => {
    const asked = query('days=84&compare=year&measure=posts&page=3&account=mastodon:social.example/7');
    expect(
      query(new URL(reportAddress('/official', asked, { page: 3 }), 'https://x').search.slice(1)),
    ).toEqual(asked);
    expect(reportAddress('/official', asked)).not.toContain('page=');
  });

  it('ends with the last day that was released, and compares as many days on the same days of the week', () => {
    // 10 March minus eight days is 2 March: the last whole day is the first of March.
    expect(rangesOf(query('days=7'), NOW)).toEqual({
      shown: { from: '2026-02-23', to: '2026-03-02' },
      compared: { from: '2026-02-16', to: '2026-02-23' },
    });
    expect(rangesOf(query('days=7&compare=year'), NOW).compared).toEqual({
      from: '2025-02-24',
      to: '2025-03-03',
    });
    expect(rangesOf(query('days=7&compare=none'), NOW)).not.toHaveProperty('compared');
  });

  it('leaves a day out until the job had two runs to release it', () => {
    expect(rangesOf(query('days=7'), new Date('2026-03-10T05:59:00Z')).shown.to).toBe('2026-03-01');
    expect(rangesOf(query('days=7'), new Date('2026-03-10T06:00:00Z')).shown.to).toBe('2026-03-02');
  });
});

const LAUNCH = { ...officialPost('b', '2026-03-01T09:00:00Z', 30), topic: 'launch' };
/** Its platform gave no counts. */
const UNCOUNTED = { id: PostId.parse('c'), postedAt: '2026-03-01T08:00:00Z' };
const RELEASES = [
  officialRelease(1, '2026-02-28', [officialPost('a', '2026-02-28T23:59:59Z', 10)]),
  officialRelease(1, '2026-03-01', [LAUNCH, UNCOUNTED]),
  officialRelease(2, '2026-03-01', [officialPost('d', '2026-03-01T11:59:59Z', 5)]),
];

describe('official figures', () => {
  it('are sums of what was released, and never have advocacy in them', () => {
    const month = advocacyMonth('2026-02-01', [
      advocacyFigure(1000),
      advocacyFigure(1000, { measure: 'engagement' }),
    ]);
    expect(totalsOf([...RELEASES, month])).toEqual({ posts: 4, engagement: 45 });
    const topic = advocacyMonth('2026-02-01', [advocacyFigure(500, { table: 'topic', category: 'launch' })]);
    expect(topicTotals([...RELEASES, topic], 'launch')).toEqual({ posts: 1, engagement: 30 });
  });

  it('say how much a post drew, unless there was none', () => {
    expect([perPost({ posts: 4, engagement: 45 }), perPost({ posts: 0, engagement: 0 })]).toEqual([
      11.3,
      undefined,
    ]);
  });

  it('have a point a day: zero where nothing was posted, none from before the accounts were read', () => {
    const points = pointsOf({
      measure: 'posts',
      shown: { range: { from: day('2026-02-27'), to: day('2026-03-02') }, releases: RELEASES },
      compared: { range: { from: day('2026-02-24'), to: day('2026-02-27') }, releases: [] },
      readFrom: '2026-02-25',
      comparedFrom: '2026-02-26',
      label: (on) => on,
    });
    expect(points).toEqual([
      { label: '2026-02-27', value: { kind: 'figure', value: 0, margin: 0 } },
      { label: '2026-02-28', value: { kind: 'figure', value: 1, margin: 0 } },
      { label: '2026-03-01', value: { kind: 'figure', value: 3, margin: 0 }, comparison: 0 },
    ]);
  });

  it('list posts, those that drew most first and those that were not counted last', () => {
    expect(postsOf(RELEASES).map(({ id, interactions }) => [id, interactions])).toEqual([
      ['b', 30],
      ['a', 10],
      ['d', 5],
      ['c', undefined],
    ]);
  });

  it('tell times of day in universal time', () => {
    const bands = byTimeOfDay(postsOf(RELEASES)).filter(({ posts }) => posts > 0);
    expect(bands).toEqual([
      { from: 8, to: 12, posts: 3, engagement: 35 },
      { from: 20, to: 24, posts: 1, engagement: 10 },
    ]);
  });
});

describe('where a post can be seen', () => {
  it.each([
    ['bluesky:did:plc:abc', 'firm.example', '3kab', 'https://bsky.app/profile/did:plc:abc/post/3kab'],
    ['mastodon:social.example/7', '@firm@social.example', '11', 'https://social.example/@firm/11'],
    [
      'mastodon:social.example/7',
      '@firm@social.example',
      '"><script>',
      'https://social.example/@firm/%22%3E%3Cscript%3E',
    ],
    ['mastodon:social.example/7', 'javascript:alert(1)', '11', undefined],
    ['mastodon:"onload=x/7', '@firm@social.example', '11', undefined],
    ['carrier-pigeon:7', '@firm@social.example', '11', undefined],
  ])('of %s as %s, post %j, is %s', (...[account, handle, id, url]) => {
    expect(postUrl(account, handle, id)).toBe(url);
  });
});

describe('advocacy figures', () => {
  const month = (on: string, value: number | null) => advocacyMonth(on, [advocacyFigure(value)]);

  it('differ only by more than the noise of both explains: 2 × √(30² + 30²) is 84.9', () => {
    expect(differenceOf(advocacyFigure(285), advocacyFigure(200))).toBe('more');
    expect(differenceOf(advocacyFigure(200), advocacyFigure(285))).toBe('fewer');
    expect(differenceOf(advocacyFigure(284), advocacyFigure(200))).toBe('chance');
    expect(differenceOf(advocacyFigure(null), advocacyFigure(200))).toBeUndefined();
  });

  it('have a point a month: with its margin, withheld, or none where nothing was released', () => {
    const releases = [month('2026-03-01', 300), month('2025-12-01', 200), month('2026-01-01', null)];
    expect(headlineKind(releases)).toBe('month');
    const pairs = advocacyPairs(releases, { kind: 'month', measure: 'posts' });
    expect(advocacyPoints(pairs, (from) => from)).toEqual([
      { label: '2025-12-01', value: { kind: 'figure', value: 200, margin: 60 } },
      { label: '2026-01-01', value: { kind: 'withheld' } },
      { label: '2026-02-01', value: { kind: 'absent' } },
      { label: '2026-03-01', value: { kind: 'figure', value: 300, margin: 60 } },
    ]);
  });

  it('take no official release for one of their own', () => {
    const kind = { kind: 'month', measure: 'posts' } as const;
    expect(advocacyPairs(RELEASES, kind)).toEqual([]);
  });

  const compared = (releases: readonly Release[]) =>
    advocacyPoints(
      advocacyPairs(releases, { kind: 'month', measure: 'posts', isCompared: true }),
      (from) => from,
    );

  it('are compared with as many months before, and with none where that one was withheld', () => {
    // Five months: the last two against the two before them; the first is left out.
    const releases = [
      month('2025-11-01', 100),
      month('2025-12-01', 200),
      month('2026-01-01', null),
      month('2026-02-01', 250),
      month('2026-03-01', 300),
    ];
    expect(compared(releases)).toEqual([
      { label: '2026-02-01', value: { kind: 'figure', value: 250, margin: 60 }, comparison: 200 },
      { label: '2026-03-01', value: { kind: 'figure', value: 300, margin: 60 } },
    ]);
  });

  it('of three months are all shown, and compared with nothing', () => {
    const releases = [month('2026-01-01', 1), month('2026-02-01', 2), month('2026-03-01', 3)];
    expect(compared(releases).map(({ label, comparison }) => [label, comparison])).toEqual([
      ['2026-01-01', undefined],
      ['2026-02-01', undefined],
      ['2026-03-01', undefined],
    ]);
  });
});

describe('a CSV', () => {
  it('quotes what it has to, and holds nothing that a spreadsheet runs', () => {
    expect(
      csvOf(
        ['a', 'b'],
        [
          ['=1+1', 'say "hi", x'],
          ['@x', 3],
          [null, '-2'],
        ],
      ),
    ).toBe('a,b\r\n"\'=1+1","say ""hi"", x"\r\n"\'@x","3"\r\n,"\'-2"\r\n');
  });
});
