/**
 * Writes `posts/week-NN.jsonl` from the hand-written texts and the people: `node infra/local/sample/generate.ts`.
 * The same texts give the same posts, byte for byte.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { draftPosts } from './draft-posts.ts';
import type { Draft, Line } from './drafting-desk.ts';
import { loadCast, SAMPLE_DIRECTORY } from './sample-company.ts';

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

const fileOf = (line: Line): string =>
  line.day < 0
    ? 'week-00.jsonl'
    : `week-${String(Math.floor(line.day / DAYS_PER_WEEK) + 1).padStart(2, '0')}.jsonl`;

const write = (directory: string, lines: readonly Line[]): void => {
  mkdirSync(directory, { recursive: true });
  for (const name of readdirSync(directory)) rmSync(join(directory, name));
  for (const [name, group] of Map.groupBy(lines, fileOf)) {
    writeFileSync(join(directory, name), `${group.map((line) => JSON.stringify(line)).join('\n')}\n`);
  }
};

const lines = toLines(draftPosts(loadCast(SAMPLE_DIRECTORY), SAMPLE_DIRECTORY));
write(join(SAMPLE_DIRECTORY, 'posts'), lines);
console.log(`${lines.length} posts written.`);
