import { EMPTY_FOLD } from '../fold.ts';
import type { DayPosts, PeriodFigures } from '../programme.ts';
import { evidenceOf, foldsBehind, type Evidence } from './evidence.ts';
import { boundedLeastSquares } from './least-squares.ts';
import { membershipPosterior } from './posterior.ts';

/**
 * The world an attacker faces: what is published, and the public posts of candidates who take part and who do not.
 * `known` take part, and the attacker knows it.
 */
export interface AttackedWorld {
  readonly releases: readonly PeriodFigures[];
  readonly participants: readonly DayPosts[];
  readonly others: readonly DayPosts[];
  readonly known?: readonly DayPosts[];
  /** What else the attacker knows of those who take part. */
  readonly besides?: readonly SumKnown[];
}

/** A sum over all who take part, of what `weigh` gives of each one's posts, as an attacker knows it from elsewhere. */
export interface SumKnown {
  readonly target: number;
  readonly deviation: number;
  readonly weigh: (posts: readonly DayPosts[]) => number;
}

/**
 * How many candidates an attacker got right, as a share: by bounded least squares, by the Bayesian solver, and by
 * guessing the larger side for everybody.
 */
export interface AttackOutcome {
  readonly leastSquares: number;
  readonly posterior: number;
  readonly guess: number;
}

const underNames = (posts: readonly DayPosts[], prefix: string): readonly DayPosts[] =>
  posts.map((part) => ({ ...part, participant: `${prefix}${part.participant}` }));

const namesOf = (posts: readonly DayPosts[]): readonly string[] => [
  ...new Set(posts.map(({ participant }) => participant)),
];

const evidenceIn = (
  releases: readonly PeriodFigures[],
  posts: { readonly candidates: readonly DayPosts[]; readonly known: readonly DayPosts[] },
  names: readonly string[],
): Evidence => {
  const candidates = foldsBehind(releases, posts.candidates);
  const known = foldsBehind(releases, posts.known);
  const seen = releases.map(({ figures }, index) => ({
    figures,
    candidates: candidates[index] ?? EMPTY_FOLD,
    known: known[index] ?? EMPTY_FOLD,
  }));
  return evidenceOf(seen, names);
};

/** Evidence with an equation more for each thing that is known besides. */
const withSums = (
  { columns, target }: Evidence,
  names: readonly string[],
  { besides = [], posts }: Pick<AttackedWorld, 'besides'> & { readonly posts: readonly DayPosts[] },
): Evidence => {
  const byName = Map.groupBy(posts, ({ participant }) => participant);
  const more = names.map((name) =>
    besides.map(({ weigh, deviation }) => weigh(byName.get(name) ?? []) / deviation),
  );
  return {
    columns: columns.map((column, index) => Float64Array.of(...column, ...(more[index] ?? []))),
    target: Float64Array.of(...target, ...besides.map((known) => known.target / known.deviation)),
  };
};

/** The share named rightly, where the first `members` take part and each is named with a probability. */
const shareRight = (named: readonly number[], members: number): number =>
  named.reduce((sum, chance, index) => sum + (index < members ? chance : 1 - chance), 0) / named.length;

/**
 * Names those with the highest scores, as many as take part: the attacker is given the number. Of equal scores at the
 * edge all are named with one probability, so that the order of candidates tells nothing.
 */
const nameHighest = (scores: readonly number[], members: number): readonly number[] => {
  const edge = scores.toSorted((one, other) => other - one)[members - 1] ?? 0;
  const above = scores.filter((score) => score > edge).length;
  const level = scores.filter((score) => score === edge).length;
  return scores.map((score) => (score > edge ? 1 : score === edge ? (members - above) / level : 0));
};

const nameLikely = (scores: readonly number[]): readonly number[] =>
  scores.map((score) => (score > 0.5 ? 1 : 0));

/**
 * Plays the participation attack: an attacker who knows all candidates' posts, how many take part, and every release,
 * names who takes part. Without candidates, or where one side is empty, nothing is left to find out: all is 1.
 */
export const attackParticipation = (world: AttackedWorld): AttackOutcome => {
  const [participants, others] = [underNames(world.participants, 'in:'), underNames(world.others, 'out:')];
  const inside = namesOf(participants);
  const names = [...inside, ...namesOf(others)];
  const share = inside.length / names.length;
  if (inside.length === 0 || share === 1) return { leastSquares: 1, posterior: 1, guess: 1 };
  const candidates = [...participants, ...others];
  const published = evidenceIn(world.releases, { candidates, known: world.known ?? [] }, names);
  const evidence = withSums(published, names, { ...world, posts: candidates });
  const weights = boundedLeastSquares(evidence);
  const probabilities = membershipPosterior(evidence, share);
  const best = (scores: readonly number[]): number =>
    Math.max(
      shareRight(nameHighest(scores, inside.length), inside.length),
      shareRight(nameLikely(scores), inside.length),
    );
  return { leastSquares: best(weights), posterior: best(probabilities), guess: Math.max(share, 1 - share) };
};
