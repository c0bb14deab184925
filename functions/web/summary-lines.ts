import type { Formats } from '../../shared/formats.ts';
import {
  postsOpenedIn,
  type AuditSummary,
  type PeriodSummary,
} from '../../shared/summaries/audit-summary.ts';
import type { Band } from '../../shared/summaries/band.ts';
import { countKey } from '../../shared/summaries/row-figures.ts';
import type { SUMMARIES } from './words/catalogues.ts';

/** The words of the summaries' pages in a language. */
export type SummaryWords = (typeof SUMMARIES)['en'];

/** A range of a count in words. */
export const rangeIn = ({ atLeast, atMost }: Band, { ranges }: SummaryWords, { number }: Formats): string => {
  if (atMost === 0) return ranges.none;
  if (atMost === null) return ranges.from(number(atLeast));
  return atLeast === 0 ? ranges.upTo(number(atMost)) : ranges.between(number(atLeast), number(atMost));
};

/** What a summary is called on pages: its month, or the first and last month of its quarter. */
export const periodIn = (
  { period, from, to }: AuditSummary,
  words: SummaryWords,
  formats: Formats,
): string => {
  if (period === 'month') return formats.month(from);
  const last = new Date(Date.parse(to) - 1).toISOString().slice(0, 10);
  return words.quarter(formats.month(from), formats.month(last));
};

const openedIn = (summary: AuditSummary, words: SummaryWords, { number }: Formats): readonly string[] => {
  const band = postsOpenedIn(summary);
  if (band === undefined) return [];
  const { atLeast, atMost } = band;
  if (atMost === 0) return [words.openedNone];
  if (atLeast === 0 && atMost !== null) return [words.openedUpTo(number(atMost))];
  return [
    atMost === null
      ? words.openedFrom(number(atLeast))
      : words.openedBetween(number(atLeast), number(atMost)),
  ];
};

/** What those who run Candor did not do, but for what another line says. */
const neverDone = ({ rows }: PeriodSummary, words: SummaryWords): readonly string[] => {
  const never = new Map<string, string>(Object.entries(words.never));
  return rows.counts.flatMap((line) => {
    const said = never.get(countKey(line));
    return said === undefined || line.count.atMost !== 0 ? [] : [said];
  });
};

const changesIn = ({ changes }: PeriodSummary, words: SummaryWords, { number }: Formats): string => {
  const count = changes.listed.length + changes.unlisted;
  if (count > 0) return words.changed(number(count));
  return changes.isWhole ? words.unchanged : words.changesUnknown;
};

const medianIn = ({ period, rows }: PeriodSummary, words: SummaryWords): readonly string[] => {
  if (period === 'month') return [words.leavingByQuarter];
  const { medianErasure, medianTaking, medianClosing } = rows;
  return [
    medianErasure === null ? words.medianWithheld : words.median[medianErasure],
    ...(medianTaking === undefined
      ? []
      : [medianTaking === null ? words.takingWithheld : words.taking(words.times[medianTaking])]),
    ...(medianClosing === undefined
      ? []
      : [medianClosing === null ? words.closingWithheld : words.closing(words.times[medianClosing])]),
  ];
};

/** What a figure is called; one of a part of what another counts by both. As stored where no word is known. */
export const figureIn = (figure: string, words: SummaryWords): string => {
  const names = new Map<string, string>(Object.entries(words.counts));
  const parts = new Map<string, string>(Object.entries(words.ofThese));
  const at = figure.lastIndexOf('|');
  const [whole, part] = [names.get(figure.slice(0, at)), parts.get(figure.slice(at + 1))];
  return names.get(figure) ?? (whole === undefined || part === undefined ? figure : `${whole}: ${part}`);
};

const movedIn = (
  { sinceLast }: PeriodSummary,
  words: SummaryWords,
  { number }: Formats,
): readonly string[] => {
  if (sinceLast === null) return [words.firstOfItsKind];
  const count = sinceLast.moved.length;
  return [count === 0 ? words.nothingMoved : words.moved(number(count))];
};

const periodLines = (summary: PeriodSummary, words: SummaryWords, formats: Formats): readonly string[] => [
  ...neverDone(summary, words),
  changesIn(summary, words, formats),
  summary.incidents.length === 0
    ? words.noIncident
    : words.incidents(formats.number(summary.incidents.length)),
  ...medianIn(summary, words),
  ...movedIn(summary, words, formats),
];

/** What a summary says, sentence by sentence, plain words first. */
export const summaryLines = (
  summary: AuditSummary,
  words: SummaryWords,
  formats: Formats,
): readonly string[] => {
  const { number } = formats;
  const days = summary.officialAccounts.reduce((sum, account) => sum + account.days, 0);
  return [
    summary.advocacyReleases.length === 0
      ? words.noAdvocacy
      : words.advocacy(number(summary.advocacyReleases.length)),
    summary.officialAccounts.length === 0
      ? words.noOfficial
      : words.official(number(summary.officialAccounts.length), number(days)),
    words.figures(number(summary.figuresReleased), number(summary.figuresWithheld)),
    ...openedIn(summary, words, formats),
    ...(summary.version === 1 ? [] : periodLines(summary, words, formats)),
    words.minimumGroup(number(summary.rules.minimumGroup)),
  ];
};

/** What a summary cannot know, so that silence is not taken for none; as stored where no word is known. */
export const notCountedIn = ({ notCounted }: AuditSummary, words: SummaryWords): readonly string[] => {
  const known = new Map<string, string>(Object.entries(words.notCountedNames));
  return notCounted.map((name) => known.get(name) ?? name);
};
