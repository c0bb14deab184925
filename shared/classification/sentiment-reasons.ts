import type { Features } from './features.ts';
import { visitShares } from './lexicon.ts';
import { emptySlotSet } from './slot-set.ts';
import {
  CLASSES,
  forget,
  logitsOf,
  newFeature,
  readyModel,
  type ReadyModel,
  type SentimentModel,
} from './sentiment-model.ts';

const LABELS = ['negative', 'neutral', 'positive'] as const;

/**
 * A place in a text that moved its score: `weight` is what it added to the logit of the label given, over the mean of
 * the other two; below 0 it spoke against it. `start` and `end` count UTF-16 code units, `end` exclusive.
 */
export interface SentimentReason {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** Why a text got its label. All reasons and `bias`, which is the model's leaning without any text, add up to `lead`. */
export interface SentimentExplanation {
  readonly label: (typeof LABELS)[number];
  readonly lead: number;
  readonly bias: number;
  readonly reasons: readonly SentimentReason[];
}

/** How far the value of a label lies over the mean of the other two. */
const leadOf = (values: ArrayLike<number>, label: number): number => {
  const own = values[label] ?? 0;
  const all = (values[0] ?? 0) + (values[1] ?? 0) + (values[2] ?? 0);
  return own - (all - own) / (CLASSES - 1);
};

/** The token that each code unit of a plain text belongs to, -1 for none. */
const tokenOfUnits = ({ tokens, plain }: Features): Int32Array => {
  const owners = new Int32Array(plain.length).fill(-1);
  for (let token = 0; token < tokens.count; token += 1)
    owners.fill(token, tokens.from[token] ?? 0, tokens.to[token] ?? 0);
  return owners;
};

/** Weights by place: a token, or a pair of them (from its first code unit to its last). */
type Places = Map<string, { readonly from: number; readonly to: number; weight: number }>;

const addAt = (places: Places, [from, to]: readonly [number, number], weight: number): void => {
  const key = `${from} ${to}`;
  const place = places.get(key) ?? { from, to, weight: 0 };
  place.weight += weight;
  places.set(key, place);
};

const addSparse = (state: ReadyModel, features: Features, label: number): Places => {
  const { weightScale, temperature } = state.model;
  const owners = tokenOfUnits(features);
  const places: Places = new Map();
  let square = 0;
  emptySlotSet(state.met, features.count);
  for (let index = 0; index < features.count; index += 1) {
    const feature = newFeature(state, features.slots[index] ?? 0);
    if (feature === 0) continue;
    const length = feature & 0xff;
    square += length * length;
    const lead = leadOf([(feature << 16) >> 24, (feature << 8) >> 24, feature >> 24], label);
    addAt(places, wholeTokens(features, owners, index), length * lead);
  }
  const scale = square === 0 ? 0 : weightScale / (Math.sqrt(square) * temperature);
  for (const place of places.values()) place.weight *= scale;
  return places;
};

/** From where the token begins in which a feature begins, to where the one ends in which it ends. */
const wholeTokens = (
  { tokens, from, to }: Features,
  owners: Int32Array,
  index: number,
): readonly [number, number] => {
  const [start, end] = [from[index] ?? 0, to[index] ?? 0];
  // A hashtag's own features begin at its `#`, which is no token's; they count for the word after it.
  const first = owners[start] === -1 ? owners[start + 1] : owners[start];
  return [tokens.from[first ?? 0] ?? start, tokens.to[owners[end - 1] ?? 0] ?? end];
};

const addDense = (
  state: ReadyModel,
  features: Features,
  { places, label }: { places: Places; label: number },
): void => {
  const { lexicon, denseWeights, temperature } = state.model;
  visitShares({ lexicon, features, numbers: state.dense }, (token, number, part) => {
    const lead = leadOf(denseWeights.subarray(number * CLASSES, number * CLASSES + CLASSES), label);
    const { tokens } = features;
    addAt(places, [tokens.from[token] ?? 0, tokens.to[token] ?? 0], (lead * part) / temperature);
  });
};

/**
 * The `count` places of a text that moved its score most, strongest first, with what the score would be without any.
 * Characters' runs count for the word they are in; pairs of words are places of their own.
 */
export const explainSentiment = (
  model: SentimentModel,
  text: string,
  count: number,
): SentimentExplanation => {
  const state = readyModel(model);
  const logits = Array.from(logitsOf(state, text));
  const label = logits.indexOf(Math.max(...logits));
  const features = state.featuresOf(text);
  const places = addSparse(state, features, label);
  addDense(state, features, { places, label });
  const { starts, ends } = features.plain;
  const reasons = [...places.values()]
    .sort(
      (one, other) =>
        Math.abs(other.weight) - Math.abs(one.weight) || one.from - other.from || one.to - other.to,
    )
    .slice(0, count)
    .map(({ from, to, weight }) => {
      const [start, end] = [starts[from] ?? 0, ends[to - 1] ?? 0];
      return { text: text.slice(start, end), start, end, weight };
    });
  forget(state);
  return {
    label: LABELS[label] ?? 'neutral',
    lead: leadOf(logits, label),
    bias: leadOf(model.biases, label) / model.temperature,
    reasons,
  };
};
