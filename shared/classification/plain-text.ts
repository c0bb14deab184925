import { isLetter } from './characters.ts';

/**
 * A text as the featuriser reads it: web addresses are one space, names after `@` are one `@`, five HTML entities are
 * what they stand for, a letter three times or more in a row is there twice, `’` is `'`. For each code unit, where it
 * comes from in the text (`ends` exclusive). The arrays are longer than `length` and reused by the next text.
 */
export interface PlainText {
  units: Uint16Array;
  starts: Uint32Array;
  ends: Uint32Array;
  length: number;
}

/** Room for a text; it grows as needed. */
export const createPlainText = (): PlainText => ({
  units: new Uint16Array(1024),
  starts: new Uint32Array(1024),
  ends: new Uint32Array(1024),
  length: 0,
});

const AMPERSAND = 0x26;
const AT = 0x40;
const SPACE = 0x20;
const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;

const ADDRESS = /(?:https?:\/\/|www\.)\S+/iuy;
const NAME = /@\w+(?:@[\w.-]+)?/uy;
const ENTITY = /&(?:amp|lt|gt|quot|#39);/uy;
const ENTITIES: ReadonlyMap<string, number> = new Map([
  ['&amp;', AMPERSAND],
  ['&lt;', 0x3c],
  ['&gt;', 0x3e],
  ['&quot;', 0x22],
  ['&#39;', APOSTROPHE],
]);

const endOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};

/** Whether an address may begin with these two code units: `ht` or `ww` in either case. */
const mayBeAddress = (unit: number, next: number): boolean => {
  const [lower, lowerNext] = [unit | 0x20, next | 0x20];
  return (lower === 0x68 && lowerNext === 0x74) || (lower === 0x77 && lowerNext === 0x77);
};

const add = (plain: PlainText, unit: number, start: number): void => {
  const { units, length } = plain;
  const isThird = length >= 2 && units[length - 1] === unit && units[length - 2] === unit;
  if (isThird && isLetter(unit)) return;
  units[length] = unit;
  plain.starts[length] = start;
  plain.length += 1;
};

const makeRoom = (plain: PlainText, length: number): void => {
  if (plain.units.length >= length) return;
  plain.units = new Uint16Array(length * 2);
  plain.starts = new Uint32Array(length * 2);
  plain.ends = new Uint32Array(length * 2);
};

/** Writes a text into `plain`. Linear in its length. */
export const readPlainText = (plain: PlainText, text: string): void => {
  makeRoom(plain, text.length);
  plain.length = 0;
  let at = 0;
  while (at < text.length) {
    let unit = text.charCodeAt(at);
    let next = at + 1;
    if (unit === AMPERSAND) {
      next = Math.max(next, endOf(ENTITY, text, at));
      if (next > at + 1) unit = ENTITIES.get(text.slice(at, next)) ?? unit;
    } else if (unit === AT) {
      next = Math.max(next, endOf(NAME, text, at));
    } else if (unit === CURLY_APOSTROPHE) {
      unit = APOSTROPHE;
    } else if (mayBeAddress(unit, text.charCodeAt(next))) {
      next = Math.max(next, endOf(ADDRESS, text, at));
      if (next > at + 1) unit = SPACE;
    }
    add(plain, unit, at);
    plain.ends[plain.length - 1] = next;
    at = next;
  }
};
