import { beforeEach, describe, expect, it } from 'vitest';

import { sealRelease } from '../../shared/disclosure/publish.ts';
import { lineOf } from '../../shared/disclosure/release-line.ts';
import type { Release } from '../../shared/disclosure/release.ts';
import type { Day } from '../../shared/ids.ts';
import { noteOf } from '../../shared/summaries/summary-note.ts';
import { Month, SummaryId } from '../../shared/summaries/summary-period.ts';
import type { PublicFiles } from '../../shared/summaries/public-files.ts';
import type { NoteDesk, SummaryShelf } from '../../shared/summaries/summary-shelf.ts';
import type { SummarySources } from '../../shared/summaries/summary-sources.ts';
import { day } from '../support/disclosure-builders.ts';
import { quarterSummaryOf, summaryOf } from '../support/summary-builder.ts';

const month = (text: string): Month => Month.parse(text);

/** The summary of a month in which nothing happened. */
export const emptySummary = (of: string, publishedAt: string) => summaryOf(of, { publishedAt });

const id = (text: string): SummaryId => SummaryId.parse(text);

const note = (publishedAt: string) =>
  noteOf({
    about: { kind: 'incident' },
    publishedAt: new Date(publishedAt),
    text: { en: 'A copy lay open for an hour.', de: 'Eine Kopie lag eine Stunde lang offen.' },
  });

/** What every `SummaryShelf` promises. */
export const holdsSummaryShelf = (name: string, create: () => Promise<SummaryShelf & NoteDesk>) =>
  describe(`a summary shelf on ${name}`, () => {
    const [august, later] = [
      emptySummary('2026-08', '2026-09-01T02:00:00Z'),
      emptySummary('2026-08', '2026-09-02T02:00:00Z'),
    ];

    it('keeps the summary that came first, as it is', async () => {
      const shelf = await create();
      expect(await shelf.find(august.id)).toBeUndefined();
      expect(await shelf.keep(august)).toBe('kept');
      expect(await shelf.keep(later)).toBe('already-kept');
      expect(await shelf.find(august.id)).toEqual(august);
    });

    it('keeps one of two that are written at once', async () => {
      const shelf = await create();
      const outcomes = await Promise.all([august, later].map((one) => shelf.keep(one)));
      expect(outcomes.sort()).toEqual(['already-kept', 'kept']);
    });

    it('tells a quarter from its last month', async () => {
      const shelf = await create();
      const [month, quarter] = [summaryOf('2026-09'), quarterSummaryOf('2026-09')];
      expect(await shelf.keep(month)).toBe('kept');
      expect(await shelf.keep(quarter)).toBe('kept');
      expect(await shelf.find(id('summary-2026-09'))).toEqual(month);
      expect(await shelf.find(id('summary-2026-Q3'))).toEqual(quarter);
    });

    it('remembers which are public', async () => {
      const shelf = await create();
      expect(await shelf.isMarkedPublic('summary-2026-07')).toBe(false);
      await shelf.markPublic('summary-2026-07');
      await shelf.markPublic('summary-2026-07');
      expect(await shelf.isMarkedPublic('summary-2026-07')).toBe(true);
      expect(await shelf.isMarkedPublic('summary-2026-08')).toBe(false);
    });

    it('appends a note once, and gives notes as they came', async () => {
      const shelf = await create();
      const [first, second] = [note('2026-09-01T08:00:00Z'), note('2026-09-02T08:00:00Z')];
      expect(await shelf.append(second)).toBe('appended');
      expect(await shelf.append(first)).toBe('appended');
      expect(await shelf.append(first)).toBe('already-there');
      expect(await shelf.notes()).toEqual([first, second]);
    });
  });

/** Sources, and what happens in the world they count. */
export interface SummarySourcesSubject {
  readonly sources: SummarySources;
  publish(release: Release): Promise<void>;
  /** Security opens a post behind an alert. */
  open(at: string): Promise<void>;
}

const weekly = (from: Day, publishedAt: string): Release =>
  sealRelease({
    subject: { kind: 'advocacy' },
    period: { kind: 'week', from, to: day('2026-12-31') },
    publishedAt: new Date(publishedAt),
    minimumGroup: 10,
    step: { from: 30, detail: 'weekly-headline-monthly-tables' },
    figures: [
      { table: 'headline', category: null, measure: 'posts', value: 40, clip: 5, standardDeviation: 2.5 },
      {
        table: 'headline',
        category: null,
        measure: 'engagement',
        value: null,
        clip: 250,
        standardDeviation: 125,
      },
    ],
  });

/** What all `SummarySources` promise. */
export const holdsSummarySources = (name: string, create: () => Promise<SummarySourcesSubject>) =>
  describe(`summary sources on ${name}`, () => {
    let subject: SummarySourcesSubject;
    beforeEach(async () => {
      subject = await create();
    });

    it('list the releases published in the month, whatever period they are about, in order', async () => {
      const before = weekly(day('2026-08-10'), '2026-08-31T23:59:59.999Z');
      const last = weekly(day('2026-08-31'), '2026-09-30T23:59:59.999Z');
      const first = weekly(day('2026-08-24'), '2026-09-01T00:00:00Z');
      const after = weekly(day('2026-09-07'), '2026-10-01T00:00:00Z');
      for (const release of [before, last, first, after]) await subject.publish(release);
      const lines = await subject.sources.releasesOf(month('2026-09'));
      expect(lines).toEqual([lineOf(first), lineOf(last)]);
      expect(lines[0]).toMatchObject({ figuresReleased: 1, figuresWithheld: 1 });
      expect(await subject.sources.releasesOf(month('2026-11'))).toEqual([]);
    });

    it('tell of a day’s ledger rows what they are counted by, and nothing else', async () => {
      for (const at of ['2026-09-08T23:59:59.000Z', '2026-09-09T00:00:00.000Z']) await subject.open(at);
      const read = { kind: 'personal-data-read', outcome: 'alert-post-opened', role: 'security' };
      expect(await subject.sources.rowsOf(day('2026-09-08'))).toEqual([read]);
      expect(await subject.sources.rowsOf(day('2026-09-10'))).toEqual([]);
    });
  });

/** Public files, and how anybody reads them. */
export interface PublicFilesSubject {
  readonly files: PublicFiles;
  read(path: string): Promise<string | undefined>;
}

/** What all `PublicFiles` promise. */
export const holdsPublicFiles = (name: string, create: () => Promise<PublicFilesSubject>) =>
  describe(`public files on ${name}`, () => {
    it('are read as they were put, the last time they were', async () => {
      const { files, ...subject } = await create();
      await files.put('summaries/2026-09.json', '{"who":"nobody – niemand"}');
      await files.put('summaries/2026-10.json', '{}');
      await files.put('summaries/2026-10.json', '{"a":1}');
      expect(await subject.read('summaries/2026-09.json')).toBe('{"who":"nobody – niemand"}');
      expect(await subject.read('summaries/2026-10.json')).toBe('{"a":1}');
      expect(await subject.read('summaries/2026-11.json')).toBeUndefined();
    });
  });
