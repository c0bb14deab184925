/**
 * Which pages each hash stands for: an open-addressed table of numbers, twelve bytes an entry, so that an index of two
 * million hashes fits beside everything else in a function's memory. A hash of several pages has several entries.
 */
export interface PageIndex {
  readonly hashes: Float64Array;
  readonly pages: Uint32Array;
}

const LOAD = 0.6;
const SMALLEST = 16;
/** Passages that so many pages share tell nothing of any of them. */
const PAGES_OF_A_HASH = 20;

/** An entry's page is its number plus one; 0 is an empty place. */
const add = ({ hashes, pages }: PageIndex, hash: number, page: number): void => {
  const mask = pages.length - 1;
  let at = (hash >>> 0) & mask;
  for (let same = 0; pages[at] !== 0; at = (at + 1) & mask) {
    if (hashes[at] !== hash) continue;
    same += 1;
    if (same >= PAGES_OF_A_HASH) return;
  }
  hashes[at] = hash;
  pages[at] = page + 1;
};

/** An index of pages by their hashes (48-bit whole numbers). A page is known by its place in the list. */
export const createPageIndex = (pages: readonly { readonly hashes: ArrayLike<number> }[]): PageIndex => {
  const count = pages.reduce((sum, { hashes }) => sum + hashes.length, 0);
  let size = SMALLEST;
  while (size * LOAD < count) size *= 2;
  const index = { hashes: new Float64Array(size), pages: new Uint32Array(size) };
  for (const [number, { hashes }] of pages.entries())
    for (let at = 0; at < hashes.length; at += 1) add(index, hashes[at] ?? 0, number);
  return index;
};

/** The pages that a hash stands for, at most twenty. */
export const pagesOf = ({ hashes, pages }: PageIndex, hash: number): readonly number[] => {
  const found: number[] = [];
  const mask = pages.length - 1;
  for (let at = (hash >>> 0) & mask; pages[at] !== 0; at = (at + 1) & mask)
    if (hashes[at] === hash) found.push((pages[at] ?? 0) - 1);
  return found;
};
