import {
  attackParticipation,
  type AttackOutcome,
} from '../../shared/disclosure/attack/participation-attack.ts';
import { clipTotals } from '../../shared/disclosure/clip.ts';
import type { LadderStep } from '../../shared/disclosure/ladder.ts';
import { createGaussianNoise } from '../../shared/disclosure/noise.ts';
import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import {
  discloseProgramme,
  foldByPeriod,
  type DayPosts,
  type PeriodFigures,
} from '../../shared/disclosure/programme.ts';
import { drawPeople, WORLD_CATEGORIES, type WorldKind } from './worlds.ts';

/** What one simulated year came to: how much the attack finds out, how far headlines are off, what is shown. */
export interface TrialOutcome extends AttackOutcome {
  /** The median of the headlines' errors, as a share of the truth without clips; a withheld headline is off by all. */
  readonly headlineError: number;
  /** The share of all figures that are published rather than withheld. */
  readonly shown: number;
}

/** The middle value; of an even number the mean of the two in the middle. */
export const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0];
  return (low + high) / 2;
};

const headlineErrors = (
  releases: readonly PeriodFigures[],
  posts: readonly DayPosts[],
): readonly number[] => {
  const headlines = releases.filter(({ figures }) => figures.some(({ table }) => table === 'headline'));
  const folds = foldByPeriod(
    posts,
    headlines.map(({ period }) => period),
  );
  return headlines.flatMap(({ figures }, index) =>
    figures
      .filter(({ table }) => table === 'headline')
      .map((figure) => {
        const truth = clipTotals(folds[index]?.fold ?? new Map(), figure, Number.POSITIVE_INFINITY).sum;
        return figure.value === null ? 1 : Math.abs(figure.value - truth) / Math.max(truth, 1);
      }),
  );
};

/** A year of a programme: how many take part, among how many candidates, what they are like, under which step. */
export interface TrialParts {
  readonly members: number;
  readonly candidates: number;
  readonly kind: WorldKind;
  readonly step: LadderStep;
  readonly chance: () => number;
}

const bytesFrom = (chance: () => number) => ({
  bytes: (count: number) => Uint8Array.from({ length: count }, () => Math.floor(chance() * 256)),
});

/** Plays a year and the attack on it. */
export const playTrial = ({ members, candidates, kind, step, chance }: TrialParts): TrialOutcome => {
  const participants = drawPeople(members, kind, chance);
  const others = drawPeople(candidates - members, kind, chance);
  const policy = { disclosure: STANDARD_POLICY, step, categories: WORLD_CATEGORIES };
  const releases = discloseProgramme(participants, policy, createGaussianNoise(bytesFrom(chance)));
  const figures = releases.flatMap((release) => release.figures);
  return {
    ...attackParticipation({ releases, participants, others }),
    headlineError: medianOf(headlineErrors(releases, participants)),
    shown: figures.filter(({ value }) => value !== null).length / Math.max(figures.length, 1),
  };
};
