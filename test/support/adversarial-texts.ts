/** Texts written to make a scanner slow: each family repeats what some part of it stumbles over. */
export interface Family {
  readonly name: string;
  readonly make: (length: number) => string;
}

const repeated = (piece: string) => (length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

const PIECES: readonly (readonly [string, string])[] = [
  ['one letter', 'a'],
  ['random letters without end', 'k3JdQ9x2'],
  ['random words', 'k3JdQ9x2mZ7p '],
  ['beginnings of tokens', 'eyJ'],
  ['beginnings of tokens, apart', 'ghp_ xoxb- AKIA eyJ sk- '],
  ['credential words', 'key token secret password '],
  ['credential words with values', 'password is 1a! token: k3JdQ9x2mZ7pQ4 '],
  ['beginnings of private keys', '-----BEGIN PRIVATE KEY-----'],
  ['private keys that never end', 'PRIVATE KEY-----AAAA'],
  ['digits', '1'],
  ['digits in groups', '4111 '],
  ['account numbers', 'GB82 WEST 1234 '],
  ['at signs', 'a@'],
  ['addresses', 'http://a:b@c/'],
  ['dots', 'a.'],
  ['entities', '&amp;'],
  ['entities left open', '&#'],
  ['accents', 'e\u0301\u0302\u0303'],
  ['zero-width signs', 'g\u200Bh\u200Bp_'],
  ['halves of pairs', '\uD83D'],
  ['signs that stand for eighteen', '\uFDFA'],
  ['signs that stand for eighteen among letters', '\uFDFAk3J'],
  ['letters of thousands', '\u4E2D\u6587\u8CC7\u6599\u5916\u6D29\u8B66\u544A'],
  ['parts of syllables', '\u1112\u1161\u11AB'],
  ['words of topics', 'our roadmap next year deal closes layoffs of us '],
  ['curl commands', 'curl -u '],
  ['header words', 'authorization: basic '],
];

/** The families of adversarial texts. */
export const FAMILIES: readonly Family[] = PIECES.map(([name, piece]) => ({ name, make: repeated(piece) }));
