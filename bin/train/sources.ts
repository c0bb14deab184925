import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { CLASSES } from '../../shared/classification/sentiment-model.ts';
import { readLabelled, type Labelled } from './data.ts';

/** Files of labelled texts with how much a text of each counts. The first has to be there; the others may be. */
const SOURCES: readonly (readonly [string, number])[] = [
  ['train.tsv', 1],
  ['extra/vtweets.tsv', 0.5],
  ['extra/vamazon.tsv', 0.3],
  ['extra/vmovie.tsv', 0.3],
  ['extra/vnyt.tsv', 0.3],
];

/** Texts to learn from, and how much each counts before classes are made to count alike. */
export interface Sources {
  readonly texts: readonly Labelled[];
  readonly counts: readonly number[];
  readonly missing: readonly string[];
}

/** Reads what there is to learn from under a directory. */
export const readSources = (directory: string): Sources => {
  const there = SOURCES.filter(([file], index) => index === 0 || existsSync(join(directory, file)));
  const parts = there.map(([file, count]) => ({ count, texts: readLabelled(join(directory, file)) }));
  return {
    texts: parts.flatMap(({ texts }) => texts),
    counts: parts.flatMap(({ count, texts }) => texts.map(() => count)),
    missing: SOURCES.filter((source) => !there.includes(source)).map(([file]) => file),
  };
};

/** How much each text counts, such that the three classes count alike. */
export const balanced = ({ texts, counts }: Sources): Float64Array => {
  const totals = new Float64Array(CLASSES);
  texts.forEach(({ label }, index) => (totals[label] = (totals[label] ?? 0) + (counts[index] ?? 0)));
  const all = totals.reduce((sum, total) => sum + total, 0);
  return Float64Array.from(
    texts,
    ({ label }, index) => ((counts[index] ?? 0) * all) / (CLASSES * (totals[label] ?? 1)),
  );
};
