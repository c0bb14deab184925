import { ServiceError } from '../errors.ts';
import { SLOTS } from './features.ts';
import { NUMBERS_A_LEXICON } from './lexicon.ts';
import { CLASSES, type SentimentModel } from './sentiment-model.ts';

const MAGIC = 0x434d_4f32;
const HEADER_BYTES = 48;
const FLOATS_AT = 20;
const GAP_BITS = 7;
const MORE = 1 << GAP_BITS;

interface Counts {
  readonly features: number;
  readonly words: number;
  readonly lexicons: number;
  readonly gapBytes: number;
}

const bytesOf = ({ features, words, lexicons, gapBytes }: Counts): number =>
  HEADER_BYTES +
  lexicons * NUMBERS_A_LEXICON * CLASSES * 4 +
  gapBytes +
  features * (1 + CLASSES) +
  words * (4 + lexicons);

/** Ascending numbers as their gaps, seven bits a byte, the high bit set where a gap goes on. */
const gapsOf = (slots: Uint32Array): Uint8Array => {
  const bytes: number[] = [];
  let previous = 0;
  for (const slot of slots) {
    let gap = slot - previous;
    for (; gap >= MORE; gap >>>= GAP_BITS) bytes.push((gap & (MORE - 1)) | MORE);
    bytes.push(gap);
    previous = slot;
  }
  return Uint8Array.from(bytes);
};

const readGaps = (bytes: Uint8Array, count: number): Uint32Array => {
  const slots = new Uint32Array(count);
  let [at, slot] = [0, 0];
  for (let index = 0; index < count; index += 1) {
    let shift = 0;
    let byte = MORE;
    while (byte >= MORE && shift <= 3 * GAP_BITS) {
      byte = bytes[at] ?? 0;
      slot += (byte & (MORE - 1)) << shift;
      shift += GAP_BITS;
      at += 1;
    }
    slots[index] = slot;
  }
  if (at !== bytes.length || slot >= SLOTS) throw unreadable();
  return slots;
};

const unreadable = (): ServiceError => new ServiceError('invariant', 'the sentiment model is not readable');

const readCounts = (file: Uint8Array, view: DataView): Counts => {
  if (file.byteLength < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) throw unreadable();
  const [features, words, lexicons, gapBytes] = [4, 8, 12, 16].map((at) => view.getUint32(at, true));
  const counts = {
    features: features ?? 0,
    words: words ?? 0,
    lexicons: lexicons ?? 0,
    gapBytes: gapBytes ?? 0,
  };
  if (file.byteLength !== bytesOf(counts)) throw unreadable();
  return counts;
};

/**
 * A model from its file (little endian): magic; numbers of features, words, lexicons and bytes of gaps (4 bytes each);
 * three biases, scale of weights and of lengths, temperature, abstain bound (floats); dense weights (floats); gaps
 * between slots; lengths (a byte each); weights (three bytes a feature); hashes of words (4 bytes each); their values.
 *
 * @throws ServiceError `invariant` for a file that is not one.
 */
export const parseModel = (file: Uint8Array): SentimentModel => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const { features, words, lexicons, gapBytes } = readCounts(file, view);
  let at = FLOATS_AT;
  const take = (bytes: number): Uint8Array => Uint8Array.from(file.subarray(at, (at += bytes)));
  const float = (): number => view.getFloat32((at += 4) - 4, true);
  const floats = (count: number): Float32Array => Float32Array.from({ length: count }, float);
  const biases = floats(CLASSES);
  const [weightScale, lengthScale, temperature, abstainBelow] = [float(), float(), float(), float()];
  const denseWeights = floats(lexicons * NUMBERS_A_LEXICON * CLASSES);
  const slots = readGaps(take(gapBytes), features);
  const lengths = take(features);
  const weights = Int8Array.from(take(features * CLASSES));
  const hashes = Int32Array.from({ length: words }, () => view.getInt32((at += 4) - 4, true));
  const lexicon = { hashes, values: Int8Array.from(take(words * lexicons)), lexicons };
  return {
    ...{ slots, lengths, weights, lexicon, denseWeights, biases },
    ...{ weightScale, lengthScale, temperature, abstainBelow },
  };
};

/** A model as its file; `parseModel` reads the same back. */
export const serialiseModel = (model: SentimentModel): Uint8Array => {
  const { lexicon, slots } = model;
  const gaps = gapsOf(slots);
  const counts = {
    features: slots.length,
    words: lexicon.hashes.length,
    lexicons: lexicon.lexicons,
    gapBytes: gaps.length,
  };
  const file = new Uint8Array(bytesOf(counts));
  const view = new DataView(file.buffer);
  [MAGIC, counts.features, counts.words, counts.lexicons, counts.gapBytes].forEach((value, index) =>
    view.setUint32(index * 4, value, true),
  );
  let at = FLOATS_AT;
  const put = (bytes: Uint8Array): void => {
    file.set(bytes, at);
    at += bytes.length;
  };
  const { weightScale, lengthScale, temperature, abstainBelow } = model;
  for (const value of [
    ...model.biases,
    weightScale,
    lengthScale,
    temperature,
    abstainBelow,
    ...model.denseWeights,
  ])
    view.setFloat32((at += 4) - 4, value, true);
  put(gaps);
  put(model.lengths);
  put(Uint8Array.from(model.weights));
  for (const hash of lexicon.hashes) view.setInt32((at += 4) - 4, hash, true);
  put(Uint8Array.from(lexicon.values));
  return file;
};
