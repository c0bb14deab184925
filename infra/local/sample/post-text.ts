/** A piece of a post: plain words, or something a platform turns into a link. */
export interface Piece {
  readonly kind: 'words' | 'tag' | 'mention' | 'link';
  readonly text: string;
}

const SPECIAL =
  /https?:\/\/[^\s<>"]*[^\s<>".,!?;:)…]|(?<![\p{L}\p{N}_&/])#[\p{L}\p{N}_]+|(?<![\p{L}\p{N}_/])@[a-z0-9_]+/giu;

const kindOf = (special: string): Piece['kind'] => {
  if (special.startsWith('#')) return 'tag';
  return special.startsWith('@') ? 'mention' : 'link';
};

/** A text cut into its pieces; joined again they are the text. */
export const piecesOf = (text: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(SPECIAL)) {
    if (match.index > end) pieces.push({ kind: 'words', text: text.slice(end, match.index) });
    pieces.push({ kind: kindOf(match[0]), text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ kind: 'words', text: text.slice(end) });
  return pieces;
};

const textsOf = (text: string, kind: Piece['kind']): readonly string[] => [
  ...new Set(piecesOf(text).flatMap((piece) => (piece.kind === kind ? [piece.text] : []))),
];

/** Hashtags without `#`, lower case, each once. */
export const tagsOf = (text: string): readonly string[] => [
  ...new Set(textsOf(text, 'tag').map((tag) => tag.slice(1).toLowerCase())),
];

/** Mentioned handles without `@`, lower case, each once. */
export const mentionsOf = (text: string): readonly string[] => [
  ...new Set(textsOf(text, 'mention').map((mention) => mention.slice(1).toLowerCase())),
];

/** Absolute links as written, each once. */
export const linksOf = (text: string): readonly string[] => textsOf(text, 'link');
