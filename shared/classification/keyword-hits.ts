import { createKeywordScanner } from './aho-corasick.ts';

/** Where words that rules ask for stand in one text, in the order of their ends. */
export interface WordHits {
  /** Whether one of the words stands within `window` characters of the span. */
  readonly isNear: (words: Uint8Array, span: { start: number; end: number }, window: number) => boolean;
  /** The words' numbers with their places. */
  readonly each: (visit: (keyword: number, start: number, end: number) => void) => void;
}

/** All keywords of all rules, numbered, with one scanner. */
export interface KeywordIndex {
  readonly numberOf: (keyword: string) => number;
  readonly size: number;
  readonly hitsIn: (text: string) => { readonly raw: WordHits; readonly words: WordHits };
}

const HITS_AT_MOST = 20_000;
const LONGEST_KEYWORD = 100;

const isUpper = (unit: number): boolean => unit >= 65 && unit <= 90;
const isLower = (unit: number): boolean => unit >= 97 && unit <= 122;
const LETTER = /\p{L}/u;
const isLetter = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit > 127 ? LETTER.test(text.charAt(at)) : isUpper(unit) || isLower(unit);
};

/**
 * Whether a hit is a word of its own, or a part that writing sets apart: `apiKey`, `API_KEY`, `keys`, not `monkey`.
 * A keyword that begins or ends with a sign needs no boundary there.
 */
const isWord = (text: string, start: number, end: number): boolean => {
  if (start > 0 && isLetter(text, start) && isLetter(text, start - 1) && !isHump(text, start)) return false;
  if (end >= text.length || !isLetter(text, end - 1) || !isLetter(text, end) || isHump(text, end))
    return true;
  const after = text.charCodeAt(end);
  return (after === 115 || after === 83) && !isLetter(text, end + 1);
};

/** Whether a new part begins at a capital: after a small letter, or before one (`apiKey`, `AWSKey`). */
const isHump = (text: string, at: number): boolean =>
  isUpper(text.charCodeAt(at)) && (isLower(text.charCodeAt(at - 1)) || isLower(text.charCodeAt(at + 1)));

interface HitList {
  readonly keywords: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/** The first hit whose end lies at or after a place. */
const firstFrom = (ends: readonly number[], place: number): number => {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
};

const hitsOf = ({ keywords, starts, ends }: HitList): WordHits => ({
  isNear: (words, { start, end }, window) => {
    for (let hit = firstFrom(ends, start - window); hit < ends.length; hit += 1) {
      if ((ends[hit] ?? 0) > end + window + LONGEST_KEYWORD) return false;
      if (words[keywords[hit] ?? 0] === 1 && (starts[hit] ?? 0) <= end + window) return true;
    }
    return false;
  },
  each: (visit) => {
    for (const [hit, keyword] of keywords.entries()) visit(keyword, starts[hit] ?? 0, ends[hit] ?? 0);
  },
});

/** Numbers keywords and builds their scanner. At most 20,000 hits a text are kept; what floods a text hides nothing else before it. */
export const createKeywordIndex = (keywords: readonly string[]): KeywordIndex => {
  const distinct = [...new Set(keywords)];
  const numbers = new Map(distinct.map((keyword, number) => [keyword, number]));
  const scanner = createKeywordScanner(distinct);
  const lengths = Uint16Array.from(distinct, ({ length }) => length);
  return {
    numberOf: (keyword) => numbers.get(keyword) ?? -1,
    size: distinct.length,
    hitsIn: (text) => {
      const raw: HitList = { keywords: [], starts: [], ends: [] };
      const words: HitList = { keywords: [], starts: [], ends: [] };
      const add = (list: HitList, keyword: number, end: number): void => {
        list.keywords.push(keyword);
        list.starts.push(end - (lengths[keyword] ?? 0));
        list.ends.push(end);
      };
      scanner.scan(text, (keyword, end) => {
        if (raw.ends.length >= HITS_AT_MOST) return;
        add(raw, keyword, end);
        if (isWord(text, end - (lengths[keyword] ?? 0), end)) add(words, keyword, end);
      });
      return { raw: hitsOf(raw), words: hitsOf(words) };
    },
  };
};
