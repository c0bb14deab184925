/**
 * How well and how fast texts are classified, side by side with what a Node user would pick instead:
 * `npm run bench:classify -- <data directory> [--split]`. Prints tables of Markdown; `docs/classification.md` holds them.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { UNSEEN_TOKEN_FORMATS } from '../support/unseen-token-formats.ts';
import { readCases, readTexts } from './confidentiality-data.ts';
import { measurementsOf, withoutProviders, type Cases } from './confidentiality-measurements.ts';
import { candor, candorWithoutProviders, redactpii, secretlint } from './finders.ts';
import { benchFingerprints, documentsOf, finderOf } from './fingerprint-bench.ts';
import { measure } from './measurement.ts';
import {
  confidentialityTable,
  fingerprintTable,
  ownTable,
  sentimentTable,
  speedTable,
  worstTable,
} from './report.ts';
import { benchOwnSentiment, benchSentiment } from './sentiment-bench.ts';
import { benchSpeed, benchWorst, wholeClassifier } from './speed-bench.ts';
import { tokenPosts, unseenIn } from './unseen-posts.ts';

const USAGE = 'npm run bench:classify -- <data directory> [--split]';
const TIMED_POSTS = 2000;

const CONFIDENTIALITY = {
  gitleaks: 'gitleaks-rule-cases',
  posts: 'secrets-in-posts',
  numbers: 'presidio-recognizer-cases',
  sentences: 'presidio-synthetic-sentences',
  hardNegatives: 'hard-negatives',
} as const;
/** Nothing is measured in it; no token format that it holds is unseen. */
const ALSO_SEEN = 'secretlint-snapshots';
const TWEETS = 'sentiment/train.tsv';
const DOCUMENTS = 'sentiment/extra/vnyt.tsv';
const FILES: readonly string[] = [
  ...[...Object.values(CONFIDENTIALITY), ALSO_SEEN].map((name) => `confidentiality/${name}.jsonl`),
  'sentiment/val.tsv',
  'sentiment/dev.tsv',
  TWEETS,
  DOCUMENTS,
];

const readAll = (data: string): Cases => {
  const read = (name: string) => readCases(join(data, 'confidentiality'), name);
  const cases = {
    gitleaks: read(CONFIDENTIALITY.gitleaks),
    posts: read(CONFIDENTIALITY.posts),
    numbers: read(CONFIDENTIALITY.numbers),
    sentences: read(CONFIDENTIALITY.sentences),
    hardNegatives: read(CONFIDENTIALITY.hardNegatives),
  };
  const seen = [...Object.values(cases), read(ALSO_SEEN)].flat().map(({ text }) => text);
  return {
    ...cases,
    unseen: tokenPosts(unseenIn(seen, UNSEEN_TOKEN_FORMATS)),
    tweets: readTexts(join(data, TWEETS)),
  };
};

/** Measures everything from the data in a directory, and prints a table as soon as it is there. */
const bench = async (data: string, isSplit: boolean): Promise<void> => {
  const print = (text: string): void => console.log(`${text}\n`);
  const cases = readAll(data);
  const documents = documentsOf(readTexts(join(data, DOCUMENTS)).map(({ text }) => text));
  const tweets = cases.tweets.map(({ text }) => text);
  const findDocuments = finderOf(documents);
  const others = [secretlint(), redactpii()];

  print(sentimentTable(await benchSentiment(join(data, 'sentiment'))));
  print(ownTable(benchOwnSentiment(join(data, 'sentiment'), wholeClassifier(findDocuments))));
  const finders = [candor(), ...others];
  const rows = [
    ...(await measure(measurementsOf(cases), finders)),
    ...(await measure([withoutProviders(cases.unseen)], [candorWithoutProviders()])),
  ];
  print(confidentialityTable(rows, finders, isSplit));
  print(fingerprintTable(benchFingerprints(documents, tweets)));
  print(speedTable(await benchSpeed(tweets.slice(0, TIMED_POSTS), findDocuments, others), others));
  print(worstTable(await benchWorst(findDocuments, documents)));
};

/** Runs the benchmark; answers the exit code: 2 where the data is not there. */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    options: { split: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [data] = positionals;
  const missing = data === undefined ? undefined : FILES.find((file) => !existsSync(join(data, file)));
  if (data === undefined || missing !== undefined) {
    console.error(
      missing === undefined ? `Say where the data is: ${USAGE}` : `No ${missing} in ${data}: ${USAGE}`,
    );
    return 2;
  }
  await bench(data, values.split);
  return 0;
};

process.exitCode = await main();
