import { addDays, dayOf } from '../../clock.ts';
import { EMPTY_FOLD, type Fold } from '../fold.ts';
import type { DayPosts, PeriodFigures } from '../programme.ts';
import { closesAt, type ReleasePeriod } from '../release-period.ts';
import { datePosterior, type DateEvidence } from './date-posterior.ts';
import { equationsOf, foldsBehind, type Chance } from './evidence.ts';

/** A post's day, and a period that it lies in. */
export interface PostInPeriod {
  readonly day: string;
  readonly period: ReleasePeriod;
}

/**
 * Whether a post counts in a period's release for somebody who joined or left on a day: from the day of consent on;
 * and only in periods that were published before the withdrawal, since a release is folded when it is published.
 */
export const COUNTS: Readonly<Record<'joined' | 'left', (date: string, post: PostInPeriod) => boolean>> = {
  joined: (date, { day }) => day >= date,
  left: (date, { period }) => dayOf(closesAt(period)) <= date,
};

/** What is sought: the day on which somebody joined, or on which they left. */
export type Change = keyof typeof COUNTS;

/**
 * The world an attacker faces who wants to know when people joined or left. `sought` are all their posts, counted or
 * not; `known` are the posts of people of whom the attacker knows that they took part all the time.
 */
export interface DatedWorld {
  readonly change: Change;
  readonly releases: readonly PeriodFigures[];
  readonly sought: readonly DayPosts[];
  readonly known: readonly DayPosts[];
  /** Between these days (`to` exclusive) somebody may have joined or left, each day as likely. */
  readonly from: string;
  readonly to: string;
  /** The share of those sought who neither joined nor left; nothing where the attacker is told who did. */
  readonly steadyShare: number;
  /** How many changed on which days, as the attacker knows it from elsewhere: without, each day is as likely. */
  readonly changesOn?: ReadonlyMap<string, number>;
  /** When they really did; nobody's who did not. */
  readonly dates: ReadonlyMap<string, string>;
}

/** How often naming the most likely was right, what guessing by the prior alone gets, and how often it claimed to be. */
export interface Answer {
  readonly accuracy: number;
  readonly guess: number;
  readonly claimed: number;
}

/** How well the month was named, and the half of the time. */
export interface DateOutcome {
  readonly month: Answer;
  readonly half: Answer;
}

/** Days that are as good as one: a quarter of a month. `day` is in their middle, none stands for "did not change". */
interface DateOption {
  readonly day?: string;
  readonly month: string;
  readonly half: string;
  readonly weight: number;
}

const DAYS_PER_OPTION = 7;
const OPTIONS_PER_MONTH = 4;
const STEADY = 'all the time';

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const daysBetween = (from: string, to: string): readonly string[] => {
  const days: string[] = [];
  for (let day = from; day < to; day = dayOf(addDays(startOf(day), 1))) days.push(day);
  return days;
};

const monthOf = (day: string): string => day.slice(0, 'YYYY-MM'.length);

/** The options of some time, in order. */
const optionsOf = ({ from, to, steadyShare, changesOn }: DatedWorld): readonly DateOption[] => {
  const days = daysBetween(from, to);
  const changesIn = (some: readonly string[]): number =>
    changesOn === undefined ? some.length : some.reduce((sum, day) => sum + (changesOn.get(day) ?? 0), 0);
  const all = changesIn(days);
  const middle = monthOf(days[days.length >> 1] ?? from);
  const groups = Map.groupBy(days, (day) => {
    const week = Math.floor((Number(day.slice(-2)) - 1) / DAYS_PER_OPTION);
    return `${monthOf(day)} ${Math.min(week, OPTIONS_PER_MONTH - 1)}`;
  });
  const dated = [...groups.values()].map((group): DateOption => {
    const day = group[group.length >> 1] ?? from;
    const half = monthOf(day) < middle ? 'first' : 'second';
    return { day, month: monthOf(day), half, weight: ((1 - steadyShare) * changesIn(group)) / all };
  });
  return steadyShare === 0 ? dated : [...dated, { month: STEADY, half: STEADY, weight: steadyShare }];
};

/** The stretches of days that every option counts wholly or not at all; `from` is a stretch's first day. */
interface Stretch {
  readonly name: number;
  readonly from: string;
  readonly to: string;
}

const stretchesOf = (options: readonly DateOption[]): readonly Stretch[] => {
  const edges = ['0000', ...options.flatMap(({ day }) => day ?? []), '9999'];
  return edges.slice(0, -1).map((from, name) => ({ name, from, to: edges[name + 1] ?? '9999' }));
};

/** What is in one release: its figures as equations, everybody's sums by stretch, and which stretches options count. */
interface DatedRelease {
  readonly equations: ReturnType<typeof equationsOf>;
  readonly fold: Fold;
  readonly stretches: readonly number[];
  /** By option, by stretch of these. */
  readonly counted: readonly (readonly boolean[])[];
}

const partName = (person: string, stretch: number): string => `${person}|${stretch}`;

const splitByStretch = (posts: readonly DayPosts[], stretches: readonly Stretch[]): readonly DayPosts[] =>
  posts.map((part) => {
    const stretch = stretches.findLast(({ from }) => from <= part.day);
    return { ...part, participant: partName(part.participant, stretch?.name ?? 0) };
  });

const datedReleases = (world: DatedWorld, options: readonly DateOption[]): readonly DatedRelease[] => {
  const stretches = stretchesOf(options);
  const folds = foldsBehind(world.releases, splitByStretch(world.sought, stretches));
  const known = foldsBehind(world.releases, world.known);
  return world.releases.map(({ period, figures }, index) => {
    const within = stretches.filter(({ from, to }) => from < period.to && to > period.from);
    return {
      equations: equationsOf(figures, known[index] ?? EMPTY_FOLD),
      fold: folds[index] ?? EMPTY_FOLD,
      stretches: within.map(({ name }) => name),
      counted: options.map(({ day }) =>
        within.map(({ from }) => day === undefined || COUNTS[world.change](day, { day: from, period })),
      ),
    };
  });
};

const columnsOf = (releases: readonly DatedRelease[], person: string): readonly (readonly number[])[] =>
  releases.flatMap(({ equations, fold, stretches, counted }) => {
    const parts = stretches.map((stretch) => fold.get(partName(person, stretch)));
    return equations.map((equation) => {
      const totals = parts.map((part) => part?.get(equation.key) ?? 0);
      return counted.map((isCounted) =>
        equation.weigh(
          totals.reduce((sum, total, index) => sum + (isCounted[index] === true ? total : 0), 0),
        ),
      );
    });
  });

const evidenceFor = (
  releases: readonly DatedRelease[],
  people: readonly string[],
  options: readonly DateOption[],
): DateEvidence => ({
  target: Float64Array.from(releases.flatMap(({ equations }) => equations.map(({ target }) => target))),
  options: people.map((person) => {
    const rows = columnsOf(releases, person);
    return options.map((_, option) => Float64Array.from(rows, (row) => row[option] ?? 0));
  }),
});

/** Names, for everybody, the group of options that is likeliest together. */
const answer = (
  groups: readonly string[],
  truths: readonly string[],
  { prior, posterior }: { prior: readonly number[]; posterior: readonly (readonly number[])[] },
): Answer => {
  const likeliest = (weights: readonly number[]): readonly [string, number] => {
    const sums = new Map<string, number>();
    for (const [option, group] of groups.entries())
      sums.set(group, (sums.get(group) ?? 0) + (weights[option] ?? 0));
    return [...sums].reduce((one, other) => (other[1] > one[1] ? other : one));
  };
  const named = posterior.map(likeliest);
  return {
    accuracy: named.filter(([group], person) => group === truths[person]).length / named.length,
    guess: likeliest(prior)[1],
    claimed: named.reduce((sum, [, probability]) => sum + probability, 0) / named.length,
  };
};

/**
 * Plays the attack on dates: an attacker who knows all posts, every release, and who takes part at the end (of those
 * who joined) or took part at the start (of those who left) names everybody's month and half of the time. Where
 * nobody is sought there is nothing left to find out: all is 1.
 */
export const attackDates = (world: DatedWorld, chance: Chance): DateOutcome => {
  const people = [...new Set(world.sought.map(({ participant }) => participant))];
  const nothing: Answer = { accuracy: 1, guess: 1, claimed: 1 };
  if (people.length === 0) return { month: nothing, half: nothing };
  const options = optionsOf(world);
  const prior = options.map(({ weight }) => weight);
  const posterior = datePosterior(evidenceFor(datedReleases(world, options), people, options), prior, chance);
  const middle = options.find(({ half }) => half === 'second')?.month ?? '';
  const truths = people.map((person) => {
    const date = world.dates.get(person);
    return date === undefined
      ? { month: STEADY, half: STEADY }
      : { month: monthOf(date), half: monthOf(date) < middle ? 'first' : 'second' };
  });
  return {
    month: answer(
      options.map(({ month }) => month),
      truths.map(({ month }) => month),
      { prior, posterior },
    ),
    half: answer(
      options.map(({ half }) => half),
      truths.map(({ half }) => half),
      { prior, posterior },
    ),
  };
};
