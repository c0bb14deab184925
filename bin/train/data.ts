import { readFileSync } from 'node:fs';

import { featuresOf, SLOTS } from '../../shared/classification/features.ts';

/** A labelled text as its features; labels are 0 negative, 1 neutral, 2 positive. */
export interface Example {
  readonly label: number;
  readonly slots: Uint32Array;
}

/**
 * Reads `label<TAB>text` lines.
 *
 * @throws Error naming file and line of what does not fit.
 */
export const readExamples = (file: string): readonly Example[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line === '') return [];
      const label = Number(line.slice(0, line.indexOf('\t')));
      if (![0, 1, 2].includes(label))
        throw new Error(`${file}:${index + 1}: no label 0, 1 or 2 before a tab`);
      return [{ label, slots: Uint32Array.from(featuresOf(line.slice(line.indexOf('\t') + 1))) }];
    });

/** Slots that at least two examples have, with how much each counts: the spread of its naive-Bayes log ratios. */
export const usefulSlots = (examples: readonly Example[]): Float64Array => {
  const counts = [0, 1, 2].map(() => new Float64Array(SLOTS));
  const totals = [0, 0, 0];
  for (const { label, slots } of examples) {
    totals[label] = (totals[label] ?? 0) + 1;
    for (const slot of slots) bump(counts[label], slot);
  }
  const all = examples.length;
  const lengths = new Float64Array(SLOTS);
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const inClass = counts.map((count) => count[slot] ?? 0);
    const having = inClass.reduce((sum, count) => sum + count, 0);
    if (having < 2) continue;
    const squares = inClass.map((own, label) => {
      const total = totals[label] ?? 0;
      const [inside, outside] = [(own + 1) / (total + 2), (having - own + 1) / (all - total + 2)];
      return Math.log(inside / outside) ** 2;
    });
    lengths[slot] = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  }
  return lengths;
};

const bump = (counts: Float64Array | undefined, slot: number): void => {
  if (counts !== undefined) counts[slot] = (counts[slot] ?? 0) + 1;
};
