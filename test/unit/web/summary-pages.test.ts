import { describe, expect, it } from 'vitest';

import { createPublicSite } from '../../../functions/web/public-site.tsx';
import { summaryFeed } from '../../../functions/web/summary-feed.ts';
import { STANDARD_POLICY } from '../../../shared/disclosure/policy.ts';
import { summarise, Month, type AuditSummary } from '../../../shared/summaries/audit-summary.ts';
import { closedPublicParts } from '../../support/closed-ports.ts';
import { ask } from '../../support/site-bench.ts';

const summaryOf = (month: string, alertPostsOpened = 0): AuditSummary =>
  summarise({
    month: Month.parse(month),
    publishedAt: new Date('2026-11-01T02:00:00Z'),
    releases: [],
    alertPostsOpened,
    policy: STANDARD_POLICY,
  });

/** Months from the newest back: 2026-10, 2026-09 … */
const monthsBack = (count: number): readonly AuditSummary[] =>
  Array.from({ length: count }, (_, index) =>
    summaryOf(new Date(Date.UTC(2026, 9 - index, 1)).toISOString().slice(0, 7)),
  );

const siteWith = (all: readonly AuditSummary[]) =>
  createPublicSite({
    ...closedPublicParts(),
    summaries: {
      list: (limit, before) =>
        Promise.resolve(
          all.filter(({ from }) => before === undefined || from < `${before}-01`).slice(0, limit),
        ),
    },
  });

const textOf = async (all: readonly AuditSummary[], path: string, language = 'en'): Promise<string> =>
  (await ask(siteWith(all), path, { headers: { 'accept-language': language } })).text();

describe('audit summaries', () => {
  it('are told in sentences, with what was not counted and the hash', async () => {
    const summary = summaryOf('2026-10', 12);
    const html = await textOf([summary], '/summaries');
    expect(html).toContain('<h2>October 2026</h2>');
    expect(html).toContain('Security opened posts behind alerts 10 to 19 times.');
    expect(html).toContain('No figures about official accounts were published.');
    expect(html).toContain('Smallest group that a figure could be about: 10 people.');
    expect(html).toContain('Not counted yet, which does not mean that there was none: accounts by purpose');
    expect(html).toContain(summary.sha256);
  });

  it.each([
    [0, 'Die Sicherheit hat keinen Beitrag hinter einem Alarm geöffnet.'],
    [3, 'Die Sicherheit hat 1- bis 9-mal einen Beitrag'],
    [10_000, 'Die Sicherheit hat mindestens 10.000-mal einen Beitrag'],
  ])('say in German how often posts were opened: %d', async (opened, words) => {
    expect(await textOf([summaryOf('2026-10', opened)], '/summaries', 'de')).toContain(words);
  });

  it('have words for all that no summary counts yet', async () => {
    const html = await textOf([summaryOf('2026-10')], '/summaries', 'de');
    for (const name of summaryOf('2026-10').notCounted) expect(html).not.toContain(name);
  });

  it('come two years at a time, and lead to older ones', async () => {
    const all = monthsBack(25);
    const first = await textOf(all, '/summaries');
    expect(first.match(/<section/gu)).toHaveLength(24);
    expect(first).toContain('href="/summaries?before=2024-11"');
    const second = await textOf(all, '/summaries?before=2024-11');
    expect(second.match(/<h2>[^<]+/gu)).toEqual(['<h2>October 2024']);
    expect(second).not.toContain('before=');
    expect(await textOf(all, '/summaries.json?before=2024-11')).toBe(JSON.stringify([all[24]]));
  });

  it.each(['2024-13', "' OR 1=1", '', '2024-11-01'])('begin with the newest for %j', async (before) => {
    const path = `/summaries?before=${encodeURIComponent(before)}`;
    expect(await textOf(monthsBack(2), path)).toContain('<h2>October 2026</h2>');
  });

  it('say so while there are none', async () => {
    expect(await textOf([], '/summaries')).toContain('No month is over yet.');
  });
});

describe('the feed of summaries', () => {
  const parts = {
    publicUrl: 'https://public.example.com',
    company: 'A & B <Ltd>\u{0}',
    language: 'en',
  } as const;

  it('has an entry a month that keeps its name, its moment and its address', () => {
    const feed = summaryFeed(monthsBack(2), parts);
    expect(feed.match(/<id>[^<]+<\/id>/gu)).toEqual([
      '<id>tag:public.example.com,2026:summaries</id>',
      '<id>tag:public.example.com,2026:summary-2026-10</id>',
      '<id>tag:public.example.com,2026:summary-2026-09</id>',
    ]);
    expect(feed.match(/<updated>2026-11-01T02:00:00\.000Z<\/updated>/gu)).toHaveLength(3);
    expect(feed).toContain('href="https://public.example.com/summaries#month-2026-10"');
  });

  it('is well-formed whatever the company is called', () => {
    const feed = summaryFeed([], parts);
    expect(feed).toContain('<author><name>A &amp; B &lt;Ltd&gt;</name></author>');
    expect(feed).not.toContain('\u{0}');
  });

  it('is served as a feed, in the language asked for', async () => {
    const answer = await ask(siteWith([summaryOf('2026-10')]), '/summaries.atom', {
      headers: { 'accept-language': 'de' },
    });
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const feed = await answer.text();
    expect(feed).toContain('xml:lang="de"');
    expect(feed).toContain('<title>Oktober 2026</title>');
  });
});
