import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { createPublicSite } from '../../../functions/web/public-site.tsx';
import { summaryFeed } from '../../../functions/web/summary-feed.ts';
import { AuditSummary } from '../../../shared/summaries/audit-summary.ts';
import { noteOf, type SummaryNote } from '../../../shared/summaries/summary-note.ts';
import { closedPublicParts } from '../../support/closed-ports.ts';
import { ask } from '../../support/site-bench.ts';
import { handedOut, opened, quarterSummaryOf, summaryOf } from '../../support/summary-builder.ts';

/** Months from the newest back: 2026-10, 2026-09 … */
const monthsBack = (count: number): readonly AuditSummary[] =>
  Array.from({ length: count }, (_, index) =>
    summaryOf(new Date(Date.UTC(2026, 9 - index, 1)).toISOString().slice(0, 7)),
  );

const siteWith = (all: readonly AuditSummary[], notes: readonly SummaryNote[] = []) =>
  createPublicSite({
    ...closedPublicParts(),
    summaries: {
      list: (limit, before) =>
        Promise.resolve(all.filter(({ to }) => before === undefined || to <= `${before}-01`).slice(0, limit)),
      notes: (limit) => Promise.resolve(notes.slice(0, limit)),
    },
  });

const textOf = async (all: readonly AuditSummary[], path: string, language = 'en'): Promise<string> =>
  (await ask(siteWith(all), path, { headers: { 'accept-language': language } })).text();

describe('audit summaries', () => {
  it('are told in sentences, with what was not counted and the hash', async () => {
    const summary = summaryOf('2026-10', { rows: handedOut(12) });
    const html = await textOf([summary], '/summaries');
    expect(html).toContain('<h2>October 2026</h2>');
    expect(html).not.toContain('Security opened posts');
    expect(html).toContain('No rule was given back to security.');
    expect(html).toContain('No figures about official accounts were published.');
    expect(html).toContain('Smallest group that a figure could be about: 10 people.');
    expect(html).toContain(
      'Not counted, which does not mean that there was none: how many accounts stand at a time, by purpose',
    );
    expect(html).toContain(summary.sha256);
  });

  it.each([
    [0, 'Die Sicherheit hat höchstens 99-mal einen Beitrag hinter einem Alarm geöffnet, vielleicht nie.'],
    [100, 'Die Sicherheit hat 100- bis 999-mal einen Beitrag'],
    [10_000, 'Die Sicherheit hat mindestens 10.000-mal einen Beitrag'],
  ])('say of a quarter in German how often posts were opened: %d', async (times, words) => {
    const summary = quarterSummaryOf('2026-09', { rows: opened(times) });
    expect(await textOf([summary], '/summaries', 'de')).toContain(words);
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

  it('of the first form read as before', async () => {
    const text = readFileSync(join(import.meta.dirname, '../../support/first-summary.json'), 'utf8');
    const html = await textOf([AuditSummary.parse(JSON.parse(text))], '/summaries');
    expect(html).toContain('Security opened posts behind alerts 1 to 9 times.');
    expect(html).toContain('that there was none: accounts by purpose; posts read and kept');
    expect(html).not.toContain('All figures');
  });

  it('of a quarter stand before their last month, and go with it to the next page', async () => {
    const quarter = quarterSummaryOf('2026-09');
    const [october, ...earlier] = monthsBack(25);
    if (october === undefined) throw new Error('there are months');
    const html = await textOf([october, quarter, ...earlier], '/summaries');
    expect(html.match(/<h2>[^<]+/gu)?.slice(0, 3)).toEqual([
      '<h2>October 2026',
      '<h2>Quarter: July 2026 to September 2026',
      '<h2>September 2026',
    ]);
    expect(html).toContain('<section id="quarter-2026-Q3">');
    const years = Array.from({ length: 23 }, () => october);
    const cut = await textOf([...years, quarter, ...earlier], '/summaries');
    expect(cut).not.toContain('Quarter:');
    expect(cut).toContain('href="/summaries?before=2026-10"');
  });

  it('show every figure, and what it was before where it is another', async () => {
    const before = summaryOf('2026-09', { rows: handedOut(12) });
    const html = await textOf([summaryOf('2026-10', { before })], '/summaries');
    expect(html).toContain(
      '<th scope="row">An auditor was given what opens the log of some days</th><td>none</td><td>10 to 19</td>',
    );
    expect(html).toContain('<th scope="row">A rule alerts security again</th><td>none</td><td>the same</td>');
    expect(html).not.toContain('Alerts raised');
    const ofQuarter = await textOf([quarterSummaryOf('2026-09')], '/summaries');
    expect(ofQuarter).toContain('<th scope="row">Alerts raised</th><td>99 or fewer, perhaps none</td>');
    expect(html).toContain('Ranges that are another than in the summary before: 1.');
  });

  it.each(['en', 'de'])('have words for every figure in %s', async (language) => {
    const html = await textOf([quarterSummaryOf('2026-09')], '/summaries', language);
    expect(html).not.toMatch(/[a-z]\|[a-z]/u);
  });

  const text = { en: 'Two releases were left out <b>here</b>.', de: 'Zwei Veröffentlichungen fehlten hier.' };
  const at = (moment: string) => ({ publishedAt: new Date(moment), text });

  it('are corrected by a note beside them, escaped, and stand as they were', async () => {
    const summary = summaryOf('2026-10');
    const note = noteOf({ about: { kind: 'correction', of: summary.id }, ...at('2026-11-05T08:00:00Z') });
    const site = siteWith([summary], [note]);
    const html = await (await ask(site, '/summaries')).text();
    expect(html).toMatch(
      /Correction of 5 November 2026:<\/strong> Two releases were left out &lt;b&gt;here/u,
    );
    expect(html).toContain(summary.sha256);
    expect(html).toContain(note.sha256);
    expect(await (await ask(site, '/summaries.json')).json()).toEqual([summary, note]);
  });

  it('tell an incident at once, and later with its month', async () => {
    const note = noteOf({ about: { kind: 'incident' }, ...at('2026-11-05T08:00:00Z') });
    const early = await (await ask(siteWith([summaryOf('2026-10')], [note]), '/summaries')).text();
    expect(early.indexOf('Incident, told on')).toBeLessThan(early.indexOf('<h2>October 2026'));
    const november = summaryOf('2026-11', { incidents: [{ id: note.id, sha256: note.sha256 }] });
    const late = await (await ask(siteWith([november], [note]), '/summaries')).text();
    expect(late.match(/Incident, told on/gu)).toHaveLength(1);
    expect(late.indexOf('Incident, told on')).toBeGreaterThan(late.indexOf('<h2>November 2026'));
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
    const feed = summaryFeed({ summaries: monthsBack(2), notes: [] }, parts);
    expect(feed.match(/<id>[^<]+<\/id>/gu)).toEqual([
      '<id>tag:public.example.com,2026:summaries</id>',
      '<id>tag:public.example.com,2026:summary-2026-10</id>',
      '<id>tag:public.example.com,2026:summary-2026-09</id>',
    ]);
    expect(feed.match(/<updated>2026-11-01T02:00:00\.000Z<\/updated>/gu)).toHaveLength(3);
    expect(feed).toContain('href="https://public.example.com/summaries#month-2026-10"');
  });

  it('is well-formed whatever the company is called', () => {
    const feed = summaryFeed({ summaries: [], notes: [] }, parts);
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
