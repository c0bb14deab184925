import { createPlainText, readPlainText, type PlainText } from './plain-text.ts';
import { createTokens, fold, hashOf, readTokens, TOKEN, type Tokens } from './tokens.ts';
import { lowerOf } from './characters.ts';

/** Features are hashed to this many slots. */
export const SLOTS = 1 << 20;

/** Sorts of features; each begins its hashes differently. */
export const SORT = { word: 1, tag: 2, pair: 3, negated: 4, shout: 5, first: 6, last: 7, gram: 8 } as const;

const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
const TOKENS_UNDER_NEGATION = 5;
const [OPEN, CLOSE] = [0x3c, 0x3e];

const NEGATIONS: ReadonlySet<number> = new Set(
  (
    "not no never none nobody nothing nowhere neither nor cannot without hardly barely scarcely ain't aren't can't " +
    "couldn't didn't doesn't don't hadn't hasn't haven't isn't mightn't mustn't needn't shouldn't wasn't weren't " +
    "won't wouldn't aint arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt wasnt werent wont wouldnt"
  )
    .split(' ')
    .map((word) => hashOf(word)),
);

/**
 * A text's features: `slots` with, for each, where in the text it comes from. A slot may be there more than once and
 * counts once. `begin` and `end` are the place being read. `tokens` and `plain` are what they were made from; `negated`
 * says of each token whether a negation reaches it. Everything is reused by the next text; arrays are longer than
 * `count`.
 */
export interface Features {
  slots: Uint32Array;
  from: Uint32Array;
  to: Uint32Array;
  count: number;
  begin: number;
  end: number;
  tokens: Tokens;
  negated: Uint8Array;
  readonly plain: PlainText;
}

const createFeatures = (): Features => ({
  slots: new Uint32Array(4096),
  from: new Uint32Array(4096),
  to: new Uint32Array(4096),
  count: 0,
  begin: 0,
  end: 0,
  tokens: createTokens(1024),
  negated: new Uint8Array(1024),
  plain: createPlainText(),
});

const doubled = (array: Uint32Array): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
};

const makeRoom = (features: Features): void => {
  features.slots = doubled(features.slots);
  features.from = doubled(features.from);
  features.to = doubled(features.to);
};

/** The slot of a hash: its bits mixed (MurmurHash3's finaliser), the lower 20 taken. */
export const slotOf = (hash: number): number => {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (SLOTS - 1);
};

/** Adds a feature of the place that `begin` and `end` hold. */
const add = (features: Features, hash: number): void => {
  const { count } = features;
  if (count === features.slots.length) makeRoom(features);
  features.slots[count] = slotOf(hash);
  features.from[count] = features.begin;
  features.to[count] = features.end;
  features.count = count + 1;
};

/** The hash of a feature of one token: its sort folded into the token's own. */
const sorted = (sort: number, token: number): number => fold(token, 0x10000 | sort);

const GRAM = fold(hashOf(''), 0x10000 | SORT.gram);

/** Runs of three to five characters of `<word>`, one hash rolled on from each start. */
const addGrams = (features: Features, from: number, to: number): void => {
  const { units } = features.plain;
  for (let start = from - 1; start + SHORTEST_GRAM <= to + 1; start += 1) {
    const last = Math.min(start + LONGEST_GRAM, to + 1);
    let hash = GRAM;
    for (let at = start; at < last; at += 1) {
      hash = fold(hash, at < from ? OPEN : at === to ? CLOSE : lowerOf(units[at] ?? 0));
      if (at - start < SHORTEST_GRAM - 1) continue;
      features.begin = Math.max(start, from);
      features.end = Math.min(at + 1, to);
      add(features, hash);
    }
  }
};

const markNegated = (features: Features): void => {
  const { tokens } = features;
  if (features.negated.length < tokens.count) features.negated = new Uint8Array(tokens.kinds.length);
  let left = 0;
  for (let index = 0; index < tokens.count; index += 1) {
    if (tokens.breaks[index] === 1) left = 0;
    features.negated[index] = left > 0 ? 1 : 0;
    left = NEGATIONS.has(tokens.hashes[index] ?? 0) ? TOKENS_UNDER_NEGATION : left - 1;
  }
};

const addToken = (features: Features, index: number): void => {
  const { tokens } = features;
  const [from, to, hash] = [tokens.from[index] ?? 0, tokens.to[index] ?? 0, tokens.hashes[index] ?? 0];
  const kind = tokens.kinds[index] ?? 0;
  features.begin = kind === TOKEN.tag ? from - 1 : from;
  features.end = to;
  add(features, sorted(SORT.word, hash));
  if (kind === TOKEN.tag) add(features, sorted(SORT.tag, hash));
  if (features.negated[index] === 1) add(features, sorted(SORT.negated, hash));
  if (tokens.shouts[index] === 1) add(features, sorted(SORT.shout, hash));
  if (index === 0) add(features, sorted(SORT.first, hash));
  if (index === tokens.count - 1) add(features, sorted(SORT.last, hash));
  if (index > 0) {
    features.begin = tokens.from[index - 1] ?? 0;
    add(features, Math.imul(sorted(SORT.pair, tokens.hashes[index - 1] ?? 0), 31) ^ hash);
  }
  if (kind === TOKEN.word || kind === TOKEN.tag) addGrams(features, from, to);
};

/**
 * Answers what finds a text's features: words, hashtags with and without `#`, pairs of tokens, tokens under a negation,
 * shouted words, the first and the last token, and runs of three to five characters inside words. Time is linear in
 * the text. Each answer is good until the next question.
 */
export const createFeaturiser = (): ((text: string) => Features) => {
  const features = createFeatures();
  return (text) => {
    readPlainText(features.plain, text);
    features.tokens = readTokens(features.plain, features.tokens);
    features.count = 0;
    markNegated(features);
    for (let index = 0; index < features.tokens.count; index += 1) addToken(features, index);
    return features;
  };
};

/** Arrays that an outsized text made larger than this are let go. */
const ROOM_KEPT = 16_384;

/** Empties what was read last: no word of a post outlives its reading. */
export const forgetText = (features: Features): void => {
  const { plain, tokens } = features;
  if (Math.max(plain.units.length, tokens.hashes.length, features.slots.length) > ROOM_KEPT) {
    Object.assign(features, createFeatures());
    return;
  }
  plain.units.fill(0);
  tokens.hashes.fill(0);
  features.slots.fill(0);
};
