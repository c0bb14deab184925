/**
 * The featuriser's rules written a second time, with regular expressions, strings and big integers instead of tables
 * and rolling hashes: what the fast one is held to. It shares no code with it.
 */
const WORD_CHARACTER = '(?:(?![\\uFE00-\\uFE0F])[\\p{L}\\p{N}\\p{M}_])';

const REPLACED = /(?:https?:\/\/|www\.)\S+|@\w+(?:@[\w.-]+)?|&(?:amp|lt|gt|quot|#39);|’/giu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '’': "'",
};

const plainOf = (text: string): string =>
  text
    .replace(REPLACED, (found) => {
      if (found.startsWith('@')) return '@';
      if (found.startsWith('&') || found === '’') return ENTITIES[found] ?? found;
      return ' ';
    })
    .replace(/([\p{L}--[\u{10000}-\u{10FFFF}]])\1{2,}/gv, '$1$1');

const TOKEN = new RegExp(
  [
    `(?<word>#?${WORD_CHARACTER}+(?:'${WORD_CHARACTER}+)*)`,
    `(?<name>@)`,
    `(?<mark>[!?]+|\\.(?=[.…])[.…]+|…[.…]*|[:;=][-']?[()]|(?<!${WORD_CHARACTER})[:;=][-']?[DPpOo/\\\\|\\]\\[3*](?!${WORD_CHARACTER})|<\\/?3)`,
    `(?<picture>\\p{Extended_Pictographic})`,
    `(?<break>[.,;:()"\\n])`,
  ].join('|'),
  'gu',
);

const lower = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => {
    const [unit, small] = [text.charAt(at), text.charAt(at).toLowerCase()];
    return small.length === 1 ? small : unit;
  }).join('');

const MASK = 0xffff_ffffn;
const foldSlow = (hash: bigint, unit: number): bigint => ((hash ^ BigInt(unit)) * 0x0100_0193n) & MASK;
const hashSlow = (text: string, from = 0x811c_9dc5n): bigint =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).reduce(foldSlow, from);

const slotSlow = (hash: bigint): number => {
  let mixed = hash ^ (hash >> 16n);
  mixed = (mixed * 0x85eb_ca6bn) & MASK;
  mixed ^= mixed >> 13n;
  mixed = (mixed * 0xc2b2_ae35n) & MASK;
  mixed ^= mixed >> 16n;
  return Number(mixed & 0xf_ffffn);
};

const NEGATIONS = new Set(
  (
    "not no never none nobody nothing nowhere neither nor cannot without hardly barely scarcely ain't aren't can't " +
    "couldn't didn't doesn't don't hadn't hasn't haven't isn't mightn't mustn't needn't shouldn't wasn't weren't " +
    "won't wouldn't aint arent cant couldnt didnt doesnt dont hadnt hasnt havent isnt wasnt werent wont wouldnt"
  ).split(' '),
);

interface SlowToken {
  readonly shown: string;
  readonly hashed: string;
  readonly isWord: boolean;
  readonly isTag: boolean;
  readonly isBroken: boolean;
}

const tokensOf = (text: string): readonly SlowToken[] => {
  let isBroken = false;
  return [...plainOf(text).matchAll(TOKEN)].flatMap((match) => {
    if (match.groups?.['break'] !== undefined) {
      isBroken = true;
      return [];
    }
    const isWord = match.groups?.['word'] !== undefined;
    const shown = match[0].replace(/^#/u, '');
    const hashed = lower(match.groups?.['mark'] === undefined ? shown : shown.slice(0, 3));
    const token = { shown, hashed, isWord, isTag: isWord && match[0].startsWith('#'), isBroken };
    isBroken = false;
    return [token];
  });
};

const isShout = (word: string): boolean => {
  const letters = Array.from({ length: word.length }, (_, at) => word.charAt(at)).filter((unit) =>
    /\p{L}/u.test(unit),
  );
  return letters.length >= 2 && letters.every((letter) => lower(letter) !== letter);
};

const gramsOf = (word: string): readonly string[] => {
  const bounded = `<${word}>`;
  return [3, 4, 5].flatMap((length) =>
    Array.from({ length: Math.max(0, bounded.length - length + 1) }, (_, start) =>
      bounded.slice(start, start + length),
    ),
  );
};

/** Slots of a text's features, each once, ascending. */
export const slowSlots = (text: string): readonly number[] => {
  const tokens = tokensOf(text);
  const hashes: bigint[] = [];
  const add = (sort: number, hash: bigint): void => void hashes.push(foldSlow(hash, 0x10000 | sort));
  let left = 0;
  tokens.forEach(({ shown, hashed, isWord, isTag, isBroken }, index) => {
    if (isBroken) left = 0;
    const hash = hashSlow(hashed);
    add(1, hash);
    if (isTag) add(2, hash);
    const previous = tokens[index - 1];
    if (previous !== undefined) {
      const first = foldSlow(hashSlow(previous.hashed), 0x10000 | 3);
      hashes.push(((first * 31n) & MASK) ^ hash);
    }
    if (left > 0) add(4, hash);
    if (isWord && isShout(shown)) add(5, hash);
    if (index === 0) add(6, hash);
    if (index === tokens.length - 1) add(7, hash);
    if (isWord) {
      const begin = foldSlow(hashSlow(''), 0x10000 | 8);
      gramsOf(hashed).forEach((gram) => hashes.push(hashSlow(gram, begin)));
    }
    left = NEGATIONS.has(hashed) ? 5 : left - 1;
  });
  return [...new Set(hashes.map(slotSlow))].sort((one, other) => one - other);
};
