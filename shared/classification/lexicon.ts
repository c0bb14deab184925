import type { Features } from './features.ts';

/**
 * Words with what lexicons say of them: for the hash of each word, one value a lexicon, -127 (worst) to 127 (best),
 * 0 where a lexicon does not have it.
 */
export interface Lexicon {
  readonly hashes: Int32Array;
  readonly values: Int8Array;
  readonly lexicons: number;
}

/** Numbers that a lexicon gives of a text. */
export const NUMBERS_A_LEXICON = 7;

const FULL = 127;
const [GOOD, BAD, TURNED_GOOD, TURNED_BAD, BEST, WORST, LAST] = [0, 1, 2, 3, 4, 5, 6];
const SUMS = 4;

/** Where each word's values are. */
const placesOf = ({ hashes, lexicons }: Lexicon): ReadonlyMap<number, number> =>
  new Map(Array.from(hashes, (hash, index) => [hash, index * lexicons]));

const valueAt = ({ values }: Lexicon, at: number, isTurned: boolean): number =>
  ((isTurned ? -1 : 1) * (values[at] ?? 0)) / FULL;

const raise = (into: Float64Array, at: number, by: number): void => {
  into[at] = (into[at] ?? 0) + by;
};

const sumOf = (value: number, isTurned: boolean): number => {
  if (isTurned) return value > 0 ? TURNED_GOOD : TURNED_BAD;
  return value > 0 ? GOOD : BAD;
};

const noteExtremes = (into: Float64Array, at: number, value: number): void => {
  into[at + BEST] = Math.max(into[at + BEST] ?? 0, value);
  into[at + WORST] = Math.min(into[at + WORST] ?? 0, value);
  into[at + LAST] = value;
};

const squash = (into: Float64Array, at: number): void => {
  for (let sum = at; sum < at + SUMS; sum += 1) {
    const value = into[sum] ?? 0;
    into[sum] = value / (1 + Math.abs(value));
  }
};

/**
 * Tells how much of a text's numbers (as the reader wrote them) is due to which token: `visit` gets the token, the
 * number and its part; the parts of a number add up to it.
 */
export const visitShares = (
  { lexicon, features, numbers }: { lexicon: Lexicon; features: Features; numbers: Float64Array },
  visit: (token: number, number: number, part: number) => void,
): void => {
  const places = placesOf(lexicon);
  const { tokens, negated } = features;
  const given = new Set<number>();
  const once = (token: number, number: number, value: number): void => {
    if (numbers[number] !== value || given.has(number)) return;
    given.add(number);
    visit(token, number, value);
  };
  for (let token = tokens.count - 1; token >= 0; token -= 1) {
    const place = places.get(tokens.hashes[token] ?? 0);
    if (place === undefined) continue;
    for (let which = 0; which < lexicon.lexicons; which += 1) {
      const isTurned = negated[token] === 1;
      const value = valueAt(lexicon, place + which, isTurned);
      if (value === 0) continue;
      const at = which * NUMBERS_A_LEXICON;
      const sum = at + sumOf(value, isTurned);
      visit(token, sum, value * (1 - Math.abs(numbers[sum] ?? 0)));
      once(token, at + BEST, value);
      once(token, at + WORST, value);
      once(token, at + LAST, value);
    }
  }
};

/**
 * Answers what writes, for each lexicon, a text's numbers into `into`: the sums of good and of bad words, both under a
 * negation, the best, the worst and the last word. Sums are squashed: `sum / (1 + |sum|)`.
 */
export const createLexiconReader = (lexicon: Lexicon): ((features: Features, into: Float64Array) => void) => {
  const places = placesOf(lexicon);
  return (features, into) => {
    into.fill(0);
    const { tokens, negated } = features;
    for (let index = 0; index < tokens.count; index += 1) {
      const place = places.get(tokens.hashes[index] ?? 0);
      if (place === undefined) continue;
      const isTurned = negated[index] === 1;
      for (let which = 0; which < lexicon.lexicons; which += 1) {
        const value = valueAt(lexicon, place + which, isTurned);
        if (value === 0) continue;
        const at = which * NUMBERS_A_LEXICON;
        raise(into, at + sumOf(value, isTurned), value);
        noteExtremes(into, at, value);
      }
    }
    for (let at = 0; at < into.length; at += NUMBERS_A_LEXICON) squash(into, at);
  };
};
