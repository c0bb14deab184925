import { join } from 'node:path';

import { UNSEEN_TOKEN_FORMATS } from '../support/unseen-token-formats.ts';
import { readCases, readTexts } from './confidentiality-data.ts';
import type { Cases } from './confidentiality-measurements.ts';
import { tokenPosts, unseenIn } from './unseen-posts.ts';

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
/** What documents are made of. */
export const DOCUMENTS = 'sentiment/extra/vnyt.tsv';
/** Files that must be there, below the data directory. */
export const FILES: readonly string[] = [
  ...[...Object.values(CONFIDENTIALITY), ALSO_SEEN].map((name) => `confidentiality/${name}.jsonl`),
  'sentiment/val.tsv',
  'sentiment/dev.tsv',
  TWEETS,
  DOCUMENTS,
];

/** Everything that is measured of confidentiality. */
export const readAll = (data: string): Cases => {
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
