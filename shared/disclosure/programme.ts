import { cellsOfTables, type Categories } from './cells.ts';
import { clipsFrom, learnFrom, type Lesson } from './clip-learning.ts';
import { protectFigures, type ProtectedFigures } from './figures.ts';
import { startFolding, type Fold } from './fold.ts';
import type { PersonPosts } from './counted-posts.ts';
import { tablesOf, type LadderStep, type PeriodTables } from './ladder.ts';
import type { NoiseSource } from './noise.ts';
import type { Clips, DisclosurePolicy } from './policy.ts';
import { daysOf, periodsBetween, type ReleasePeriod } from './release-period.ts';
import type { Figure } from './release.ts';

/** Somebody's posts of one day. */
export interface DayPosts extends PersonPosts {
  readonly day: string;
}

/** How a programme is released. `clips` are given where they were set for all periods; else they are learnt. */
export interface ProgrammePolicy {
  readonly disclosure: DisclosurePolicy;
  readonly step: LadderStep;
  readonly categories: Categories;
  readonly clips?: DisclosurePolicy['clips'];
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

/** A period's clips: as set, or from what earlier periods taught and never from its own values. */
const clipsFor = (
  { disclosure, step, clips }: ProgrammePolicy,
  kind: PeriodTables['kind'],
  lessons: readonly Lesson[],
): Clips => clips?.[kind] ?? clipsFrom(lessons, step.clipDeviations, disclosure.clips[kind]);

/** The figures of one period, under a step of the ladder. */
export const protectPeriod = (
  { fold, tables, clips }: { fold: Fold; tables: PeriodTables['tables']; clips: Clips },
  { disclosure, step, categories }: ProgrammePolicy,
  noise: NoiseSource,
): ProtectedFigures =>
  protectFigures({
    fold,
    cells: cellsOfTables(tables, categories),
    clips,
    policy: { ...disclosure, noiseMultiplier: Math.max(disclosure.noiseMultiplier, step.noiseMultiplier) },
    noise,
  });

/** All releases of a programme's posts, week by week and month by month as its step of the ladder says. */
export const discloseProgramme = (
  posts: readonly DayPosts[],
  policy: ProgrammePolicy,
  noise: NoiseSource,
): readonly PeriodFigures[] =>
  tablesOf(policy.step.detail).flatMap(({ kind, tables }) => {
    const lessons: Lesson[] = [];
    return foldByPeriod(posts, periodsCovering(kind, posts)).map(({ period, fold }) => {
      const clips = clipsFor(policy, kind, lessons);
      const { figures } = protectPeriod({ fold, tables, clips }, policy, noise);
      if (policy.clips === undefined) lessons.push(learnFrom(fold, noise));
      return { period, figures };
    });
  });
