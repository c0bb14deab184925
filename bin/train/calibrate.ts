import { softmax } from '../../shared/classification/sentiment-model.ts';
import { confidenceOf, type Judged } from './measure.ts';

/** What calibration settles: by how much logits are divided, and below which best score the model abstains. */
export interface Calibration {
  readonly temperature: number;
  readonly abstainBelow: number;
}

/** Scores under another temperature. */
export const withTemperature = (judged: readonly Judged[], temperature: number): readonly Judged[] =>
  judged.map((one) => ({
    ...one,
    scores: softmax(one.scores.map((score) => Math.log(Math.max(score, 1e-12)) / temperature)),
  }));

const lossOf = (judged: readonly Judged[], temperature: number): number =>
  -withTemperature(judged, temperature).reduce(
    (sum, { scores, label }) => sum + Math.log(Math.max(scores[label] ?? 0, 1e-12)),
    0,
  );

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The temperature, from 0.2 to 3, under which the labels are likeliest; a golden-section search. */
const fitTemperature = (judged: readonly Judged[]): number => {
  let [low, high] = [0.2, 3];
  for (let round = 0; round < 25; round += 1) {
    const [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (lossOf(judged, left) < lossOf(judged, right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
};

/** The share of texts that the model is to decide. */
export const COVERAGE = 0.8;

/** Temperature and abstain bound fitted on texts that were judged at temperature 1 and not trained on. */
export const calibrate = (judged: readonly Judged[]): Calibration => {
  const temperature = fitTemperature(judged);
  const confidences = withTemperature(judged, temperature)
    .map(confidenceOf)
    .sort((one, other) => one - other);
  return { temperature, abstainBelow: confidences[Math.round(confidences.length * (1 - COVERAGE))] ?? 0 };
};

const FOLDS = 5;

/** Judged texts under a calibration, with whether the model decides them. */
export type Decided = Judged & { readonly isDecided: boolean };

/** Texts under a calibration. */
export const decide = (
  judged: readonly Judged[],
  { temperature, abstainBelow }: Calibration,
): readonly Decided[] =>
  withTemperature(judged, temperature).map((one) => ({
    ...one,
    isDecided: confidenceOf(one) >= abstainBelow,
  }));

/** Each fifth of the texts (every fifth one) under the calibration that the other four fifths give. */
export const crossFit = (judged: readonly Judged[]): readonly Decided[] =>
  Array.from({ length: FOLDS }, (_, fold) =>
    decide(
      judged.filter((_one, index) => index % FOLDS === fold),
      calibrate(judged.filter((_one, index) => index % FOLDS !== fold)),
    ),
  ).flat();
