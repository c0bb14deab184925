import { cellKey } from './cells.ts';
import { contributionsOf, type CountedPost, type PersonPosts } from './counted-posts.ts';

/** One person's sums by cell; a cell they have no post in is absent. */
export type PersonTotals = ReadonlyMap<string, number>;

/**
 * The sums of a period by person, over all their accounts. It exists in memory only, while a release is made. Folds
 * of parts merge into the fold of the whole, in any order, so that the work can be split.
 */
export type Fold = ReadonlyMap<string, PersonTotals>;

/** The fold of nothing. */
export const EMPTY_FOLD: Fold = new Map();

const addPosts = (totals: Map<string, number>, posts: readonly CountedPost[]): void => {
  for (const post of posts) {
    for (const [cell, amount] of contributionsOf(post)) {
      const key = cellKey(cell);
      totals.set(key, (totals.get(key) ?? 0) + amount);
    }
  }
};

/** Sums by cell of some posts, unclipped. */
export const sumPosts = (posts: readonly CountedPost[]): PersonTotals => {
  const totals = new Map<string, number>();
  addPosts(totals, posts);
  return totals;
};

const addTotals = (one: PersonTotals, other: PersonTotals): PersonTotals => {
  const sums = new Map(one);
  for (const [key, amount] of other) sums.set(key, (sums.get(key) ?? 0) + amount);
  return sums;
};

/** Two folds as one: associative, commutative, with `EMPTY_FOLD` as its neutral element. */
export const mergeFolds = (one: Fold, other: Fold): Fold => {
  const merged = new Map(one);
  for (const [participant, totals] of other) {
    const known = merged.get(participant);
    merged.set(participant, known === undefined ? totals : addTotals(known, totals));
  }
  return merged;
};

/** A fold that grows as posts arrive, for periods too large to hold. */
export interface Folding {
  add(part: PersonPosts): void;
  readonly fold: Fold;
}

/** Starts a fold of nothing. */
export const startFolding = (): Folding => {
  const fold = new Map<string, Map<string, number>>();
  return {
    fold,
    add: ({ participant, posts }) => {
      if (posts.length === 0) return;
      const totals = fold.get(participant) ?? new Map<string, number>();
      addPosts(totals, posts);
      fold.set(participant, totals);
    },
  };
};

/** The fold of some people's posts; a person may appear several times. */
export const foldPosts = (parts: readonly PersonPosts[]): Fold => {
  const folding = startFolding();
  for (const part of parts) folding.add(part);
  return folding.fold;
};
