import { readFileSync } from 'node:fs';

import { createFeaturiser } from '../../shared/classification/features.ts';
import { createLexiconReader, NUMBERS_A_LEXICON, type Lexicon } from '../../shared/classification/lexicon.ts';

/** A labelled text; labels are 0 negative, 1 neutral, 2 positive. */
export interface Labelled {
  readonly label: number;
  readonly text: string;
}

/**
 * Reads `label<TAB>text` lines.
 *
 * @throws Error naming file and line of what does not fit.
 */
export const readLabelled = (file: string): readonly Labelled[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line === '') return [];
      const label = ['0\t', '1\t', '2\t'].indexOf(line.slice(0, 2));
      if (label === -1) throw new Error(`${file}:${index + 1}: no label 0, 1 or 2 before a tab`);
      return [{ label, text: line.slice(2) }];
    });

/** Labelled texts as features: those of text `i` are `slots[offsets[i]]` up to `slots[offsets[i + 1]]`, each once. */
export interface Examples {
  readonly labels: Uint8Array;
  readonly offsets: Uint32Array;
  readonly slots: Uint32Array;
  readonly dense: Float64Array;
  readonly denseSize: number;
}

/** Features of labelled texts. */
export const examplesOf = (texts: readonly Labelled[], lexicon: Lexicon): Examples => {
  const featuresOf = createFeaturiser();
  const readLexicon = createLexiconReader(lexicon);
  const denseSize = lexicon.lexicons * NUMBERS_A_LEXICON;
  const dense = new Float64Array(texts.length * denseSize);
  const offsets = new Uint32Array(texts.length + 1);
  const parts = texts.map(({ text }, index) => {
    const features = featuresOf(text);
    readLexicon(features, dense.subarray(index * denseSize, (index + 1) * denseSize));
    const slots = [...new Set(features.slots.subarray(0, features.count))];
    offsets[index + 1] = (offsets[index] ?? 0) + slots.length;
    return slots;
  });
  const slots = new Uint32Array(offsets[texts.length] ?? 0);
  parts.forEach((part, index) => slots.set(part, offsets[index]));
  return { labels: Uint8Array.from(texts, ({ label }) => label), offsets, slots, dense, denseSize };
};
