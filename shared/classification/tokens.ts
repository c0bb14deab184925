import { CHARACTER, characterKind, isLetter, isPair, lowerOf, pairKind } from './characters.ts';
import type { PlainText } from './plain-text.ts';
import { endOfMarks, endOfWord, isSurrogate, isWordAt } from './token-ends.ts';

/** What a token is. */
export const TOKEN = { word: 1, tag: 2, name: 3, mark: 4, pictograph: 5 } as const;

/**
 * The tokens of a plain text. `from` and `to` are places in the plain text, without a hashtag's `#`; `hashes` are of
 * the token in lower case, of marks the first three; `breaks` is 1 where a clause ended since the token before;
 * `shouts` is 1 for two letters or more, all capitals. The arrays are longer than `count`, and reused by the next text.
 */
export interface Tokens {
  kinds: Uint8Array;
  from: Uint32Array;
  to: Uint32Array;
  hashes: Int32Array;
  breaks: Uint8Array;
  shouts: Uint8Array;
  count: number;
}

/** Room for the tokens of a text of so many code units. */
export const createTokens = (room: number): Tokens => ({
  kinds: new Uint8Array(room),
  from: new Uint32Array(room),
  to: new Uint32Array(room),
  hashes: new Int32Array(room),
  breaks: new Uint8Array(room),
  shouts: new Uint8Array(room),
  count: 0,
});

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** One step of the FNV-1a hash, over a UTF-16 code unit. */
export const fold = (hash: number, unit: number): number => Math.imul(hash ^ unit, FNV_PRIME);

/** The hash of a text's code units as they are; `from` is where to go on from. */
export const hashOf = (text: string, from = FNV_OFFSET): number => {
  let hash = from;
  for (let index = 0; index < text.length; index += 1) hash = fold(hash, text.charCodeAt(index));
  return hash;
};

const [TAG, AT] = [0x23, 0x40];
const MARKS_COUNTED = 3;

const hashOfPlain = ({ units }: PlainText, from: number, to: number): number => {
  let hash = FNV_OFFSET;
  for (let at = from; at < to; at += 1) hash = fold(hash, lowerOf(units[at] ?? 0));
  return hash;
};

const isShout = ({ units }: PlainText, from: number, to: number): boolean => {
  let letters = 0;
  for (let at = from; at < to; at += 1) {
    const unit = units[at] ?? 0;
    if (!isLetter(unit)) continue;
    if (lowerOf(unit) === unit) return false;
    letters += 1;
  }
  return letters >= 2;
};

/** Kind of the token that begins here, 0 if none does. */
const kindAt = (plain: PlainText, at: number, unit: number): number => {
  if (isWordAt(plain, at)) return TOKEN.word;
  if (unit === TAG && isWordAt(plain, at + 1)) return TOKEN.tag;
  if (unit === AT) return TOKEN.name;
  const next = plain.units[at + 1] ?? 0;
  const isAPair = at + 1 < plain.length && isPair(unit, next);
  const kind = isAPair ? pairKind(unit, next) : characterKind(unit);
  return kind === CHARACTER.pictograph ? TOKEN.pictograph : 0;
};

const endOf = (plain: PlainText, from: number, kind: number): number => {
  if (kind === TOKEN.word || kind === TOKEN.tag) return endOfWord(plain, from);
  if (kind === TOKEN.pictograph && isSurrogate(plain.units[from] ?? 0)) return from + 2;
  return from + 1;
};

const write = (tokens: Tokens, plain: PlainText, token: { kind: number; from: number; to: number }): void => {
  const { count } = tokens;
  const { kind, from, to } = token;
  tokens.kinds[count] = kind;
  tokens.from[count] = from;
  tokens.to[count] = to;
  const counted = kind === TOKEN.mark ? Math.min(to, from + MARKS_COUNTED) : to;
  tokens.hashes[count] = hashOfPlain(plain, from, counted);
  tokens.shouts[count] = kind <= TOKEN.tag && isShout(plain, from, to) ? 1 : 0;
  tokens.count += 1;
};

/** The tokens of a plain text, in `into` if there is room, else in a larger one. Linear in its length. */
export const readTokens = (plain: PlainText, into: Tokens): Tokens => {
  const tokens = into.kinds.length >= plain.length ? into : createTokens(plain.length * 2);
  tokens.count = 0;
  let at = 0;
  let isBreak = 0;
  while (at < plain.length) {
    const unit = plain.units[at] ?? 0;
    const known = kindAt(plain, at, unit);
    const from = known === TOKEN.tag ? at + 1 : at;
    const to = known === 0 ? endOfMarks(plain, at, unit) : endOf(plain, from, known);
    if (to === at) {
      if (characterKind(unit) === CHARACTER.breaking) isBreak = 1;
      at += 1;
      continue;
    }
    tokens.breaks[tokens.count] = isBreak;
    write(tokens, plain, { kind: known === 0 ? TOKEN.mark : known, from, to });
    isBreak = 0;
    at = to;
  }
  return tokens;
};
