/** A word of a text with its place in UTF-16 code units; `lower` is its compatibility form in lower case. */
export interface Word {
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]+/gu;

/** The runs of letters and digits of a text, in order. Linear in its length. */
export const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(WORD)].map((match) => ({
    lower: match[0].normalize('NFKC').toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
