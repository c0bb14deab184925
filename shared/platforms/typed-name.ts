/** Characters nobody sees: they come along when a name is copied from a page, and decide the direction of writing. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Begins where nothing of the kind stands before it: else each place of a long run would be tried as its beginning. */
const AT_THE_END = /(?<![.\s])[.\s]+$/u;

/**
 * A name as somebody meant it: without invisible characters, with full-width forms as plain ones, without spaces and
 * dots at its ends. Nothing else is guessed; capital letters stay.
 */
export const asMeant = (typed: string): string =>
  typed.replace(INVISIBLE, '').normalize('NFKC').trim().replace(AT_THE_END, '');
