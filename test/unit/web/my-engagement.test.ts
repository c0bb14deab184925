import { describe, expect, it } from 'vitest';

import { ACCESS } from '../../../functions/web/access.ts';
import { ownEngagement } from '../../../functions/web/my-engagement.ts';
import { createParticipantSite } from '../../../functions/web/participant-site.tsx';
import type { AccountLink } from '../../../shared/consent/consent-history.ts';
import { AccountId, Day, ParticipantId, PostId } from '../../../shared/ids.ts';
import type { DaySheet, LivePost, PostRow } from '../../../shared/posts/day-sheet.ts';
import type { MyData } from '../../../shared/rights/my-data.ts';
import { closedParticipantParts } from '../../support/closed-ports.ts';
import { ask, NOW, signedIn } from '../../support/site-bench.ts';

const ANN = ParticipantId.parse('00000000-0000-4000-8000-000000000001');
const ONE = AccountId.parse('mastodon:social.example/1');
const OTHER = AccountId.parse('bluesky:did:plc:other');

const link = (account: AccountId, handle: string): AccountLink => ({
  version: 1,
  participant: ANN,
  account,
  handle,
  connectedAt: '2026-01-01T00:00:00.000Z',
});
const LINKS = [link(ONE, '@ann'), link(OTHER, 'ann.example')];

const post = (likes: number, more: Partial<LivePost> = {}): LivePost => ({
  id: PostId.parse('p'),
  observedAt: '2026-03-09T00:00:00.000Z',
  postedAt: '2026-03-09T00:00:00.000Z',
  purposes: ['engagement'],
  counts: { likes, reposts: 2, replies: 1 },
  frozen: true,
  ...more,
});

const sheet = (account: AccountId, day: string, ...posts: readonly PostRow[]): DaySheet => ({
  version: 1,
  account,
  participant: ANN,
  day: Day.parse(day),
  generation: '3b241101-e2bb-4255-8caf-4136c566a962',
  revision: '3b241101-e2bb-4255-8caf-4136c566a963',
  posts: [...posts],
  expiresAt: 1,
});

/** Sunday 22 and Monday 23 February, Sunday 1 and Tuesday 10 March: weeks from the 16th, the 23rd and 9 March. */
const SHEETS = [
  sheet(ONE, '2026-02-22', post(10)),
  sheet(ONE, '2026-02-23', post(4), post(1, { frozen: false })),
  sheet(OTHER, '2026-03-01', post(7)),
  sheet(ONE, '2026-03-10', post(100, { purposes: ['sentiment'] }), {
    id: PostId.parse('gone'),
    observedAt: '2026-03-10T00:00:00.000Z',
    gone: true,
  }),
];

const HELD: MyData = {
  profile: undefined,
  links: LINKS,
  history: [],
  consents: [],
  sheets: SHEETS,
  alerts: [],
  notices: [],
  dataExport: undefined,
  attempts: undefined,
  policy: undefined,
  nominations: [],
};

const see = async (held: Partial<MyData>, path = '/my-engagement', language = 'en') => {
  const ann = await signedIn('Ann', []);
  const read: string[] = [];
  const site = createParticipantSite({
    ...closedParticipantParts(),
    myData: {
      read: (participant) => {
        read.push(participant);
        return Promise.resolve({ ...HELD, ...held });
      },
    },
  });
  const answer = await ask(site, path, { cookie: ann.cookie, headers: { 'accept-language': language } });
  return { answer, html: await answer.text(), isOwn: read.every((who) => who === ann.session.participant) };
};

describe('one’s own engagement', () => {
  it('is summed by week from Monday and by account, only of posts that count for it', () => {
    const { weeks, rows } = ownEngagement(LINKS, SHEETS, NOW);
    expect(weeks).toEqual(['2026-02-16', '2026-02-23', '2026-03-02', '2026-03-09']);
    expect(rows.filter(({ posts }) => posts > 0)).toEqual([
      { from: '2026-02-16', handle: '@ann', posts: 1, likes: 10, reposts: 2, replies: 1, isFinal: true },
      { from: '2026-02-23', handle: '@ann', posts: 2, likes: 5, reposts: 4, replies: 2, isFinal: false },
      {
        from: '2026-02-23',
        handle: 'ann.example',
        posts: 1,
        likes: 7,
        reposts: 2,
        replies: 1,
        isFinal: true,
      },
    ]);
  });

  it('is nothing where nothing is held, and counts a post without counts as a post', () => {
    expect(ownEngagement(LINKS, [], NOW)).toEqual({ weeks: [], rows: [] });
    const [row] = ownEngagement(LINKS, [sheet(ONE, '2026-03-09', post(0, { counts: undefined }))], NOW).rows;
    expect([row?.posts, row?.likes]).toEqual([1, 0]);
  });

  it('stands on a page for its person alone: a chart that says what it shows, and a table', async () => {
    const { html, isOwn } = await see({});
    expect(isOwn).toBe(true);
    expect(html).toContain('Only you see this page.');
    // 10+2+1, 5+4+2 and 7+2+1: 34 in all, 21 of them in the week from 23 February.
    expect(html).toContain('34 in all, most in the week from 23 February 2026: 21.');
    expect(html).toMatch(
      /<th scope="row">23 February 2026<\/th><td><bdi>@ann<\/bdi><\/td><td class="number">2<\/td><td class="number">5<\/td><td class="number">4<\/td><td class="number">2<\/td><td>not final yet<\/td>/u,
    );
    expect(html).not.toContain('style=');
  });

  it('speaks German, and says so where nothing is held', async () => {
    expect((await see({}, undefined, 'de')).html).toContain('<td>noch nicht endgültig</td>');
    expect((await see({ sheets: [] })).html).toContain('There is nothing to show');
  });

  it('comes as CSV in which nothing runs, and escapes handles on the page', async () => {
    const links = [link(ONE, '=HYPERLINK("x")<script>')];
    const { answer, html } = await see({ links }, '/my-engagement.csv');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(html.split('\r\n').slice(0, 2)).toEqual([
      'week,account,posts,likes,reposts,replies,final',
      '"2026-02-16","\'=HYPERLINK(""x"")<script>","1","10","2","1","true"',
    ]);
    expect((await see({ links })).html).not.toContain('<script>');
  });

  it('is at no other site, and only for whoever signed in', async () => {
    const sites = Object.entries(ACCESS).filter(([, routes]) =>
      Object.keys(routes).some((route) => route.includes('engagement')),
    );
    expect(sites.map(([site]) => site)).toEqual(['participant']);
    const site = createParticipantSite(closedParticipantParts());
    const answer = await ask(site, '/my-engagement');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in?to=%2Fmy-engagement']);
  });
});
