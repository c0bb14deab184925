import { addDays, dayOf } from '../../shared/clock.ts';
import type { AccountLink } from '../../shared/consent/consent-history.ts';
import { isLive, type DaySheet, type LivePost } from '../../shared/posts/day-sheet.ts';

/** What one account did in one week that begins on a Monday; `isFinal` once every count in it is. */
export interface OwnWeek {
  readonly from: string;
  readonly handle: string;
  readonly posts: number;
  readonly likes: number;
  readonly reposts: number;
  readonly replies: number;
  readonly isFinal: boolean;
}

/** A person's own weeks, oldest first, and of each week their accounts in the order in which they were connected. */
export interface OwnEngagement {
  readonly weeks: readonly string[];
  readonly rows: readonly OwnWeek[];
}

const mondayOf = (day: string): string => {
  const moment = new Date(`${day}T00:00:00Z`);
  return dayOf(addDays(moment, -((moment.getUTCDay() + 6) % 7)));
};

/** Posts that count for engagement, by the day of their sheet. */
const countedIn = (sheets: readonly DaySheet[]): readonly (readonly [day: string, post: LivePost])[] =>
  sheets.flatMap(({ day, posts }) =>
    posts
      .filter(isLive)
      .filter(({ purposes }) => purposes.includes('engagement'))
      .map((post) => [day, post] as const),
  );

const weekOf = (from: string, handle: string, posts: readonly LivePost[]): OwnWeek => {
  const sum = (of: 'likes' | 'reposts' | 'replies'): number =>
    posts.reduce((total, { counts }) => total + (counts?.[of] ?? 0), 0);
  return {
    from,
    handle,
    posts: posts.length,
    likes: sum('likes'),
    reposts: sum('reposts'),
    replies: sum('replies'),
    isFinal: posts.every(({ frozen }) => frozen),
  };
};

const weeksUntil = (first: string, now: Date): readonly string[] => {
  const weeks: string[] = [];
  for (let week = first; week <= dayOf(now); week = dayOf(addDays(new Date(week), 7))) weeks.push(week);
  return weeks;
};

/** What is held of somebody's engagement, week by week; no week where nothing is held. */
export const ownEngagement = (
  links: readonly AccountLink[],
  sheets: readonly DaySheet[],
  now: Date,
): OwnEngagement => {
  const byAccount = links.map(({ account, handle }) => ({
    handle,
    counted: countedIn(sheets.filter((sheet) => sheet.account === account)),
  }));
  const counting = byAccount.filter(({ counted }) => counted.length > 0);
  const [first] = counting.flatMap(({ counted }) => counted.map(([day]) => mondayOf(day))).toSorted();
  const weeks = first === undefined ? [] : weeksUntil(first, now);
  return {
    weeks,
    rows: weeks.flatMap((from) =>
      counting.map(({ handle, counted }) => {
        const posts = counted.filter(([day]) => mondayOf(day) === from).map(([, post]) => post);
        return weekOf(from, handle, posts);
      }),
    ),
  };
};

/** Likes, reposts and replies together. */
export const interactionsIn = (rows: readonly OwnWeek[]): number =>
  rows.reduce((total, { likes, reposts, replies }) => total + likes + reposts + replies, 0);
