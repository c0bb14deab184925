import { SLOTS } from '../../shared/classification/features.ts';
import { softmax } from '../../shared/classification/sentiment-model.ts';
import type { Example } from './data.ts';

/** Weights by slot and class, and a bias for each class. */
export interface Fitted {
  readonly weights: Float64Array;
  readonly biases: readonly [number, number, number];
}

const EPOCHS = 5;
const FIRST_RATE = 2;
const DECAY = 1e-6;
const CLASSES = 3;

/** A generator of numbers from 0 to 1 that is the same everywhere (mulberry32). */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const shuffle = (order: Uint32Array, random: () => number): void => {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
};

/** One over the length of a text's scaled features. */
export const normOf = (slots: Uint32Array, lengths: Float64Array): number => {
  let sum = 0;
  for (const slot of slots) sum += (lengths[slot] ?? 0) ** 2;
  return sum === 0 ? 0 : 1 / Math.sqrt(sum);
};

/** Logits of an example. */
export const logitsOf = (
  { weights, biases }: Fitted,
  slots: Uint32Array,
  lengths: Float64Array,
): number[] => {
  const norm = normOf(slots, lengths);
  const logits: number[] = [...biases];
  for (const slot of slots) {
    const value = (lengths[slot] ?? 0) * norm;
    for (let label = 0; label < CLASSES; label += 1) {
      logits[label] = (logits[label] ?? 0) + value * (weights[slot * CLASSES + label] ?? 0);
    }
  }
  return logits;
};

/**
 * Multinomial logistic regression by stochastic gradient descent with averaging, classes weighted to count alike. The
 * same examples and seed give the same weights, bit for bit.
 */
export const fit = (examples: readonly Example[], lengths: Float64Array, seed: number): Fitted => {
  const random = seeded(seed);
  const counts = [0, 1, 2].map((label) => examples.filter((example) => example.label === label).length);
  const classWeights = counts.map((count) => examples.length / (CLASSES * count));
  const weights = new Float64Array(SLOTS * CLASSES);
  const sums = new Float64Array(SLOTS * CLASSES);
  const biases: [number, number, number] = [0, 0, 0];
  const order = Uint32Array.from(examples.keys());
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index];
      if (example === undefined) continue;
      step += 1;
      const rate = FIRST_RATE / (1 + step / examples.length);
      const { label, slots } = example;
      const errors = softmax(logitsOf({ weights, biases }, slots, lengths)).map(
        (share, own) => (share - (own === label ? 1 : 0)) * (classWeights[label] ?? 1),
      );
      const norm = normOf(slots, lengths);
      for (const slot of slots) {
        const value = (lengths[slot] ?? 0) * norm;
        for (let own = 0; own < CLASSES; own += 1) {
          const at = slot * CLASSES + own;
          const change = rate * ((errors[own] ?? 0) * value + DECAY * (weights[at] ?? 0));
          weights[at] = (weights[at] ?? 0) - change;
          // Averaging without touching every weight at every step: each change counts for the steps before it.
          sums[at] = (sums[at] ?? 0) + change * step;
        }
      }
      errors.forEach((error, own) => (biases[own] = (biases[own] ?? 0) - rate * 0.05 * error));
    }
  }
  for (let at = 0; at < weights.length; at += 1)
    weights[at] = (weights[at] ?? 0) + (sums[at] ?? 0) / (step + 1);
  return { weights, biases };
};
