import type { DraftMatch } from './draft.ts';

/** A piece of a draft, with the numbers (from 0) of the matches it lies in; none for what is between them. */
export interface Piece {
  readonly text: string;
  readonly matches: readonly number[];
}

/**
 * A draft cut at the ends of its matches, which may overlap; joined, the pieces are the draft. A place that reaches
 * beyond the text ends with it.
 */
export const piecesOf = (
  text: string,
  matches: readonly Pick<DraftMatch, 'start' | 'end'>[],
): readonly Piece[] => {
  const ends = new Set([0, text.length, ...matches.flatMap(({ start, end }) => [start, end])]);
  const cuts = [...ends].filter((at) => at <= text.length).sort((one, other) => one - other);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    return {
      text: text.slice(start, end),
      matches: matches.flatMap((match, number) => (match.start <= start && end <= match.end ? [number] : [])),
    };
  });
};
