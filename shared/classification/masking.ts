const SHOWN = 2;
const LONG_ENOUGH = 12;

/**
 * A match made unreadable: its first and last two characters where it has twelve or more, else none. Characters are
 * code points, so that no half of a pair is left.
 */
export const mask = (match: string): string => {
  const characters = Array.from(match);
  if (characters.length < LONG_ENOUGH) return '…';
  return `${characters.slice(0, SHOWN).join('')}…${characters.slice(-SHOWN).join('')}`;
};
