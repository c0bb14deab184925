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

/**
 * A year of a programme: how many take part, among how many candidates, what they are like, under which step.
 * `months` ends it early; `announced` is the share of the participants of whom everybody knows it.
 */
export interface TrialParts {
  readonly members: number;
  readonly candidates: number;
  readonly kind: WorldKind;
  readonly step: LadderStep;
  readonly chance: () => number;
  readonly months?: number;
  readonly announced?: number;
}

/** An attacker's or a test's dice as bytes: for simulated noise, never for noise that protects anybody. */
export const bytesFrom = (chance: () => number) => ({
  bytes: (count: number) => Uint8Array.from({ length: count }, () => Math.floor(chance() * 256)),
});

/** Of more participants than these the attacker is told all others, as `candor disclose` has it. */
const ATTACKED_AT_MOST = 300;

const until = (posts: readonly DayPosts[], months = 12): readonly DayPosts[] =>
  posts.filter(({ day }) => Number(day.slice(5, 7)) <= months);

/** The posts of people with numbers from 0 up to this one, and of all others. */
const splitAt = (posts: readonly DayPosts[], count: number) => {
  const people = new Set([...new Set(posts.map(({ participant }) => participant))].slice(0, count));
  const { first = [], rest = [] } = Object.groupBy(posts, ({ participant }) =>
    people.has(participant) ? 'first' : 'rest',
  );
  return { first, rest };
};

/** Plays a year and the attack on it. */
export const playTrial = (parts: TrialParts): TrialOutcome => {
  const { members, candidates, kind, step, chance, months, announced = 0 } = parts;
  const attacked = Math.min(ATTACKED_AT_MOST, Math.round(members * (1 - announced)));
  const people = until(drawPeople(members, kind, chance), months);
  const strangers = Math.round(((candidates - members) * attacked) / members);
  const others = until(drawPeople(strangers, kind, chance), months);
  const policy = { disclosure: STANDARD_POLICY, step, categories: WORLD_CATEGORIES };
  const releases = discloseProgramme(people, policy, createGaussianNoise(bytesFrom(chance)));
  const figures = releases.flatMap((release) => release.figures);
  const { first: participants, rest: known } = splitAt(people, attacked);
  return {
    ...attackParticipation({ releases, participants, others, known }),
    headlineError: medianOf(headlineErrors(releases, people)),
    shown: figures.filter(({ value }) => value !== null).length / Math.max(figures.length, 1),
  };
};
