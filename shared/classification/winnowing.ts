import { hash } from 'node:crypto';

import type { NormalText } from './normalise.ts';

/** A selected run of characters of a text: its keyed hash, and where it stands in the original. */
export interface Gram {
  readonly hash: number;
  readonly start: number;
  readonly end: number;
  /** Its place among the letters and digits alone. */
  readonly at: number;
}

/** Letters and digits in a run. */
export const GRAM_LENGTH = 16;

/** Of so many neighbouring runs at least one is selected. */
const WINDOW = 8;

const KEY_BYTES = 16;
const BITS_32 = 0x1_0000_0000;
const FIRST_MULTIPLIER = 0x01_00_01_93;
/** Digits of a hash that a number holds exactly: 48 bits. */
const HASH_DIGITS = 12;

interface Letters {
  readonly text: string;
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

const LETTER = /[\p{L}\p{N}]/gu;

/** A text's letters and digits in lower case, without what stands between them, and where each came from. */
const lettersOf = (normal: NormalText): Letters => {
  const places: { readonly start: number; readonly end: number }[] = [];
  let text = '';
  for (const match of normal.text.matchAll(LETTER)) {
    const lower = match[0].toLowerCase();
    const place = normal.place(match.index, match.index + match[0].length);
    for (let unit = 0; unit < lower.length; unit += 1) places.push(place);
    text += lower;
  }
  return { text, places };
};

/** Cheap hashes of all runs, rolled along; they only decide which runs are selected, in an order that the key sets. */
const rollingHashes = (text: string, key: Uint8Array): Uint32Array => {
  const view = new DataView(key.buffer, key.byteOffset, KEY_BYTES);
  const multiplier = (Math.imul(view.getUint32(0), 8) ^ FIRST_MULTIPLIER) | 1;
  const mask = view.getUint32(4);
  const count = Math.max(0, text.length - GRAM_LENGTH + 1);
  const hashes = new Uint32Array(count);
  let leaving = 1;
  for (let power = 0; power < GRAM_LENGTH; power += 1) leaving = Math.imul(leaving, multiplier);
  let rolling = 0;
  for (let at = 0; at < text.length; at += 1) {
    rolling = (Math.imul(rolling, multiplier) + text.charCodeAt(at)) | 0;
    if (at >= GRAM_LENGTH) rolling = (rolling - Math.imul(leaving, text.charCodeAt(at - GRAM_LENGTH))) | 0;
    if (at >= GRAM_LENGTH - 1) {
      const mixed = Math.imul(rolling ^ (rolling >>> 15) ^ mask, 0x2c1b3c6d);
      hashes[at - GRAM_LENGTH + 1] = (mixed ^ (mixed >>> 13)) >>> 0;
    }
  }
  return hashes;
};

/**
 * The places of the least hash of each window; of several least ones the one that the window before had, else the
 * rightmost, so that a run that repeats itself is selected once in eight times (robust winnowing: Schleimer, Wilkerson
 * and Aiken, 2003).
 */
const winnow = (hashes: Uint32Array): readonly number[] => {
  const selected: number[] = [];
  const windows = Math.max(hashes.length > 0 ? 1 : 0, hashes.length - WINDOW + 1);
  let kept = -1;
  for (let first = 0; first < windows; first += 1) {
    let [least, place] = [BITS_32, first];
    for (let at = first; at < Math.min(first + WINDOW, hashes.length); at += 1) {
      const value = hashes[at] ?? BITS_32;
      if (value <= least) [least, place] = [value, at];
    }
    if (kept >= first && hashes[kept] === least) continue;
    kept = place;
    selected.push(place);
  }
  return selected;
};

/**
 * The runs that stand for a text: 16 letters or digits each, at least one of every eight neighbours, each as 48 bits of a
 * hash that nobody can compute without the key. The same passage gives the same runs wherever it stands. Time is linear.
 */
export const gramsOf = (normal: NormalText, key: Uint8Array): readonly Gram[] => {
  const { text, places } = lettersOf(normal);
  const prefix = Buffer.from(key).toString('hex');
  return winnow(rollingHashes(text, key)).map((at) => ({
    hash: Number.parseInt(
      hash('sha256', `${prefix}${text.slice(at, at + GRAM_LENGTH)}`, 'hex').slice(0, HASH_DIGITS),
      16,
    ),
    start: places[at]?.start ?? 0,
    end: places[at + GRAM_LENGTH - 1]?.end ?? 0,
    at,
  }));
};
