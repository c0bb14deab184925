import { addDays, dayOf } from '../../shared/clock.ts';
import {
  attackDates,
  COUNTS,
  type Change,
  type DateOutcome,
} from '../../shared/disclosure/attack/membership-dates.ts';
import { tablesOf, type LadderStep, type PeriodTables } from '../../shared/disclosure/ladder.ts';
import { createGaussianNoise } from '../../shared/disclosure/noise.ts';
import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import {
  discloseProgramme,
  periodsCovering,
  type DayPosts,
  type PeriodFigures,
} from '../../shared/disclosure/programme.ts';
import { daysOf } from '../../shared/disclosure/release-period.ts';
import { bytesFrom } from './trial.ts';
import { drawPeople, WORLD_CATEGORIES, YEAR, type WorldKind } from './worlds.ts';

/** When whoever changed did. */
type Dates = ReadonlyMap<string, string>;

/**
 * A year in which some of a programme's people join, or leave, each on any day, and the others take part all the
 * time. An attacker who is told knows which of them did.
 */
export interface DatedTrialParts {
  readonly steady: number;
  readonly changed: number;
  readonly change: Change;
  readonly isTold: boolean;
  readonly kind: WorldKind;
  readonly step: LadderStep;
  readonly chance: () => number;
  /** What the attacker is told of how many changed on which days, by when each of them did. */
  readonly toldOf?: (dates: Dates) => ReadonlyMap<string, number>;
}

const drawDates = (posts: readonly DayPosts[], chance: () => number): Dates => {
  const people = [...new Set(posts.map(({ participant }) => participant))];
  return new Map(
    people.map((person) => [person, dayOf(addDays(YEAR.first, Math.floor(chance() * YEAR.days)))]),
  );
};

/** The posts of people who joined or left that count in one kind of period's releases. */
const countedIn = (
  kind: PeriodTables['kind'],
  posts: readonly DayPosts[],
  { change, dates }: { readonly change: Change; readonly dates: Dates },
): readonly DayPosts[] => {
  const periods = new Map(
    periodsCovering(kind, posts).flatMap((period) =>
      daysOf(period).map((day): [string, typeof period] => [day, period]),
    ),
  );
  return posts.filter(({ participant, day }) => {
    const [date, period] = [dates.get(participant), periods.get(day)];
    return date !== undefined && period !== undefined && COUNTS[change](date, { day, period });
  });
};

/** What a real stage would have published of such a year. */
const releasesOf = (
  { step, chance, change }: DatedTrialParts,
  posts: { readonly known: readonly DayPosts[]; readonly sought: readonly DayPosts[] },
  dates: Dates,
): readonly PeriodFigures[] => {
  const noise = createGaussianNoise(bytesFrom(chance));
  const policy = { disclosure: STANDARD_POLICY, step, categories: WORLD_CATEGORIES };
  return tablesOf(step.detail).flatMap(({ kind }) => {
    const counted = countedIn(kind, posts.sought, { change, dates });
    return discloseProgramme([...posts.known, ...counted], policy, noise).filter(
      ({ period }) => period.kind === kind,
    );
  });
};

const named = (posts: readonly DayPosts[], prefix: string): readonly DayPosts[] =>
  posts.map((part) => ({ ...part, participant: `${prefix} ${part.participant}` }));

/** Plays such a year, and the attack that seeks the dates. */
export const playDatedTrial = (parts: DatedTrialParts): DateOutcome => {
  const { steady, changed, change, isTold, kind, chance } = parts;
  const known = named(drawPeople(steady, kind, chance), 'steady');
  const sought = named(drawPeople(changed, kind, chance), 'changed');
  const dates = drawDates(sought, chance);
  const world = {
    change,
    dates,
    ...(parts.toldOf && { changesOn: parts.toldOf(dates) }),
    releases: releasesOf(parts, { known, sought }, dates),
    from: dayOf(YEAR.first),
    to: dayOf(addDays(YEAR.first, YEAR.days)),
  };
  return isTold
    ? attackDates({ ...world, sought, known, steadyShare: 0 }, chance)
    : attackDates(
        { ...world, sought: [...known, ...sought], known: [], steadyShare: steady / (steady + changed) },
        chance,
      );
};
