/** Characters nobody sees: they come along when a name is copied from a page, and decide the direction of writing. */
const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/**
 * A name as somebody meant it: without invisible characters, with full-width forms as plain ones, without spaces and
 * dots at its ends. Nothing else is guessed; capital letters stay.
 */
export const asMeant = (typed: string): string =>
  typed
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .trim()
    .replace(/[.\s]+$/u, '');
