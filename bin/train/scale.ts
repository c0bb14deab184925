import { SLOTS } from '../../shared/classification/features.ts';
import type { Examples } from './data.ts';

const CLASSES = 3;
const SEEN_AT_LEAST = 2;

/**
 * How much each slot counts: the root mean square, over the classes, of its one-vs-rest naive-Bayes log-count ratio; 0
 * for slots that fewer than two texts have.
 */
export const scalesOf = ({ labels, offsets, slots }: Examples): Float64Array => {
  const counts = new Float64Array(SLOTS * CLASSES);
  const totals = [0, 0, 0];
  labels.forEach((label, index) => {
    totals[label] = (totals[label] ?? 0) + 1;
    for (let at = offsets[index] ?? 0; at < (offsets[index + 1] ?? 0); at += 1) {
      const cell = (slots[at] ?? 0) * CLASSES + label;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  });
  const scales = new Float64Array(SLOTS);
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const cell = slot * CLASSES;
    const having = (counts[cell] ?? 0) + (counts[cell + 1] ?? 0) + (counts[cell + 2] ?? 0);
    if (having < SEEN_AT_LEAST) continue;
    const own = counts.subarray(cell, cell + CLASSES);
    const squares = totals.map((total, label) => {
      const inside = ((own[label] ?? 0) + 1) / (total + 2);
      const outside = (having - (own[label] ?? 0) + 1) / (labels.length - total + 2);
      return Math.log(inside / outside) ** 2;
    });
    scales[slot] = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / CLASSES);
  }
  return scales;
};
