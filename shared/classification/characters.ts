/** What a UTF-16 code unit, or a pair of them, is to the featuriser. */
export const CHARACTER = { other: 1, space: 2, word: 3, breaking: 4, pictograph: 5 } as const;

const WORD = /(?![\uFE00-\uFE0F])[\p{L}\p{N}\p{M}_]/u;
const LETTER = /\p{L}/u;
const SPACE = /\s/u;
const PICTOGRAPH = /\p{Extended_Pictographic}/u;
const BREAKING = /[.,;:()"\n]/u;

const kindOf = (character: string): number => {
  if (BREAKING.test(character)) return CHARACTER.breaking;
  if (SPACE.test(character)) return CHARACTER.space;
  if (WORD.test(character)) return CHARACTER.word;
  return PICTOGRAPH.test(character) ? CHARACTER.pictograph : CHARACTER.other;
};

const UNITS = 1 << 16;
const LETTER_BIT = 8;

/** Kinds of code units that were met before, 0 for the others: most posts use a hundred of them. */
const kinds = new Uint8Array(UNITS);
const lowered = new Uint16Array(UNITS);

const learn = (unit: number): number => {
  const character = String.fromCharCode(unit);
  const lower = character.toLowerCase();
  lowered[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit;
  const kind = kindOf(character) | (LETTER.test(character) ? LETTER_BIT : 0);
  kinds[unit] = kind;
  return kind;
};

const knownOf = (unit: number): number => {
  const known = kinds[unit] ?? 0;
  return known === 0 ? learn(unit) : known;
};

/** The kind of a code unit by itself; half of a pair is `other`. */
export const characterKind = (unit: number): number => knownOf(unit) & (LETTER_BIT - 1);

/** Whether a code unit by itself is a letter. */
export const isLetter = (unit: number): boolean => (knownOf(unit) & LETTER_BIT) !== 0;

/** A code unit in lower case, where that is one unit too. */
export const lowerOf = (unit: number): number => {
  if ((kinds[unit] ?? 0) === 0) learn(unit);
  return lowered[unit] ?? unit;
};

/** Whether two code units are the halves of one character. */
export const isPair = (high: number, low: number): boolean =>
  (high & 0xfc00) === 0xd800 && (low & 0xfc00) === 0xdc00;

const pairKinds = new Map<number, number>();
const PAIRS_KEPT = 4096;

/** The kind of a character written as a pair of code units. */
export const pairKind = (high: number, low: number): number => {
  const pair = (high << 16) | low;
  const known = pairKinds.get(pair);
  if (known !== undefined) return known;
  const kind = kindOf(String.fromCharCode(high, low));
  if (pairKinds.size < PAIRS_KEPT) pairKinds.set(pair, kind);
  return kind;
};
