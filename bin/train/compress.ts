import { SLOTS } from '../../shared/classification/features.ts';
import { scoreText, softmax, type SentimentModel } from '../../shared/classification/sentiment-model.ts';
import type { Fitted } from './fit.ts';

const CLASSES = 3;
const FEATURES_KEPT = 100_000;

/** The strongest features as whole numbers of one byte. Temperature is fitted afterwards. */
export const compress = ({ weights, biases }: Fitted, lengths: Float64Array): SentimentModel => {
  const strength = (slot: number): number =>
    (lengths[slot] ?? 0) *
    Math.max(...[0, 1, 2].map((label) => Math.abs(weights[slot * CLASSES + label] ?? 0)));
  const kept = Array.from({ length: SLOTS }, (_, slot) => slot)
    .filter((slot) => (lengths[slot] ?? 0) > 0)
    .sort((one, other) => strength(other) - strength(one) || one - other)
    .slice(0, FEATURES_KEPT)
    .sort((one, other) => one - other);
  const largest = (values: readonly number[]): number =>
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const ownWeights = kept.flatMap((slot) => [0, 1, 2].map((label) => weights[slot * CLASSES + label] ?? 0));
  const weightScale = largest(ownWeights) / 127;
  const lengthScale = largest(kept.map((slot) => lengths[slot] ?? 0)) / 255;
  return {
    slots: Uint32Array.from(kept),
    lengths: Uint8Array.from(kept, (slot) => Math.max(1, Math.round((lengths[slot] ?? 0) / lengthScale))),
    weights: Int8Array.from(ownWeights, (weight) => Math.round(weight / weightScale)),
    biases,
    weightScale,
    lengthScale,
    temperature: 1,
  };
};

/** A labelled text. */
export interface Labelled {
  readonly label: number;
  readonly text: string;
}

const logShare = (model: SentimentModel, { label, text }: Labelled, temperature: number): number => {
  const { negative, neutral, positive } = scoreText(model, text);
  const shares = softmax([negative, neutral, positive].map((share) => Math.log(share) / temperature));
  return Math.log(Math.max(shares[label] ?? 0, 1e-12));
};

/** The temperature, from 0.2 to 3, under which held-out labels are likeliest; a golden-section search. */
export const fitTemperature = (model: SentimentModel, held: readonly Labelled[]): number => {
  const loss = (temperature: number): number =>
    -held.reduce((sum, example) => sum + logShare(model, example, temperature), 0);
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0.2, 3];
  for (let round = 0; round < 20; round += 1) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
};

/** Mean over the classes of the share of each that is recognised. */
export const macroRecall = (model: SentimentModel, examples: readonly Labelled[]): number => {
  const [hits, totals] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (const { label, text } of examples) {
    const { negative, neutral, positive } = scoreText(model, text);
    const scores = [negative, neutral, positive];
    totals[label] = (totals[label] ?? 0) + 1;
    if (scores.indexOf(Math.max(...scores)) === label) hits[label] = (hits[label] ?? 0) + 1;
  }
  return hits.reduce((sum, hit, label) => sum + hit / (totals[label] ?? 1), 0) / CLASSES;
};

const BINS = 10;

/** Expected calibration error: how far confidence and correctness lie apart, over ten equal bins. */
export const calibrationError = (model: SentimentModel, examples: readonly Labelled[]): number => {
  const bins = Array.from({ length: BINS }, () => ({ count: 0, confidence: 0, correct: 0 }));
  for (const { label, text } of examples) {
    const { negative, neutral, positive } = scoreText(model, text);
    const scores = [negative, neutral, positive];
    const best = Math.max(...scores);
    const bin = bins[Math.min(BINS - 1, Math.floor(best * BINS))];
    if (bin === undefined) continue;
    bin.count += 1;
    bin.confidence += best;
    bin.correct += scores.indexOf(best) === label ? 1 : 0;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.correct), 0) / examples.length;
};
