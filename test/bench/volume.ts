/**
 * How many cases a week security gets for three hundred advocates: `npm run bench:volume -- [data directory]`. Without a
 * directory of the sample company's posts alone; with one also of strangers' posts that no rule was made with.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';
import {
  ADVOCATES,
  ALERT_THRESHOLD,
  atMostWith95,
  casesIn,
  perWeek,
  scannedIn,
  type ScannedPost,
} from './case-volume.ts';
import { readTexts } from './confidentiality-data.ts';
import { sampleClassifier } from '../support/sample-classifier.ts';
import { tableOf } from './table.ts';

const BAR = 5;
/** Any day will do: days of the story are counted back from it. */
const ENDS_ON = '2026-03-31';
/** Strangers' short texts: tweets, and comments on Reddit. Nobody looked for secrets in them before. */
const STRANGERS = ['tse', 'goemo'] as const;

const figure = (value: number): string => value.toFixed(value < 1 ? 2 : 1);

const rowOf = (what: string, posts: number, { cases, weeks }: { cases: number; weeks: number }) => {
  const rate = perWeek(cases, weeks);
  return [
    what,
    String(posts),
    String(cases),
    rate <= BAR ? figure(rate) : `**${figure(rate)}**`,
    figure(perWeek(atMostWith95(cases), weeks)),
  ];
};

const sample = loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn: ENDS_ON });
const { posts, advocateWeeks } = scannedIn(sample);
const classifierOn = sampleClassifier(sample);
const hasLeak = (post: string): boolean => (sample.truths.get(post)?.leaks ?? []).length > 0;
const isNearMiss = (post: string): boolean => sample.truths.get(post)?.hardNegative !== undefined;

const SETS: readonly (readonly [string, (post: string) => boolean])[] = [
  ['ordinary posts', (post) => !hasLeak(post) && !isNearMiss(post)],
  ['… and planted near misses', (post) => !hasLeak(post)],
  ['… and planted leaks: all of the story', () => true],
];

const everyday = sample.posts.filter(
  (post) =>
    post.boosts === undefined &&
    !hasLeak(post.id) &&
    !sample.company.official.some(({ id }) => id === post.author),
);
const postsAWeek = posts.filter(({ post }) => !hasLeak(post.id)).length / advocateWeeks;
const weeksOf = (count: number): number => count / postsAWeek;

const rows: string[][] = [];
const add = async (what: string, chosen: readonly ScannedPost[], weeks: number): Promise<void> => {
  const { length } = await casesIn(chosen, classifierOn);
  rows.push(rowOf(what, chosen.length, { cases: length, weeks }));
};
for (const [what, isIn] of SETS)
  await add(
    what,
    posts.filter(({ post }) => isIn(post.id)),
    advocateWeeks,
  );
const asIfSearched = everyday.map((post) => ({ post, text: post.text, at: post.at }));
await add('everybody’s but the leaks, as if all were searched', asIfSearched, weeksOf(everyday.length));

const { classify } = classifierOn(ENDS_ON);
const isAlerting = ({ text }: { readonly text: string }): boolean =>
  classify(text).findings.some(({ confidence }) => confidence >= ALERT_THRESHOLD);
const [directory] = process.argv.slice(2);
for (const name of directory === undefined ? [] : STRANGERS) {
  const path = join(directory ?? '', 'sentiment', 'extra', `${name}.tsv`);
  if (!existsSync(path)) throw new Error(`there is no ${path}`);
  const texts = readTexts(path);
  const count = { cases: texts.filter(isAlerting).length, weeks: weeksOf(texts.length) };
  rows.push(rowOf(`strangers’ texts (${name})`, texts.length, count));
}

console.log(
  `${figure(advocateWeeks)} weeks of advocates whose posts are searched, ${figure(postsAWeek)} ordinary posts in one; bar: at most ${BAR} cases.\n`,
);
const head = ['', 'posts', 'cases', `cases a week for ${ADVOCATES} advocates`, 'at most, with 95 %'];
console.log(tableOf(head, rows));
