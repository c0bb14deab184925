import { drawDecoys, shuffled } from './attack/decoys.ts';
import type { Chance } from './attack/evidence.ts';
import { attackParticipation } from './attack/participation-attack.ts';
import { categoriesOf, dayPostsOf, type DisclosureInput } from './contribution.ts';
import { LADDER, stepFor, tablesOf, type LadderStep, type PeriodTables } from './ladder.ts';
import type { NoiseSource } from './noise.ts';
import { DisclosurePolicy } from './policy.ts';
import { discloseProgramme, type DayPosts, type PeriodFigures } from './programme.ts';
import type { Figure } from './release.ts';

/** What an attacker who knows all posts finds out from the releases: the share of candidates named rightly. */
export interface AttackFigure {
  readonly accuracy: number;
  /** What guessing the larger side for everybody gets. */
  readonly guess: number;
  /** The accuracy that the policy accepts at most. */
  readonly bound: number;
}

/** What is published of some contributions, and what the participation attack makes of it. */
export interface Disclosure {
  readonly ladder: {
    readonly step: LadderStep;
    readonly periods: readonly PeriodTables[];
    readonly steps: readonly LadderStep[];
  };
  readonly releases: readonly {
    readonly from: string;
    readonly to: string;
    readonly figures: readonly Figure[];
  }[];
  readonly participationAttack: AttackFigure;
}

/** Of more participants than these the attacker is told all others, which makes the attack easier, and feasible. */
const ATTACKED_AT_MOST = 300;
/** The attack is played with several draws of candidates: few people, more draws. */
const CANDIDATES_PLAYED = 600;
const DRAWS_AT_MOST = 5;
const DIGITS = 1000;

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The attack's accuracy, of its better solver, with as many candidates who do not take part as who do, drawn from
 * the participants' own distribution.
 */
const attackOn = (releases: readonly PeriodFigures[], posts: readonly DayPosts[], chance: Chance) => {
  const people = shuffled([...new Set(posts.map(({ participant }) => participant))], chance);
  const attacked = new Set(people.slice(0, ATTACKED_AT_MOST));
  if (attacked.size === 0 || releases.length === 0) return { accuracy: 0.5, guess: 0.5 };
  const participants = posts.filter(({ participant }) => attacked.has(participant));
  const known = posts.filter(({ participant }) => !attacked.has(participant));
  const draws = Math.max(1, Math.min(DRAWS_AT_MOST, Math.floor(CANDIDATES_PLAYED / (2 * attacked.size))));
  const outcomes = Array.from({ length: draws }, () => {
    const others = drawDecoys(participants, attacked.size, chance);
    return attackParticipation({ releases, participants, others, known });
  });
  const accuracy = Math.max(
    meanOf(outcomes.map(({ leastSquares }) => leastSquares)),
    meanOf(outcomes.map(({ posterior }) => posterior)),
  );
  return { accuracy: Math.round(accuracy * DIGITS) / DIGITS, guess: 0.5 };
};

/** Noise that protects, from a cryptographic source, and an attacker's dice. */
export interface DisclosureDice {
  readonly noise: NoiseSource;
  readonly chance: Chance;
}

/** What the programme that these contributions are would publish, by the ladder, and how well it keeps who takes part. */
export const disclose = (input: DisclosureInput, { noise, chance }: DisclosureDice): Disclosure => {
  const posts = dayPostsOf(input.contributions);
  const { minimumGroup, noiseMultiplier, groupDeviation, clips, bound } = input.policy;
  const step = stepFor(new Set(posts.map(({ participant }) => participant)).size);
  const releases = discloseProgramme(
    posts,
    {
      disclosure: DisclosurePolicy.parse({ minimumGroup, noiseMultiplier, groupDeviation, clips }),
      step,
      categories: categoriesOf(input, noise),
      ...(clips !== undefined && { clips }),
    },
    noise,
  );
  return {
    ladder: { step, periods: tablesOf(step.detail), steps: LADDER },
    releases: releases.map(({ period: { from, to }, figures }) => ({ from, to, figures })),
    participationAttack: { ...attackOn(releases, posts, chance), bound },
  };
};
