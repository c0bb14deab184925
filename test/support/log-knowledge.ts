import type { SumKnown } from '../../shared/disclosure/attack/participation-attack.ts';
import type { DayPosts } from '../../shared/disclosure/programme.ts';
import { bandOf, peopleBandOf, type Band } from '../../shared/summaries/band.ts';

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

/** How security reads: this share of the posts behind alerts, each up to so many days after it was posted. */
export interface Reading {
  readonly share: number;
  readonly withinDays: number;
  readonly chance: () => number;
}

const weekAt = (start: number): readonly [from: number, to: number] => [start, start + WEEK];
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const DAY = WEEK / 7;

/** What the log tells by the week of posts that security opened, and how an attacker weighs whose they may be. */
const readingsTold = (
  participants: readonly DayPosts[],
  finds: Finds,
  reading: Reading,
): readonly SumKnown[] => {
  const { share, withinDays, chance } = reading;
  const found = (posts: readonly DayPosts[]): readonly string[] =>
    posts.flatMap(({ day, posts: own }) => own.filter((post) => finds(post, day)).map(() => day));
  const opened = found(participants)
    .filter(() => chance() < share)
    .map((day) => at(day) + Math.floor(chance() * withinDays) * DAY);
  const days = daysIn(participants);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const sums: SumKnown[] = [];
  for (
    let start = MONDAY + Math.floor((at(first) - MONDAY) / WEEK) * WEEK;
    start <= at(last);
    start += WEEK
  ) {
    const [from, to] = weekAt(start);
    const band = bandOf(opened.filter((moment) => moment >= from && moment < to).length);
    /** The chance that a post of some day is opened in this week, if its author takes part. */
    const chanceOf = (day: string): number => {
      const overlap = Math.min(to, at(day) + withinDays * DAY) - Math.max(from, at(day));
      return (share * Math.max(0, overlap)) / (withinDays * DAY);
    };
    const weigh: Counting = (posts) => found(posts).reduce((sum, day) => sum + chanceOf(day), 0);
    const spread = found(participants).reduce((sum, day) => sum + chanceOf(day) * (1 - chanceOf(day)), 0);
    for (const known of knownFrom(band, weigh))
      sums.push({ ...known, deviation: Math.sqrt(known.deviation ** 2 + spread) });
  }
  return sums;
};

/** What a log may tell; this one tells summaries and readings. */
export interface LogTells {
  /** Days of posts collected and alerts by the quarter, raised, confirmed and dismissed, in ranges, as summaries do. */
  readonly summaries?: boolean;
  /** Days of posts collected by the month, in ranges. */
  readonly months?: boolean;
  /** Posts behind alerts that security opened, by the week, as the log does. */
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
    ...(tells.months === true ? told(participants, months, { counting: collected, band: peopleBandOf }) : []),
    ...(tells.summaries === true
      ? [
          ...told(participants, quarters, { counting: inQuarter, band: peopleBandOf }),
          ...[raised, became(0), became(1)].flatMap((counting) =>
            told(participants, quarters, { counting, band: peopleBandOf }),
          ),
        ]
      : []),
    ...(tells.readings === undefined ? [] : readingsTold(participants, finds, tells.readings)),
    ...(tells.exactMonths === true ? told(participants, months, { counting: collected, band: exactly }) : []),
    ...(tells.exactDays === true ? told(participants, days, { counting: onDay, band: exactly }) : []),
  ];
};
