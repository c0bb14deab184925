import * as z from 'zod';

import { addDays, dayOf, epochSeconds } from '../clock.ts';
import { CAMPAIGN_KEPT_DAYS } from './campaign-record.ts';

/** Totals of this many days at most are kept of one campaign, and taken at once. */
export const CLICK_DAYS_AT_MOST = 800;
const CLICKS_AT_MOST = 1_000_000_000;
/** What an import may be long: 800 lines of the longest kind, with room. */
const CLICKS_TEXT_AT_MOST = 40_000;

/** How often one campaign's link was opened on a day, by whomever in the world. */
export const DayClicks = z.object({ day: z.iso.date(), clicks: z.int().nonnegative().max(CLICKS_AT_MOST) });
export type DayClicks = z.infer<typeof DayClicks>;

/** All totals of one campaign, oldest day first. */
export const CampaignClicks = z.object({
  version: z.literal(1),
  campaign: z.uuid(),
  revision: z.uuid(),
  days: z.array(DayClicks).max(CLICK_DAYS_AT_MOST),
  expiresAt: z.int().positive(),
});
export type CampaignClicks = z.infer<typeof CampaignClicks>;

/** Why a line is not taken, in the order in which it is looked at. */
export type ClicksFault =
  'nothing' | 'too-long' | 'too-many' | 'columns' | 'date' | 'number' | 'future' | 'outside' | 'twice';

/** Totals as they were read, or the first line that does not fit. */
export type ReadClicks =
  | { readonly kind: 'read'; readonly days: readonly DayClicks[] }
  | { readonly kind: 'refused'; readonly fault: ClicksFault; readonly line: number };

const CELL = /^"(?<quoted>.*)"$/u;
const bare = (cell: string): string => (CELL.exec(cell.trim())?.groups?.['quoted'] ?? cell).trim();

/** A separator: not within quotes, where as many of them are still to come as close what they opened. */
const SEPARATOR = /[,;\t](?=(?:[^"]*"[^"]*")*[^"]*$)/u;

/** No day and number is longer; to look for separators in such a line would take long, too. */
const LINE_AT_MOST = 200;

const cellsOf = (line: string): readonly string[] =>
  line.length > LINE_AT_MOST ? [line] : line.split(SEPARATOR).map(bare);

const isHeading = (cells: readonly string[]): boolean =>
  cells.length === 2 && cells.every((cell) => /^\p{L}[\p{L}\p{M} _()/.-]*$/u.test(cell));

/** A whole number, perhaps with its thousands set apart, all in one way. */
const COUNT = /^(?:\d{1,10}|\d{1,3}(?:(?<apart>[.,'’\u00a0\u2009\u202f ])\d{3})(?:\k<apart>\d{3}){0,2})$/u;

/** Days from `from` on and before `to`. */
interface Days {
  readonly from: string;
  readonly to: string;
}

const ANY_DAY: Days = { from: '0000-01-01', to: '9999-12-31' };

/** What one line says, or why it is not taken. */
const readLine = (
  line: string,
  { today, from, to }: Days & { readonly today: string },
): DayClicks | ClicksFault => {
  const cells = cellsOf(line);
  const [day = '', clicks = ''] = cells;
  if (cells.length !== 2) return 'columns';
  if (!z.iso.date().safeParse(day).success) return 'date';
  const count = COUNT.test(clicks) ? Number(clicks.replaceAll(/\D/gu, '')) : Number.NaN;
  if (!(count <= CLICKS_AT_MOST)) return 'number';
  if (day > today) return 'future';
  return day >= from && day < to ? { day, clicks: count } : 'outside';
};

/**
 * Reads totals: a line a day, the day as `2026-03-09`, then a whole number, with a comma, semicolon or tab between them
 * (within quotes these are part of the cell, so that `"1,240"` is a number);
 * one line of headings may come first. All of it fits, or none is taken. A third column is refused, whatever it holds:
 * where clicks came from, or whose they were, is not wanted here. A day that is none of `within` is refused, too: it would
 * be shown nowhere.
 */
export const readClicks = (text: string, now: Date, within: Days = ANY_DAY): ReadClicks => {
  const refused = (fault: ClicksFault, line: number): ReadClicks => ({ kind: 'refused', fault, line });
  if (text.length > CLICKS_TEXT_AT_MOST) return refused('too-long', 1);
  const lines = text
    .replace(/^\u{feff}/u, '')
    .split(/\r\n|\r|\n/u)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '');
  const [first] = lines;
  const rows = first !== undefined && isHeading(cellsOf(first.line)) ? lines.slice(1) : lines;
  if (rows.length === 0) return refused('nothing', 1);
  const days = new Map<string, DayClicks>();
  for (const { line, number } of rows) {
    const read = readLine(line, { today: dayOf(now), ...within });
    if (typeof read === 'string') return refused(read, number);
    if (days.has(read.day)) return refused('twice', number);
    if (days.size === CLICK_DAYS_AT_MOST) return refused('too-many', number);
    days.set(read.day, read);
  }
  return { kind: 'read', days: [...days.values()] };
};

const byDay = (one: DayClicks, other: DayClicks): number => one.day.localeCompare(other.day);

/** Totals with an import on top: a day that is in both is as the import says. Undefined where they are too many. */
export const withImport = (
  held: CampaignClicks | undefined,
  imported: readonly DayClicks[],
  { campaign, revision, now }: { readonly campaign: string; readonly revision: string; readonly now: Date },
): CampaignClicks | undefined => {
  const days = new Map([...(held?.days ?? []), ...imported].map((total) => [total.day, total]));
  if (days.size > CLICK_DAYS_AT_MOST) return undefined;
  return {
    version: 1,
    campaign,
    revision,
    days: [...days.values()].sort(byDay),
    expiresAt: epochSeconds(addDays(now, CAMPAIGN_KEPT_DAYS)),
  };
};

/** The totals of days from `from` on and before `to`. */
export const clicksWithin = (
  clicks: CampaignClicks | undefined,
  { from, to }: { readonly from: string; readonly to: string },
): readonly DayClicks[] => (clicks?.days ?? []).filter(({ day }) => day >= from && day < to);

/** All clicks of these days; undefined where no day has a total. */
export const sumOfClicks = (days: readonly DayClicks[]): number | undefined =>
  days.length === 0 ? undefined : days.reduce((sum, { clicks }) => sum + clicks, 0);
