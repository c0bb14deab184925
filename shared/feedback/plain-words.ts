import * as z from 'zod';

/** What cannot be seen, or turns the direction of what follows: it would hide words from whoever reads them. */
const UNSEEN = /[[\p{Cc}\p{Cf}\p{Co}]--[\n\u200d]]/gv;

/** What parts words and is no line; without it two words would become one. */
const SPACES = /[\t\v\f\p{Zs}]/gu;
const LINES = /\r\n|\r|[\u0085\u2028\u2029]/gu;

/** Endings of pages' addresses that stand without a path; of others a sentence without a space may look like one. */
const ENDINGS =
  'com|org|net|info|biz|eu|de|at|ch|li|fr|es|nl|be|pl|cz|dk|se|fi|uk|us|ca|au|io|me|tv|app|dev|social|online|blog|page|link|site|xyz';

/** Where somebody can be reached: such a thing names them as surely as their name. */
const REACHED = [
  /(?:https?:\/\/|\bwww\.)\S+/giu,
  /@?[^\s@<>()]{1,200}@[\p{L}\p{N}.-]{0,200}[\p{L}\p{N}]/giu,
  /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]{0,100}[\p{L}\p{N}_]/gu,
  /(?<![\p{L}\p{N}.-])(?:[\p{L}\p{N}-]{1,63}\.){1,8}[A-Za-z]{2,12}\/[^\s,;)]+/gu,
  new RegExp(
    `(?<![\\p{L}\\p{N}.-])(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}(?:${ENDINGS})(?![\\p{L}\\p{N}-]|\\.\\p{L})`,
    'gu',
  ),
  /(?<![\p{L}\p{N}/])\/?(?:u|user)\/[\w-]{3,}/giu,
];

/** A date, years from and to, an amount with its thousands apart; or what may be a telephone number. */
const NUMBERS =
  /(?<![\d+-])(?:(?:\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)|(?:19|20)\d\d ?\p{Pd} ?(?:19|20)\d\d)(?!\d)|[1-9]\d{0,2}(?:[ .,’']\d{3})+(?![ ./\p{Pd}]?\d))|(?<![\d-])(?<reached>\+?\d[\d ()./\p{Pd}]{6,40}\d)/gu;

/** No telephone number is shorter. */
const DIGITS_AT_LEAST = 6;

/** What stands in the place of an address. */
export const LEFT_OUT = '[…]';

/** At least one such character, or nobody sees that anything is there; some letters look like a space. */
const VISIBLE = /[[\p{L}\p{N}\p{P}\p{S}]--[\u115f\u1160\u2800\u3164\uffa0]]/v;

const MOST_EMPTY_LINES = /\n{3,}/gu;

const withoutNumber = (found: string, reached: unknown): string =>
  typeof reached === 'string' && reached.replaceAll(/\D/gu, '').length >= DIGITS_AT_LEAST ? LEFT_OUT : found;

/**
 * What somebody wrote, without unseen characters: nothing in it hides or turns
 * what stands beside it. Empty where nothing is left that can be seen.
 */
export const seenWords = (typed: string): string => {
  const usual = typed.toWellFormed().normalize('NFC').replaceAll(LINES, '\n').replaceAll(SPACES, ' ');
  const seen = usual
    .replaceAll(UNSEEN, '')
    .replaceAll('\uFFFD', '')
    .replaceAll(MOST_EMPTY_LINES, '\n\n')
    .trim();
  return VISIBLE.test(seen) ? seen : '';
};

/** One line as somebody typed it, without what cannot be seen. Of what is far too long nothing is looked at. */
export const oneLine = (typed: string, most: number): string =>
  typed.length > 4 * most ? typed : seenWords(typed).replaceAll('\n', ' ');

/** A line in a form, of so many characters that somebody can see. */
export const seenLine = ({ least = 1, most }: { readonly least?: number; readonly most: number }) =>
  z
    .string()
    .overwrite((typed) => oneLine(typed, most))
    .min(least)
    .max(most);

/**
 * What somebody wrote, as it may be kept and shown to all: without unseen characters, in the usual form of each
 * character, and with `[…]` for most addresses of mail and of pages, account names and telephone numbers. Names of
 * people it cannot know.
 */
export const plainWords = (typed: string): string => {
  const usual = typed.toWellFormed().normalize('NFKC');
  const without = REACHED.reduce((words, form) => words.replaceAll(form, LEFT_OUT), seenWords(usual));
  return without.replaceAll(NUMBERS, withoutNumber).replaceAll(MOST_EMPTY_LINES, '\n\n').trim();
};
