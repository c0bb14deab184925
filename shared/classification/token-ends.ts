import { CHARACTER, characterKind, isPair, pairKind } from './characters.ts';
import type { PlainText } from './plain-text.ts';

const [APOSTROPHE, BANG, QUERY, DOT, ELLIPSIS] = [0x27, 0x21, 0x3f, 0x2e, 0x2026];
const [COLON, SEMICOLON, EQUALS, HYPHEN, LESS, SLASH, THREE] = [0x3a, 0x3b, 0x3d, 0x2d, 0x3c, 0x2f, 0x33];
const ROUND_MOUTHS = new Set(Array.from('()', (mouth) => mouth.charCodeAt(0)));
const OTHER_MOUTHS = new Set(Array.from('DPpOo/\\|][3*', (mouth) => mouth.charCodeAt(0)));

/** Whether a character of a word begins here. */
export const isWordAt = ({ units, length }: PlainText, at: number): boolean => {
  if (at < 0 || at >= length) return false;
  const unit = units[at] ?? 0;
  if (unit < 0xd800 || unit > 0xdfff) return characterKind(unit) === CHARACTER.word;
  return (
    at + 1 < length &&
    isPair(unit, units[at + 1] ?? 0) &&
    pairKind(unit, units[at + 1] ?? 0) === CHARACTER.word
  );
};

/** Whether a code unit is half of a pair. */
export const isSurrogate = (unit: number): boolean => unit >>> 11 === 0x1b;

const isWordBefore = (plain: PlainText, at: number): boolean =>
  isWordAt(plain, at - 1) ||
  (at >= 2 && isPair(plain.units[at - 2] ?? 0, plain.units[at - 1] ?? 0) && isWordAt(plain, at - 2));

/** Where the word that begins here ends; an apostrophe between characters of a word belongs to it. */
export const endOfWord = (plain: PlainText, from: number): number => {
  let at = from;
  while (at < plain.length) {
    if (isWordAt(plain, at)) at += isSurrogate(plain.units[at] ?? 0) ? 2 : 1;
    else if (plain.units[at] === APOSTROPHE && at > from && isWordAt(plain, at + 1)) at += 1;
    else break;
  }
  return at;
};

const endOfRun = ({ units, length }: PlainText, from: number, isOne: (unit: number) => boolean): number => {
  let at = from;
  while (at < length && isOne(units[at] ?? 0)) at += 1;
  return at;
};

/** Where an emoticon that begins here ends, or `from`. */
const endOfEmoticon = (plain: PlainText, from: number): number => {
  const { units, length } = plain;
  const nose = units[from + 1] === HYPHEN || units[from + 1] === APOSTROPHE ? 1 : 0;
  const mouthAt = from + 1 + nose;
  if (mouthAt >= length) return from;
  const mouth = units[mouthAt] ?? 0;
  if (ROUND_MOUTHS.has(mouth)) return mouthAt + 1;
  const isAlone = !isWordBefore(plain, from) && !isWordAt(plain, mouthAt + 1);
  return isAlone && OTHER_MOUTHS.has(mouth) ? mouthAt + 1 : from;
};

/** Where `<3` or `</3` that begins here ends, or `from`. */
const endOfHeart = ({ units, length }: PlainText, from: number): number => {
  const three = units[from + 1] === SLASH ? from + 2 : from + 1;
  return three < length && units[three] === THREE ? three + 1 : from;
};

const isShoutMark = (unit: number): boolean => unit === BANG || unit === QUERY;
const isDot = (unit: number): boolean => unit === DOT || unit === ELLIPSIS;

/** Where a run of marks, an emoticon or a heart that begins here ends, or `from`. */
export const endOfMarks = (plain: PlainText, from: number, unit: number): number => {
  if (isShoutMark(unit)) return endOfRun(plain, from, isShoutMark);
  if (unit === ELLIPSIS || (unit === DOT && isDot(plain.units[from + 1] ?? 0) && from + 1 < plain.length))
    return endOfRun(plain, from, isDot);
  if (unit === COLON || unit === SEMICOLON || unit === EQUALS) return endOfEmoticon(plain, from);
  return unit === LESS ? endOfHeart(plain, from) : from;
};
