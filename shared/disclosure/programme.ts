import { cellsOfTables, type Categories } from './cells.ts';
import { clipsFrom, learnFrom, type Lesson } from './clip-learning.ts';
import { protectFigures, type ProtectedFigures } from './figures.ts';
import { startFolding, type Fold } from './fold.ts';
import type { PersonPosts } from './counted-posts.ts';
import { tablesAt, tablesOf, type LadderStep, type PeriodTables } from './ladder.ts';
import type { NoiseSource } from './noise.ts';
import type { DisclosurePolicy } from './policy.ts';
import { daysOf, periodsBetween, type ReleasePeriod } from './release-period.ts';
import type { Figure } from './release.ts';
import { CountedPurpose, purposeOf, type Steps } from './steps.ts';

/** Somebody's posts of one day. */
export interface DayPosts extends PersonPosts {
  readonly day: string;
}

/** How periods are released. `clips` are given where they were set for all periods; else they are learnt. */
export interface PeriodPolicy {
  readonly disclosure: DisclosurePolicy;
  readonly categories: Categories;
  readonly clips?: DisclosurePolicy['clips'];
  readonly noise: NoiseSource;
}

/** How a whole programme is released: all of its time under one step. */
export interface ProgrammePolicy extends Omit<PeriodPolicy, 'noise'> {
  readonly step: LadderStep;
}

/** A period's figures, as an advocacy release of it says them. */
export interface PeriodFigures {
  readonly period: ReleasePeriod;
  readonly figures: readonly Figure[];
}

/** A period with the sums of the people in it. */
export interface PeriodFold {
  readonly period: ReleasePeriod;
  readonly fold: Fold;
}

/** The folds of the periods of a kind that some days lie in, oldest first, empty ones in between included. */
export const foldByPeriod = (
  posts: readonly DayPosts[],
  periods: readonly ReleasePeriod[],
): readonly PeriodFold[] => {
  const foldings = periods.map((period) => ({ period, folding: startFolding() }));
  const byDay = new Map(
    foldings.flatMap(({ period, folding }) =>
      daysOf(period).map((day): [string, typeof folding] => [day, folding]),
    ),
  );
  for (const part of posts) byDay.get(part.day)?.add(part);
  return foldings.map(({ period, folding }) => ({ period, fold: folding.fold }));
};

/** The periods of a kind from the first to the last of some days. */
export const periodsCovering = (
  kind: ReleasePeriod['kind'],
  posts: readonly DayPosts[],
): readonly ReleasePeriod[] => {
  const [some] = posts;
  if (some === undefined) return [];
  let [first, last] = [some.day, some.day];
  for (const { day } of posts) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return periodsBetween(kind, first, last);
};

/** What a period is protected by: the steps in force, and what earlier periods of its kind taught, oldest first. */
export interface PeriodRules {
  readonly kind: PeriodTables['kind'];
  readonly steps: Steps;
  readonly lessons: readonly Lesson[];
}

/**
 * The figures of one period. Below the first step it has a headline that is withheld, which reads like any other that is. Clips are as set, or from what earlier periods taught and never from the period's own values.
 */
export const protectPeriod = (
  fold: Fold,
  { kind, steps, lessons }: PeriodRules,
  { disclosure, categories, clips, noise }: PeriodPolicy,
): ProtectedFigures => {
  const parts = CountedPurpose.options.map((purpose) => {
    const step = steps[purpose];
    const tables = tablesAt(step.detail, kind).filter((table) => purposeOf(table) === purpose);
    return protectFigures({
      fold,
      cells: cellsOfTables(tables, categories),
      clips: clips?.[kind] ?? clipsFrom(lessons, step.clipDeviations, disclosure.clips[kind]),
      policy: { ...disclosure, noiseMultiplier: Math.max(disclosure.noiseMultiplier, step.noiseMultiplier) },
      noise,
    });
  });
  const figures = parts.flatMap((part) => part.figures);
  return {
    figures: figures.length === 0 ? withheldHeadline(kind, disclosure) : figures,
    groupCounts: parts.flatMap((part) => part.groupCounts),
  };
};

const withheldHeadline = (
  kind: PeriodTables['kind'],
  { clips, noiseMultiplier }: DisclosurePolicy,
): readonly Figure[] =>
  cellsOfTables(['headline'], { platforms: [], topics: [] }).map((cell) => {
    const clip = clips[kind][cell.measure];
    return { ...cell, value: null, clip, standardDeviation: noiseMultiplier * clip };
  });

/** All releases of a programme's posts, week by week and month by month as its step of the ladder says. */
export const discloseProgramme = (
  posts: readonly DayPosts[],
  { step, ...policy }: ProgrammePolicy,
  noise: NoiseSource,
): readonly PeriodFigures[] =>
  tablesOf(step.detail).flatMap(({ kind }) => {
    const lessons: Lesson[] = [];
    const steps = { engagement: step, sentiment: step };
    return foldByPeriod(posts, periodsCovering(kind, posts)).map(({ period, fold }) => {
      const { figures } = protectPeriod(fold, { kind, steps, lessons }, { ...policy, noise });
      if (policy.clips === undefined) lessons.push(learnFrom(fold, noise));
      return { period, figures };
    });
  });
