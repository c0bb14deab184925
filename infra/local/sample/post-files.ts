import type { Draft, Line } from './drafting-desk.ts';

const FIRST_ID = 113_000_000_000_000_000n;
const IDS_PER_MINUTE = 1_000_000_000n;
const DAYS_BEFORE_STORY = 30;
const DAYS_PER_WEEK = 7;

/** Ids grow with time, as Mastodon's do, and do not depend on the calendar date of day 0. */
const idOf = (draft: Draft, place: number): string => {
  const minute = BigInt((draft.day + DAYS_BEFORE_STORY) * 1440 + draft.minute);
  return String(FIRST_ID + minute * IDS_PER_MINUTE + BigInt(place) * 7_919n);
};

const minuteOf = (draft: Draft): number => draft.day * 1440 + draft.minute;

/** Posts in the order of time, with ids. */
const toLines = (drafts: readonly Draft[]): readonly Line[] => {
  const sorted = drafts.toSorted((a, b) => minuteOf(a) - minuteOf(b));
  const ids = new Map(sorted.map((draft, place) => [draft, idOf(draft, place)]));
  return sorted.map((draft) => {
    const { answers, repeats, ...line } = draft;
    const replyTo = answers && ids.get(answers);
    const boosts = repeats && ids.get(repeats);
    return { id: ids.get(draft) ?? '', ...line, ...(replyTo && { replyTo }), ...(boosts && { boosts }) };
  });
};

/** The file a post is kept in; week 0 is before the story. */
const fileOf = (line: Line): string =>
  line.day < 0
    ? 'week-00.jsonl'
    : `week-${String(Math.floor(line.day / DAYS_PER_WEEK) + 1).padStart(2, '0')}.jsonl`;

/** The content of every file, by name. */
export const toFiles = (drafts: readonly Draft[]): ReadonlyMap<string, string> =>
  new Map(
    [...Map.groupBy(toLines(drafts), fileOf)].map(([name, lines]) => [
      name,
      `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`,
    ]),
  );
