import { paragraphsIn } from '../policy/sections.ts';

/** A paragraph of a text before and after a change. */
export interface ChangedParagraph {
  readonly what: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** How long the longest common sequence is from each pair of places on. */
const commonLengths = (
  before: readonly string[],
  after: readonly string[],
): readonly (readonly number[])[] => {
  let below: readonly number[] = after.map(() => 0).concat(0);
  const rows = [below];
  for (const old of [...before].reverse()) {
    const row = [0];
    for (let at = after.length - 1; at >= 0; at -= 1) {
      const isSame = after[at] === old;
      row.unshift(isSame ? (below[at + 1] ?? 0) + 1 : Math.max(below[at] ?? 0, row[0] ?? 0));
    }
    below = row;
    rows.unshift(below);
  }
  return rows;
};

/**
 * What became of each paragraph, in reading order, with as few removed and added as can be; where a paragraph was
 * rewritten, what it was comes first.
 */
export const changedParagraphs = (before: string, after: string): readonly ChangedParagraph[] => {
  const [old, next] = [paragraphsIn(before), paragraphsIn(after)];
  const common = commonLengths(old, next);
  const changed: ChangedParagraph[] = [];
  let [from, to] = [0, 0];
  while (from < old.length || to < next.length) {
    const [removed, added] = [old[from], next[to]];
    if (removed !== undefined && removed === added) {
      changed.push({ what: 'kept', text: removed });
      [from, to] = [from + 1, to + 1];
    } else if (
      removed !== undefined &&
      (added === undefined || (common[from + 1]?.[to] ?? 0) >= (common[from]?.[to + 1] ?? 0))
    ) {
      changed.push({ what: 'removed', text: removed });
      from += 1;
    } else if (added !== undefined) {
      changed.push({ what: 'added', text: added });
      to += 1;
    }
  }
  return changed;
};
