import { SLOTS } from '../../shared/classification/features.ts';
import { CLASSES, softmax } from '../../shared/classification/sentiment-model.ts';
import type { Examples } from './data.ts';
import { seeded, shuffle } from './random.ts';

/** Weights by slot and class, of the dense numbers by class, and a bias for each class. */
export interface Fitted {
  readonly weights: Float64Array;
  readonly denseWeights: Float64Array;
  readonly biases: Float64Array;
}

/** What to fit: texts, how much each counts (`importance`), and how much each slot does (`scales`; 0: not at all). */
export interface Problem {
  readonly examples: Examples;
  readonly scales: Float64Array;
  readonly importance: Float64Array;
}

/** How to fit. `rate` is the first step's; `decay` pulls weights to 0; dense numbers move at `denseRate` times the rate. */
export interface Descent {
  readonly seed: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly denseRate: number;
}

/** Scaled values of the slots of each text, each text of length 1. */
const valuesOf = ({ examples: { labels, offsets, slots }, scales }: Problem): Float32Array => {
  const values = Float32Array.from(slots, (slot) => scales[slot] ?? 0);
  for (let index = 0; index < labels.length; index += 1) {
    const own = values.subarray(offsets[index] ?? 0, offsets[index + 1] ?? 0);
    const norm = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
    if (norm > 0) own.forEach((value, at) => (own[at] = value / norm));
  }
  return values;
};

/**
 * Weights on their way. Averaging needs no visit of every weight at every step: each change is also summed up
 * multiplied by the number of steps before it.
 */
interface State {
  readonly examples: Examples;
  readonly values: Float32Array;
  readonly weights: Float64Array;
  readonly weighted: Float64Array;
  readonly dense: Float64Array;
  readonly denseWeighted: Float64Array;
  step: number;
}

const begin = (problem: Problem): State => ({
  examples: problem.examples,
  values: valuesOf(problem),
  weights: new Float64Array(SLOTS * CLASSES),
  weighted: new Float64Array(SLOTS * CLASSES),
  dense: new Float64Array((problem.examples.denseSize + 1) * CLASSES),
  denseWeighted: new Float64Array((problem.examples.denseSize + 1) * CLASSES),
  step: 0,
});

/** A text's dense numbers and, for the bias, a 1. */
const denseOf = ({ dense, denseSize }: Examples, index: number, into: Float64Array): Float64Array => {
  into.set(dense.subarray(index * denseSize, (index + 1) * denseSize));
  into[denseSize] = 1;
  return into;
};

const logitsOf = (
  { examples, values, weights, dense }: State,
  index: number,
  numbers: Float64Array,
): number[] => {
  const { offsets, slots } = examples;
  let [negative, neutral, positive] = [0, 0, 0];
  for (let at = offsets[index] ?? 0; at < (offsets[index + 1] ?? 0); at += 1) {
    const cell = (slots[at] ?? 0) * CLASSES;
    const value = values[at] ?? 0;
    negative += value * (weights[cell] ?? 0);
    neutral += value * (weights[cell + 1] ?? 0);
    positive += value * (weights[cell + 2] ?? 0);
  }
  numbers.forEach((number, at) => {
    negative += number * (dense[at * CLASSES] ?? 0);
    neutral += number * (dense[at * CLASSES + 1] ?? 0);
    positive += number * (dense[at * CLASSES + 2] ?? 0);
  });
  return [negative, neutral, positive];
};

interface Move {
  readonly errors: readonly number[];
  readonly rate: number;
  readonly decay: number;
}

const moveWeights = (state: State, index: number, { errors, rate, decay }: Move): void => {
  const { examples, values, weights, weighted, step } = state;
  const { offsets, slots } = examples;
  for (let at = offsets[index] ?? 0; at < (offsets[index + 1] ?? 0); at += 1) {
    const value = values[at] ?? 0;
    if (value === 0) continue;
    const cell = (slots[at] ?? 0) * CLASSES;
    for (let label = 0; label < CLASSES; label += 1) {
      const weight = weights[cell + label] ?? 0;
      const change = rate * ((errors[label] ?? 0) * value + decay * weight);
      weights[cell + label] = weight - change;
      weighted[cell + label] = (weighted[cell + label] ?? 0) + change * step;
    }
  }
};

const moveDense = (
  { dense, denseWeighted, step }: State,
  numbers: Float64Array,
  { errors, rate }: Move,
): void => {
  numbers.forEach((number, place) => {
    if (number === 0) return;
    for (let label = 0; label < CLASSES; label += 1) {
      const at = place * CLASSES + label;
      const change = rate * (errors[label] ?? 0) * number;
      dense[at] = (dense[at] ?? 0) - change;
      denseWeighted[at] = (denseWeighted[at] ?? 0) + change * step;
    }
  });
};

const averaged = (weights: Float64Array, weighted: Float64Array, step: number): Float64Array =>
  weights.map((weight, at) => weight + (weighted[at] ?? 0) / (step + 1));

/**
 * Multinomial logistic regression by stochastic gradient descent with averaging. The same input gives the same
 * weights, bit for bit.
 */
export const fit = (problem: Problem, { seed, epochs, rate, decay, denseRate }: Descent): Fitted => {
  const { labels, denseSize } = problem.examples;
  const random = seeded(seed);
  const state = begin(problem);
  const order = Uint32Array.from(labels.keys());
  const numbers = new Float64Array(denseSize + 1);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      state.step += 1;
      const now = rate / (1 + state.step / labels.length);
      denseOf(problem.examples, index, numbers);
      const errors = softmax(logitsOf(state, index, numbers)).map(
        (share, label) => (share - Number(label === labels[index])) * (problem.importance[index] ?? 1),
      );
      moveWeights(state, index, { errors, rate: now, decay });
      moveDense(state, numbers, { errors, rate: now * denseRate, decay: 0 });
    }
  }
  const dense = averaged(state.dense, state.denseWeighted, state.step);
  return {
    weights: averaged(state.weights, state.weighted, state.step),
    denseWeights: dense.slice(0, denseSize * CLASSES),
    biases: dense.slice(denseSize * CLASSES),
  };
};
