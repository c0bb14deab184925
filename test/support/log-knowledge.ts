import type { SumKnown } from '../../shared/disclosure/attack/participation-attack.ts';
import type { DayPosts } from '../../shared/disclosure/programme.ts';
import { bandIn, type Band, type Ranges } from '../../shared/summaries/band.ts';

/** What an attacker counts of somebody's public posts, as the log's rows count it of those who take part. */
type Counting = (posts: readonly DayPosts[]) => number;

const MONDAY = Date.parse('2024-12-30T00:00:00Z');
const WEEK = 7 * 86_400_000;

const monthOf = (day: string): string => day.slice(0, 7);
const quarterOf = (day: string): string => `${day.slice(0, 4)} ${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
const daysIn = (posts: readonly DayPosts[]): readonly string[] =>
  [...new Set(posts.map(({ day }) => day))].sort();

/** Rows of collection: one for each day on which somebody posted. */
const collections =
  (isWithin: (day: string) => boolean): Counting =>
  (posts) =>
    daysIn(posts).filter(isWithin).length;

/** Whether a rule finds something in a post. Rules and posts are public, so that an attacker knows it of each. */
export type Finds = (post: DayPosts['posts'][number], day: string) => boolean;

const findings =
  (finds: Finds, isWithin: (day: string) => boolean): Counting =>
  (posts) =>
    posts
      .filter(({ day }) => isWithin(day))
      .flatMap((part) => part.posts.filter((post) => finds(post, part.day))).length;

/** A range as an attacker takes it: any value in it as likely. A range without an end says next to nothing. */
export const knownFrom = ({ atLeast, atMost }: Band, weigh: Counting): readonly SumKnown[] => {
  if (atMost === null) return [];
  const values = atMost - atLeast + 1;
  return [{ target: (atLeast + atMost) / 2, deviation: Math.sqrt((values ** 2 - 1) / 12 + 1 / 12), weigh }];
};

const finer = (count: number): Band => bandIn('finer', count);
const exactly = (count: number): Band => ({ atLeast: count, atMost: count });

/** What the participants' own rows come to, summed over people, and what is told of it. */
const told = (
  participants: readonly DayPosts[],
  keys: readonly string[],
  {
    counting,
    band,
  }: { readonly counting: (key: string) => Counting; readonly band: (count: number) => Band },
): readonly SumKnown[] => {
  const people = [...Map.groupBy(participants, ({ participant }) => participant).values()];
  return keys.flatMap((key) => {
    const weigh = counting(key);
    return knownFrom(band(people.reduce((sum, posts) => sum + weigh(posts), 0)), weigh);
  });
};

/** How security reads: this share of the posts behind alerts, each up to so many days after it was posted; and how it is told. */
export interface Reading {
  readonly share: number;
  readonly withinDays: number;
  readonly chance: () => number;
  readonly told: 'weekly' | 'quarterly';
  readonly ranges: Ranges;
}

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const DAY = WEEK / 7;

/** The week or quarter of a moment, from its first moment to the one after its last. */
const windowOf = (moment: number, told: Reading['told']): readonly [from: number, to: number] => {
  if (told === 'weekly') {
    const from = MONDAY + Math.floor((moment - MONDAY) / WEEK) * WEEK;
    return [from, from + WEEK];
  }
  const [year, month] = [new Date(moment).getUTCFullYear(), new Date(moment).getUTCMonth()];
  const first = month - (month % 3);
  return [Date.UTC(year, first, 1), Date.UTC(year, first + 3, 1)];
};

const windowsOf = (days: readonly string[], told: Reading['told']) => {
  const last = at(days.at(-1) ?? '');
  const windows = [windowOf(at(days[0] ?? ''), told)];
  for (let end = windows[0]?.[1] ?? last; end <= last; end = windows.at(-1)?.[1] ?? last)
    windows.push(windowOf(end, told));
  return windows;
};

/** What is told of posts that security opened, and how an attacker weighs whose they may be. */
const readingsTold = (
  participants: readonly DayPosts[],
  finds: Finds,
  { share, withinDays, chance, told: by, ranges }: Reading,
): readonly SumKnown[] => {
  const found = (posts: readonly DayPosts[]): readonly string[] =>
    posts.flatMap(({ day, posts: own }) => own.filter((post) => finds(post, day)).map(() => day));
  const opened = found(participants)
    .filter(() => chance() < share)
    .map((day) => at(day) + Math.floor(chance() * withinDays) * DAY);
  return windowsOf(daysIn(participants), by).flatMap(([from, to]) => {
    const band = bandIn(ranges, opened.filter((moment) => moment >= from && moment < to).length);
    /** The chance that a post of some day is opened in this time, if its author takes part. */
    const chanceOf = (day: string): number => {
      const overlap = Math.min(to, at(day) + withinDays * DAY) - Math.max(from, at(day));
      return (share * Math.max(0, overlap)) / (withinDays * DAY);
    };
    const weigh: Counting = (posts) => found(posts).reduce((sum, day) => sum + chanceOf(day), 0);
    const spread = found(participants).reduce((sum, day) => sum + chanceOf(day) * (1 - chanceOf(day)), 0);
    return knownFrom(band, weigh).map((known) => ({
      ...known,
      deviation: Math.sqrt(known.deviation ** 2 + spread),
    }));
  });
};

/** What a log may tell; this one tells summaries and readings. */
export interface LogTells {
  /** Days of posts collected and alerts by the quarter, raised, confirmed and dismissed, in these ranges. */
  readonly summaries?: { readonly collected: Ranges; readonly alerts: Ranges };
  /** Days of posts collected by the month, in ranges. */
  readonly months?: boolean;
  /** Posts behind alerts that security opened. */
  readonly readings?: Reading;
  readonly exactMonths?: boolean;
  /** How many rows of collection each day has: the leaves of a tree without padding. */
  readonly exactDays?: boolean;
}

/** What an attacker knows who reads all of the log and all summaries of some time. */
export const logKnowledge = (
  participants: readonly DayPosts[],
  tells: LogTells,
  finds: Finds = () => false,
): readonly SumKnown[] => {
  const { summaries: ranges } = tells;
  const days = daysIn(participants);
  const months = [...new Set(days.map(monthOf))];
  const quarters = [...new Set(days.map(quarterOf))];
  const inQuarter = (quarter: string): Counting => collections((day) => quarterOf(day) === quarter);
  const inMonth = (month: string) => (day: string) => monthOf(day) === month;
  const collected = (month: string): Counting => collections(inMonth(month));
  const raised = (quarter: string): Counting => findings(finds, (day) => quarterOf(day) === quarter);
  /** What becomes of an alert, confirmed or dismissed, as an attacker who reads the post may guess, rightly at best. */
  const became =
    (what: 0 | 1) =>
    (quarter: string): Counting =>
      findings(
        (post, day) => finds(post, day) && ((post.engagement ?? 0) + day.charCodeAt(9)) % 2 === what,
        (day) => quarterOf(day) === quarter,
      );
  const onDay = (day: string): Counting => collections((other) => other === day);
  return [
    ...(tells.months === true ? told(participants, months, { counting: collected, band: finer }) : []),
    ...(ranges === undefined
      ? []
      : [
          ...told(participants, quarters, {
            counting: inQuarter,
            band: (count) => bandIn(ranges.collected, count),
          }),
          ...[raised, became(0), became(1)].flatMap((counting) =>
            told(participants, quarters, { counting, band: (count) => bandIn(ranges.alerts, count) }),
          ),
        ]),
    ...(tells.readings === undefined ? [] : readingsTold(participants, finds, tells.readings)),
    ...(tells.exactMonths === true ? told(participants, months, { counting: collected, band: exactly }) : []),
    ...(tells.exactDays === true ? told(participants, days, { counting: onDay, band: exactly }) : []),
  ];
};
