/** Features are hashed to this many slots. */
export const SLOTS = 1 << 20;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
const WORDS_UNDER_NEGATION = 3;

const URL_PATTERN = /https?:\/\/\S+/gu;
const MENTION = /@[\p{L}\p{N}_]+/gu;
const ELONGATION = /(\p{L})\1{2,}/gu;
const TOKEN = /[#]?[\p{L}\p{N}_]+(?:['’][\p{L}]+)?|[!?]+|[:;=][-']?[)(DPp]|<3|\p{Extended_Pictographic}/gu;
const NEGATION =
  /^(?:not|no|never|cannot|can't|won't|don't|doesn't|didn't|isn't|wasn't|aren't|without|n't|nothing|hardly)$/u;

const fold = (hash: number, code: number): number => Math.imul(hash ^ code, FNV_PRIME);

const hashText = (salt: number, text: string): number => {
  let hash = fold(FNV_OFFSET, salt);
  for (let index = 0; index < text.length; index += 1) hash = fold(hash, text.charCodeAt(index));
  return hash;
};

const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (SLOTS - 1);

const KIND = { word: 1, pair: 2, negated: 3, shout: 4, first: 5, last: 6, gram: 7 } as const;

/** What stands for the words of a post: links dropped, mentions made one, runs of a letter cut to two. */
export const normalise = (text: string): string =>
  text
    .replace(URL_PATTERN, ' ')
    .replace(MENTION, '@someone')
    .replace(ELONGATION, '$1$1')
    .replaceAll('’', "'");

const addGrams = (slots: Set<number>, word: string): void => {
  const bounded = `<${word}>`;
  for (let start = 0; start < bounded.length; start += 1) {
    let hash = fold(FNV_OFFSET, KIND.gram);
    for (let length = 1; length <= LONGEST_GRAM && start + length <= bounded.length; length += 1) {
      hash = fold(hash, bounded.charCodeAt(start + length - 1));
      if (length >= SHORTEST_GRAM) slots.add(slotOf(hash));
    }
  }
};

/**
 * The slots of a text's binary features: words, pairs of words, words under a negation, shouted words, the first and
 * the last word, and runs of three to five characters inside words. Each slot once, in no particular order.
 */
export const featuresOf = (text: string): readonly number[] => {
  const slots = new Set<number>();
  const tokens = normalise(text).match(TOKEN) ?? [];
  let negated = 0;
  let previous: string | undefined;
  tokens.forEach((token, index) => {
    const word = token.toLowerCase();
    slots.add(slotOf(hashText(KIND.word, word)));
    if (word.startsWith('#')) slots.add(slotOf(hashText(KIND.word, word.slice(1))));
    if (previous !== undefined) slots.add(slotOf(hashText(KIND.pair, `${previous} ${word}`)));
    if (negated > 0) slots.add(slotOf(hashText(KIND.negated, word)));
    if (token.length > 1 && token !== word && token === token.toUpperCase())
      slots.add(slotOf(hashText(KIND.shout, word)));
    if (index === 0) slots.add(slotOf(hashText(KIND.first, word)));
    if (index === tokens.length - 1) slots.add(slotOf(hashText(KIND.last, word)));
    addGrams(slots, word);
    negated = NEGATION.test(word) ? WORDS_UNDER_NEGATION : Math.max(0, negated - 1);
    previous = word;
  });
  return [...slots];
};
