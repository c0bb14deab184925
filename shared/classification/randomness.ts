/** What a string of characters is made of, as far as it tells a drawn string from a written one. */
export interface Makeup {
  readonly length: number;
  readonly digits: number;
  readonly upper: number;
  readonly lower: number;
  /** Bits a character of Shannon entropy. */
  readonly entropy: number;
  /** Share of neighbours that are of different classes (digit, upper, lower, other). */
  readonly changes: number;
  /** How often a digit and a letter are neighbours. */
  readonly mixtures: number;
  /** Share of neighbouring letters that are common in written words. */
  readonly wordiness: number;
  readonly isHexadecimal: boolean;
}

const READ_AT_MOST = 256;
const LENGTH_AT_LEAST = 12;
const SHORT_AT_LEAST = 10;
const ASCII = 128;

/** Pairs of letters that are frequent in English and its neighbours. */
const COMMON_PAIRS =
  'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so rs un lo wa ge ie wh ee wi em ad ol rt po we na ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp fe bl ab gh ty op wo sa ay ex ke fr oo av ag if ap gr od bo sp rd do uc bu ei ov rm ep tt oc fa ef sc da';

const LETTERS = 26;
const LETTER_A = 97;

const pairTable = (): Uint8Array => {
  const table = new Uint8Array(LETTERS * LETTERS);
  for (const pair of COMMON_PAIRS.split(' '))
    table[(pair.charCodeAt(0) - LETTER_A) * LETTERS + pair.charCodeAt(1) - LETTER_A] = 1;
  return table;
};
const IS_COMMON = pairTable();

const DIGIT = 1;
const UPPER = 2;
const LOWER = 3;

const classOf = (unit: number): number => {
  if (unit >= 48 && unit <= 57) return DIGIT;
  if (unit >= 65 && unit <= 90) return UPPER;
  return unit >= LETTER_A && unit <= 122 ? LOWER : 0;
};

const entropyOfCounts = (counts: Uint16Array, total: number): number => {
  let sum = 0;
  for (const count of counts) if (count > 0) sum -= (count / total) * Math.log2(count / total);
  return sum;
};

/** What (at most 256 characters of) a string is made of. */
export const makeupOf = (text: string): Makeup => {
  const length = Math.min(text.length, READ_AT_MOST);
  const counts = new Uint16Array(ASCII + 1);
  const classes = [0, 0, 0, 0];
  let [changes, mixtures, pairs, common, previous, previousClass] = [0, 0, 0, 0, 0, -1];
  let isHexadecimal = true;
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    const group = classOf(unit);
    const lower = group === UPPER ? unit + 32 : unit;
    counts[Math.min(unit, ASCII)] = (counts[Math.min(unit, ASCII)] ?? 0) + 1;
    classes[group] = (classes[group] ?? 0) + 1;
    if (index > 0 && group !== previousClass) changes += 1;
    if ((group === DIGIT && previousClass >= UPPER) || (group >= UPPER && previousClass === DIGIT))
      mixtures += 1;
    if (group >= UPPER && previousClass >= UPPER) {
      pairs += 1;
      common += IS_COMMON[(previous - LETTER_A) * LETTERS + lower - LETTER_A] ?? 0;
    }
    if (group === 0 || (group !== DIGIT && lower > 102)) isHexadecimal = false;
    previous = lower;
    previousClass = group;
  }
  return {
    length,
    digits: classes[DIGIT] ?? 0,
    upper: classes[UPPER] ?? 0,
    lower: classes[LOWER] ?? 0,
    entropy: entropyOfCounts(counts, length),
    changes: length > 1 ? changes / (length - 1) : 0,
    mixtures,
    wordiness: pairs > 0 ? common / pairs : 0,
    isHexadecimal,
  };
};

/** Shannon entropy of a text's characters, in bits a character. */
export const entropyOf = (text: string): number => {
  const counts = new Map<string, number>();
  let total = 0;
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
    total += 1;
  }
  return [...counts.values()].reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
};

/** Short strings need more: all three classes, changing at most steps. */
const isDisordered = ({ digits, upper, lower, changes, wordiness }: Makeup): boolean =>
  digits > 0 && upper > 1 && lower > 1 && changes >= 0.6 && wordiness < 0.5;

/**
 * Whether a string looks drawn at random rather than written: digits among letters, or letters of both cases in disorder,
 * without the pairs that words are made of.
 */
export const looksRandom = (makeup: Makeup): boolean => {
  const { length, digits, upper, lower, entropy, changes, mixtures, wordiness, isHexadecimal } = makeup;
  const letters = upper + lower;
  if (length < LENGTH_AT_LEAST) return length >= SHORT_AT_LEAST && isDisordered(makeup);
  if (entropy < Math.min(2.8, 0.7 * Math.log2(length))) return false;
  if (isHexadecimal && digits > 0 && letters > 0 && mixtures >= 3) return true;
  if (letters < 2) return digits >= 24;
  if (mixtures >= 4 && mixtures >= 0.12 * length) return wordiness < 0.75;
  if (digits >= 2 && (changes >= 0.2 || digits >= 0.4 * length) && wordiness < 0.55) return true;
  if (mixtures >= 2 && wordiness < 0.6) return true;
  if (upper > 1 && lower > 1 && changes >= 0.33) return wordiness < 0.5;
  return length >= 16 && wordiness < 0.42;
};

/** Whether a whole string looks drawn at random. */
export const isRandom = (text: string): boolean => looksRandom(makeupOf(text));

/** A string in which chance alone explains the mixture: long, digits among letters, and without words. */
export const isStronglyRandom = (text: string): boolean => {
  const { length, digits, upper, lower, entropy, changes, mixtures, wordiness, isHexadecimal } =
    makeupOf(text);
  if (wordiness >= 0.4 || isHexadecimal) return false;
  if (length >= 16 && digits >= 3 && upper >= 3 && lower >= 3 && changes >= 0.7 && entropy >= 3.5)
    return true;
  if (entropy < 4) return false;
  const hasBothCases = length >= 28 && digits >= 3 && upper >= 3 && lower >= 3 && changes >= 0.35;
  return hasBothCases || (length >= 40 && digits >= 8 && mixtures >= 10);
};

const LABEL = /^(?:[A-Za-z][a-z]{0,11}|[A-Z]{1,12}|[A-Za-z]{1,6}\d{1,3}|v?\d{1,2})$/u;
const LABELS_AT_MOST = 5;
const BODY_AT_LEAST = 16;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const CREDENTIAL_LABEL = /key|token|secret|live|api|pat|sk/iu;

/** A distinctive beginning of short labels, as providers give their tokens, and a random rest: `acme_live_8fQ…`. */
export const isPrefixedRandom = (text: string): boolean => {
  const parts = text.split(/[_.~-]+/u);
  let labels = 0;
  while (labels < Math.min(LABELS_AT_MOST, parts.length - 1) && LABEL.test(parts[labels] ?? '')) labels += 1;
  if (labels === 0 || !/[A-Za-z]{2}/u.test(parts.slice(0, labels).join(''))) return false;
  const rest = parts.slice(labels).join('-');
  if (rest.length < BODY_AT_LEAST) return false;
  if (UUID.test(rest.replaceAll('_', '-'))) return CREDENTIAL_LABEL.test(parts.slice(0, labels).join('_'));
  return isDrawn(rest, parts.slice(labels));
};

/** Random as a whole, and not just a row of short parts with numbers. */
const isDrawn = (rest: string, parts: readonly string[]): boolean => {
  const makeup = makeupOf(rest);
  const longest = parts.reduce((best, part) => Math.max(best, part.length), 0);
  return makeup.digits > 0 && (longest >= LENGTH_AT_LEAST || makeup.changes >= 0.5) && looksRandom(makeup);
};
