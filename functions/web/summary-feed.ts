import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import { formatsIn } from '../../shared/formats.ts';
import type { Language } from '../../shared/languages.ts';
import { summaryLines } from './summary-lines.ts';
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

const entryOf = (summary: AuditSummary, { publicUrl, language }: FeedParts): string => {
  const words = SUMMARIES[language];
  const formats = formatsIn(language);
  const month = summary.from.slice(0, 7);
  return `  <entry>
    <id>${xml(idOf(publicUrl, summary.id))}</id>
    <title>${xml(formats.month(summary.from))}</title>
    <updated>${xml(summary.publishedAt)}</updated>
    <link rel="alternate" type="text/html" href="${xml(`${publicUrl}/summaries#month-${month}`)}"/>
    <content type="text">${xml([...summaryLines(summary, words, formats), `SHA-256 ${summary.sha256}`].join('\n'))}</content>
  </entry>
`;
};

const NOTHING_YET = '2026-01-01T00:00:00.000Z';

/** Audit summaries as an Atom feed (RFC 4287), newest first. The same summaries give the same bytes. */
export const summaryFeed = (summaries: readonly AuditSummary[], parts: FeedParts): string => {
  const { publicUrl, company, language } = parts;
  const { feedTitle } = SUMMARIES[language];
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
  <id>${xml(idOf(publicUrl, 'summaries'))}</id>
  <title>${xml(feedTitle(company))}</title>
  <updated>${xml(summaries[0]?.publishedAt ?? NOTHING_YET)}</updated>
  <author><name>${xml(company)}</name></author>
  <link rel="self" type="application/atom+xml" href="${xml(`${publicUrl}/summaries.atom`)}"/>
  <link rel="alternate" type="text/html" href="${xml(`${publicUrl}/summaries`)}"/>
${summaries.map((summary) => entryOf(summary, parts)).join('')}</feed>
`;
};
