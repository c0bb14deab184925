import { ServiceError } from '../errors.ts';
import type { SentimentScores } from './classification.ts';
import { featuresOf } from './features.ts';

/** The classes, in the order of their weights. */
const CLASSES = 3;

const MAGIC = 0x434d_4f31;
const HEADER_BYTES = 32;
const BYTES_PER_FEATURE = 8;

/**
 * A linear model: for each kept feature its slot, its length (how much it counts in a text's norm) and a weight for
 * each class. `temperature` calibrates the scores.
 */
export interface SentimentModel {
  readonly slots: Uint32Array;
  readonly lengths: Uint8Array;
  readonly weights: Int8Array;
  readonly biases: readonly [number, number, number];
  readonly weightScale: number;
  readonly lengthScale: number;
  readonly temperature: number;
}

/**
 * A model from its file (little endian): magic, number of features, biases, scales, temperature; then for each feature,
 * by ascending slot, the slot (4 bytes), its length and three weights (1 byte each).
 *
 * @throws ServiceError `invariant` for a file that is not one.
 */
export const parseModel = (file: Uint8Array): SentimentModel => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const isModel = file.byteLength >= HEADER_BYTES && view.getUint32(0, true) === MAGIC;
  const count = isModel ? view.getUint32(4, true) : 0;
  if (!isModel || file.byteLength !== HEADER_BYTES + count * BYTES_PER_FEATURE) {
    throw new ServiceError('invariant', 'the sentiment model is not readable');
  }
  const slots = new Uint32Array(count);
  const lengths = new Uint8Array(count);
  const weights = new Int8Array(count * CLASSES);
  for (let index = 0; index < count; index += 1) {
    const at = HEADER_BYTES + index * BYTES_PER_FEATURE;
    slots[index] = view.getUint32(at, true);
    lengths[index] = view.getUint8(at + 4);
    for (let label = 0; label < CLASSES; label += 1) {
      weights[index * CLASSES + label] = view.getInt8(at + 5 + label);
    }
  }
  const float = (at: number): number => view.getFloat32(at, true);
  return {
    slots,
    lengths,
    weights,
    biases: [float(8), float(12), float(16)],
    weightScale: float(20),
    lengthScale: float(24),
    temperature: float(28),
  };
};

/** A model as its file; `parseModel` reads the same back. */
export const serialiseModel = (model: SentimentModel): Uint8Array => {
  const count = model.slots.length;
  const file = new Uint8Array(HEADER_BYTES + count * BYTES_PER_FEATURE);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, count, true);
  const floats = [...model.biases, model.weightScale, model.lengthScale, model.temperature];
  floats.forEach((value, index) => view.setFloat32(8 + index * 4, value, true));
  for (let index = 0; index < count; index += 1) {
    const at = HEADER_BYTES + index * BYTES_PER_FEATURE;
    view.setUint32(at, model.slots[index] ?? 0, true);
    view.setUint8(at + 4, model.lengths[index] ?? 0);
    for (let label = 0; label < CLASSES; label += 1) {
      view.setInt8(at + 5 + label, model.weights[index * CLASSES + label] ?? 0);
    }
  }
  return file;
};

/** Index of a slot's feature, or -1. */
const find = (slots: Uint32Array, slot: number): number => {
  let [low, high] = [0, slots.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = slots[middle] ?? 0;
    if (value === slot) return middle;
    if (value < slot) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};

/** Calibrated scores of a text; they sum to 1. */
export const scoreText = (model: SentimentModel, text: string): SentimentScores => {
  const sums = [0, 0, 0];
  let norm = 0;
  for (const slot of featuresOf(text)) {
    const index = find(model.slots, slot);
    if (index === -1) continue;
    const length = (model.lengths[index] ?? 0) * model.lengthScale;
    norm += length * length;
    for (let label = 0; label < CLASSES; label += 1) {
      sums[label] =
        (sums[label] ?? 0) + length * (model.weights[index * CLASSES + label] ?? 0) * model.weightScale;
    }
  }
  const scale = norm === 0 ? 0 : 1 / Math.sqrt(norm);
  const logits = sums.map((sum, label) => (sum * scale + (model.biases[label] ?? 0)) / model.temperature);
  const [negative = 0, neutral = 0, positive = 0] = softmax(logits);
  return { negative, neutral, positive };
};

/** Exponentials of the logits, scaled to sum to 1. */
export const softmax = (logits: readonly number[]): readonly number[] => {
  const largest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - largest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
};
