import type { Lexicon } from '../../shared/classification/lexicon.ts';
import { CLASSES, type SentimentModel } from '../../shared/classification/sentiment-model.ts';
import type { Fitted } from './fit.ts';

const FEATURES_KEPT = 100_000;

const largestOf = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** The slots of the strongest features, ascending: those that can move a text's score most. */
export const strongestSlots = (
  { weights }: Fitted,
  scales: Float64Array,
  count = FEATURES_KEPT,
): Uint32Array => {
  const strengths = scales.map((scale, slot) =>
    scale === 0 ? 0 : scale * largestOf(weights.subarray(slot * CLASSES, slot * CLASSES + CLASSES)),
  );
  return Uint32Array.from(strengths.keys())
    .filter((slot) => (strengths[slot] ?? 0) > 0)
    .sort((one, other) => (strengths[other] ?? 0) - (strengths[one] ?? 0) || one - other)
    .slice(0, count)
    .sort();
};

/** What a model is put together from. */
export interface Trained {
  readonly fitted: Fitted;
  readonly scales: Float64Array;
  readonly slots: Uint32Array;
  readonly lexicon: Lexicon;
}

/** A model of these slots as whole numbers of one byte. Temperature and abstain bound are fitted afterwards. */
export const compress = ({ fitted, scales, slots, lexicon }: Trained): SentimentModel => {
  const own = new Float64Array(slots.length * CLASSES);
  slots.forEach((slot, row) =>
    own.set(fitted.weights.subarray(slot * CLASSES, slot * CLASSES + CLASSES), row * CLASSES),
  );
  const lengths = Float64Array.from(slots, (slot) => scales[slot] ?? 0);
  const weightScale = Math.fround(largestOf(own) / 127);
  const lengthScale = Math.fround(largestOf(lengths) / 255);
  return {
    slots,
    lengths: Uint8Array.from(lengths, (length) => Math.max(1, Math.round(length / lengthScale))),
    weights: Int8Array.from(own, (weight) => Math.round(weight / weightScale)),
    lexicon,
    denseWeights: Float32Array.from(fitted.denseWeights),
    biases: Float32Array.from(fitted.biases),
    weightScale,
    lengthScale,
    temperature: 1,
    abstainBelow: 0,
  };
};
