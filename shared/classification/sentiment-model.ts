import type { SentimentScores } from './classification.ts';
import { createFeaturiser, forgetText, SLOTS, type Features } from './features.ts';
import { createLexiconReader, NUMBERS_A_LEXICON, type Lexicon } from './lexicon.ts';
import { addSlot, createSlotSet, emptySlotSet, type SlotSet } from './slot-set.ts';

/** Negative, neutral, positive: the classes, in the order of their weights. */
export const CLASSES = 3;

/**
 * A linear model. For each kept feature, by ascending slot: its length (how much it counts in a text's norm) and a
 * weight for each class, as whole numbers to be multiplied by their scale. `denseWeights` are those of the lexicons'
 * numbers, by class. `temperature` calibrates the scores; a best score below `abstainBelow` decides nothing.
 */
export interface SentimentModel {
  readonly slots: Uint32Array;
  readonly lengths: Uint8Array;
  readonly weights: Int8Array;
  readonly lexicon: Lexicon;
  readonly denseWeights: Float32Array;
  readonly biases: Float32Array;
  readonly weightScale: number;
  readonly lengthScale: number;
  readonly temperature: number;
  readonly abstainBelow: number;
}

/**
 * A model made ready, and room to work in. `packed` holds of each slot its length (lowest byte) and its three weights,
 * 0 where the model has no feature: one look into memory for each feature of a text.
 */
export interface ReadyModel {
  readonly model: SentimentModel;
  readonly featuresOf: (text: string) => Features;
  readonly readLexicon: (features: Features, into: Float64Array) => void;
  readonly packed: Uint32Array;
  readonly met: SlotSet;
  readonly dense: Float64Array;
  readonly logits: Float64Array;
}

const ready = new WeakMap<SentimentModel, ReadyModel>();

const packedOf = ({ slots, lengths, weights }: SentimentModel): Uint32Array => {
  const packed = new Uint32Array(SLOTS);
  slots.forEach((slot, row) => {
    const [negative, neutral, positive] = weights.subarray(row * CLASSES, row * CLASSES + CLASSES);
    packed[slot] =
      (lengths[row] ?? 0) |
      (((negative ?? 0) & 0xff) << 8) |
      (((neutral ?? 0) & 0xff) << 16) |
      ((positive ?? 0) << 24);
  });
  return packed;
};

/** The model made ready; made once, kept as long as the model. */
export const readyModel = (model: SentimentModel): ReadyModel => {
  const known = ready.get(model);
  if (known !== undefined) return known;
  const made = {
    model,
    featuresOf: createFeaturiser(),
    readLexicon: createLexiconReader(model.lexicon),
    packed: packedOf(model),
    met: createSlotSet(),
    dense: new Float64Array(model.lexicon.lexicons * NUMBERS_A_LEXICON),
    logits: new Float64Array(CLASSES),
  };
  ready.set(model, made);
  return made;
};

/** The packed feature of a slot; 0 where the model has none or this text had it before. */
export const newFeature = ({ packed, met }: ReadyModel, slot: number): number => {
  const feature = packed[slot] ?? 0;
  return feature !== 0 && addSlot(met, slot) ? feature : 0;
};

const addSparse = (state: ReadyModel, { slots, count }: Features): void => {
  let [negative, neutral, positive, square] = [0, 0, 0, 0];
  for (let index = 0; index < count; index += 1) {
    const feature = newFeature(state, slots[index] ?? 0);
    if (feature === 0) continue;
    const length = feature & 0xff;
    square += length * length;
    negative += length * ((feature << 16) >> 24);
    neutral += length * ((feature << 8) >> 24);
    positive += length * (feature >> 24);
  }
  const scale = square === 0 ? 0 : state.model.weightScale / Math.sqrt(square);
  state.logits[0] = negative * scale;
  state.logits[1] = neutral * scale;
  state.logits[2] = positive * scale;
};

const addDense = ({ model, dense, logits }: ReadyModel): void => {
  for (let label = 0; label < CLASSES; label += 1) {
    let sum = (logits[label] ?? 0) + (model.biases[label] ?? 0);
    for (let index = 0; index < dense.length; index += 1)
      sum += (dense[index] ?? 0) * (model.denseWeights[index * CLASSES + label] ?? 0);
    logits[label] = sum / model.temperature;
  }
};

/** The calibrated logits of a text, good until the next question. */
export const logitsOf = (state: ReadyModel, text: string): Float64Array => {
  const features = state.featuresOf(text);
  emptySlotSet(state.met, features.count);
  addSparse(state, features);
  state.readLexicon(features, state.dense);
  addDense(state);
  return state.logits;
};

/** Forgets the text that was read last. */
export const forget = ({ featuresOf, met }: ReadyModel): void => {
  forgetText(featuresOf(''));
  met.table.fill(0);
};

/** Calibrated scores of a text; they sum to 1. Linear in its length. Nothing of the text is kept. */
export const scoreText = (model: SentimentModel, text: string): SentimentScores => {
  const state = readyModel(model);
  const [negative = 0, neutral = 0, positive = 0] = softmax(logitsOf(state, text));
  forget(state);
  return { negative, neutral, positive };
};

/** Exponentials of the logits, scaled to sum to 1. */
export const softmax = (logits: ArrayLike<number>): readonly number[] => {
  let largest = -Infinity;
  for (let label = 0; label < logits.length; label += 1) largest = Math.max(largest, logits[label] ?? 0);
  const powers: number[] = [];
  let total = 0;
  for (let label = 0; label < logits.length; label += 1) {
    const power = Math.exp((logits[label] ?? 0) - largest);
    powers.push(power);
    total += power;
  }
  return powers.map((power) => power / total);
};
