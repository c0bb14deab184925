/** What cannot be seen, or turns the direction of what follows: it would hide words from whoever reads them. */
const UNSEEN = /[[\p{Cc}\p{Cf}\p{Co}]--[\n\u200d]]/gv;

/** Where somebody can be reached: such a thing names them as surely as their name. */
const REACHED = [
  /https?:\/\/\S+/giu,
  /@?[^\s@<>()]+@[\p{L}\p{N}.-]*[\p{L}\p{N}]/gu,
  /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu,
  /(?<![\d-])(?!\d{4}-\d\d-\d\d(?!\d))\+?\d[\d ()/-]{6,}\d/gu,
];

/** What stands in the place of an address. */
export const LEFT_OUT = '[…]';

const MOST_EMPTY_LINES = /\n{3,}/gu;

/**
 * What somebody wrote, as it may be kept and shown to all: without unseen characters, and with `[…]` for addresses of
 * mail and of pages, account names and telephone numbers. Names of people it cannot know.
 */
export const plainWords = (typed: string): string => {
  const seen = typed.toWellFormed().replaceAll('\r\n', '\n').replaceAll(UNSEEN, '').replaceAll('\uFFFD', '');
  const without = REACHED.reduce((words, form) => words.replaceAll(form, LEFT_OUT), seen);
  return without.replaceAll(MOST_EMPTY_LINES, '\n\n').trim();
};
