import { describe, expect, it } from 'vitest';

import { speechOf } from '../../../functions/web/comms/parts.tsx';
import { stepInWords, weekInSentences } from '../../../shared/weekly/week-sentences.ts';
import { daysRead, reportedWeek, reportOf, type WeekSources } from '../../../shared/weekly/week-report.ts';
import {
  advocacyFigure,
  advocacyMonth,
  official,
  officialPost,
  officialRelease,
} from '../../support/report-builders.ts';

/** The week that ended on the first of March closed on Tuesday the tenth, and is released within six hours. */
const TUESDAY = new Date('2026-03-10T06:00:00Z');
const WEEK = reportedWeek(TUESDAY);
const english = speechOf({ language: 'en' });

const sources = (changes: Partial<WeekSources> = {}): WeekSources => ({
  week: WEEK,
  registered: [official(1)],
  official: [
    officialRelease(1, '2026-02-16', [officialPost('z', '2026-02-16', 12)]),
    officialRelease(1, '2026-02-23', [{ ...officialPost('a', '2026-02-23', 20), topic: 'launch' }]),
    officialRelease(1, '2026-03-01', [officialPost('b', '2026-03-01', 5)]),
  ],
  advocacy: [
    advocacyMonth('2026-01-01', [
      advocacyFigure(420),
      advocacyFigure(90, { table: 'topic', category: 'launch' }),
    ]),
    advocacyMonth('2025-12-01', [advocacyFigure(200)]),
  ],
  tags: ['launch', 'hiring'],
  links: [],
  ...changes,
});
const sentences = (changes: Partial<WeekSources> = {}) =>
  weekInSentences(reportOf(sources(changes)), english);
const steps = (changes: Partial<WeekSources> = {}) =>
  reportOf(sources(changes)).next.map((step) => stepInWords(step, english));

describe('the week of a report', () => {
  it('is the latest whose posts were all counted at seven days and released, until the next one is', () => {
    expect(WEEK).toEqual({ from: '2026-02-23', to: '2026-03-02' });
    expect(reportedWeek(new Date('2026-03-10T05:59:59Z'))).toEqual({ from: '2026-02-16', to: '2026-02-23' });
    expect(reportedWeek(new Date('2026-03-17T05:59:59Z'))).toEqual(WEEK);
    expect(daysRead(WEEK)).toEqual({ from: '2026-02-02', to: '2026-03-02' });
  });
});

describe('the three sentences of a week', () => {
  it('compare it with the one before only where the same accounts were read in both', () => {
    const [said] = sentences({ registered: [official(1, { readFrom: '2026-02-17T00:00:00Z' })] });
    expect(said).toMatch(/: not compared, since not all of them were read/u);
  });

  it('say what official accounts did, what is published of people, and which campaign did best', () => {
    expect(sentences()).toEqual([
      'The organisation’s own accounts published 2 posts, which drew 25 interactions: 13 more than in the week before.',
      'People who take part published about 420 posts in January 2026, give or take 60: more than in the period before, by more than chance explains.',
      'Of the campaigns, #launch drew most with official posts: 1 post and 20 interactions.',
    ]);
  });

  it('are honest where nothing was read, published or tagged', () => {
    expect(sentences({ registered: [], official: [], advocacy: [] })).toEqual([
      'No account of the organisation’s own has been read yet, so there is nothing to say of any.',
      'Of people who take part, nothing is published yet: a period is, eight days after its end.',
      'No official post carried the tag of a campaign.',
    ]);
    expect(sentences({ official: [] })[0]).toBe('The organisation’s own accounts published nothing.');
  });

  it('claim no change of people’s figures that chance may explain, and say of a withheld one only that', () => {
    const months = (latest: number | null) => [
      advocacyMonth('2026-01-01', [advocacyFigure(latest)]),
      advocacyMonth('2025-12-01', [advocacyFigure(400)]),
    ];
    expect(sentences({ advocacy: months(420) })[1]).toContain('chance may explain the difference');
    expect(sentences({ advocacy: months(null) })[1]).toBe(
      'Of people who take part, the figure for January 2026 reads [c]: it is zero, small or withheld.',
    );
  });
});

describe('a campaign’s results', () => {
  it('hold official and advocacy figures apart', () => {
    const [launch, hiring] = reportOf(sources()).campaigns;
    expect(launch).toMatchObject({
      tag: 'launch',
      official: { posts: 1, engagement: 20 },
      advocacy: { value: 90 },
    });
    expect(hiring).toMatchObject({
      tag: 'hiring',
      official: { posts: 0, engagement: 0 },
      advocacy: undefined,
    });
  });
});

describe('what to do next', () => {
  it('begins with what waits for somebody, then names campaigns without a post', () => {
    expect(steps({ registered: [official(1), official(3, { status: 'asked' })] })).toEqual([
      '@firm-3@social.example waits for somebody else’s approval.',
      '#hiring had no official post this week.',
    ]);
  });

  it('is to register an account where none is', () => {
    expect(steps({ registered: [], official: [] })).toEqual([
      'Register an account of the organisation: one person asks, another approves.',
    ]);
  });

  it('recommends hours from ten posts on, of which three were in them', () => {
    const posts = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        officialPost(String(index), `2026-02-24T${index < 3 ? '09' : '18'}:00:00Z`, index < 3 ? 50 : 1),
      );
    const of = (count: number) =>
      steps({ official: [officialRelease(1, '2026-02-24', posts(count))], tags: [] });
    expect(of(9)).toEqual([]);
    expect(of(10)).toEqual([
      'Over the last four weeks, posts published from 08:00 to 12:00 UTC drew most: 50 interactions each (3 posts).',
    ]);
  });
});
