import { CLASSES, scoreText, type SentimentModel } from '../../shared/classification/sentiment-model.ts';
import type { Labelled } from './data.ts';
import { seeded } from './random.ts';

/** What a model says of a labelled text: the best score, and whether it is right. */
export interface Judged {
  readonly label: number;
  readonly said: number;
  readonly scores: readonly number[];
}

/** The model's word on each text. */
export const judge = (model: SentimentModel, texts: readonly Labelled[]): readonly Judged[] =>
  texts.map(({ label, text }) => {
    const { negative, neutral, positive } = scoreText(model, text);
    const scores = [negative, neutral, positive];
    return { label, scores, said: scores.indexOf(Math.max(...scores)) };
  });

/** The best score of a text. */
export const confidenceOf = ({ scores }: Judged): number => Math.max(...scores);

/** Mean over the classes of the share of each that is recognised. */
export const macroRecall = (judged: readonly Judged[]): number => {
  const recalls = Array.from({ length: CLASSES }, (_, label) => {
    const own = judged.filter((one) => one.label === label);
    return own.filter(({ said }) => said === label).length / Math.max(1, own.length);
  });
  return recalls.reduce((sum, recall) => sum + recall, 0) / CLASSES;
};

const BINS = 10;

/** Expected calibration error: how far confidence and correctness lie apart, over ten equal bins. */
export const calibrationError = (judged: readonly Judged[]): number => {
  const bins = new Float64Array(BINS);
  for (const one of judged) {
    const confidence = confidenceOf(one);
    const bin = Math.min(BINS - 1, Math.floor(confidence * BINS));
    bins[bin] = (bins[bin] ?? 0) + confidence - (one.said === one.label ? 1 : 0);
  }
  return bins.reduce((sum, gap) => sum + Math.abs(gap), 0) / judged.length;
};

/** A figure with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 1000;

/** A figure of judged texts with the interval between the 2.5 % and 97.5 % quantiles of 1,000 seeded resamples. */
export const bootstrap = (
  judged: readonly Judged[],
  figure: (judged: readonly Judged[]) => number,
  seed: number,
): Estimate => {
  const random = seeded(seed);
  const resampled = Float64Array.from({ length: RESAMPLES }, () =>
    figure(judged.flatMap(() => judged[Math.floor(random() * judged.length)] ?? [])),
  ).sort();
  return { value: figure(judged), low: resampled[24] ?? 0, high: resampled[974] ?? 0 };
};
