import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import { formatsIn } from '../../shared/formats.ts';
import type { Language } from '../../shared/languages.ts';
import type { SummaryNote } from '../../shared/summaries/summary-note.ts';
import { periodIn, summaryLines } from './summary-lines.ts';
import { anchorOf } from './summary-places.ts';
import { SUMMARIES } from './words/catalogues.ts';

/** What a feed is about. */
export interface FeedParts {
  readonly publicUrl: string;
  readonly company: string;
  readonly language: Language;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as it stands in XML, without the characters that XML 1.0 has no place for. */
const xml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? '');

/** A name that stays the same wherever the feed is read (RFC 4151): the site, and what it was first published for. */
const idOf = (publicUrl: string, name: string): string => `tag:${new URL(publicUrl).hostname},2026:${name}`;

/** An entry of the feed. */
interface Entry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  /** Where on the page it stands. */
  readonly anchor: string;
  readonly lines: readonly string[];
}

const summaryEntry = (summary: AuditSummary, language: Language): Entry => {
  const words = SUMMARIES[language];
  const formats = formatsIn(language);
  return {
    id: summary.id,
    title: periodIn(summary, words, formats),
    updated: summary.publishedAt,
    anchor: anchorOf(summary.id),
    lines: [...summaryLines(summary, words, formats), `SHA-256 ${summary.sha256}`],
  };
};

const noteEntry = (note: SummaryNote, language: Language): Entry => {
  const words = SUMMARIES[language];
  const { day } = formatsIn(language);
  const title = note.kind === 'correction' ? words.corrected : words.incident;
  return {
    id: note.id,
    title: title(day(note.publishedAt)),
    updated: note.publishedAt,
    anchor: note.id,
    lines: [note.text[language], `SHA-256 ${note.sha256}`],
  };
};

const xmlOf = ({ id, title, updated, anchor, lines }: Entry, { publicUrl }: FeedParts): string => `  <entry>
    <id>${xml(idOf(publicUrl, id))}</id>
    <title>${xml(title)}</title>
    <updated>${xml(updated)}</updated>
    <link rel="alternate" type="text/html" href="${xml(`${publicUrl}/summaries#${anchor}`)}"/>
    <content type="text">${xml(lines.join('\n'))}</content>
  </entry>
`;

const NOTHING_YET = '2026-01-01T00:00:00.000Z';

/** What the feed tells of. */
export interface FeedThings {
  readonly summaries: readonly AuditSummary[];
  readonly notes: readonly SummaryNote[];
}

/** Audit summaries and notes as an Atom feed (RFC 4287), newest first. The same things give the same bytes. */
export const summaryFeed = ({ summaries, notes }: FeedThings, parts: FeedParts): string => {
  const { publicUrl, company, language } = parts;
  const entries = [
    ...summaries.map((summary) => summaryEntry(summary, language)),
    ...notes.map((note) => noteEntry(note, language)),
  ].sort((one, other) => other.updated.localeCompare(one.updated));
  const { feedTitle } = SUMMARIES[language];
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
  <id>${xml(idOf(publicUrl, 'summaries'))}</id>
  <title>${xml(feedTitle(company))}</title>
  <updated>${xml(entries[0]?.updated ?? NOTHING_YET)}</updated>
  <author><name>${xml(company)}</name></author>
  <link rel="self" type="application/atom+xml" href="${xml(`${publicUrl}/summaries.atom`)}"/>
  <link rel="alternate" type="text/html" href="${xml(`${publicUrl}/summaries`)}"/>
${entries.map((entry) => xmlOf(entry, parts)).join('')}</feed>
`;
};
