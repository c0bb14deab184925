import { addDays, dayOf } from '../../shared/clock.ts';
import type { DayPosts } from '../../shared/disclosure/programme.ts';

/** How unequal people are in a simulated programme, and how unequal the posts of one person. */
export interface WorldKind {
  readonly name: string;
  /** Posts a week of the person in the middle. */
  readonly posts: number;
  /** Interactions with an ordinary post of the person in the middle. */
  readonly engagement: number;
  /** Standard deviations of logarithms: people's rates of posting, people's reach, posts of one person. */
  readonly rates: number;
  readonly reach: number;
  readonly luck: number;
  /** Of this share of posts, the reach is multiplied by a draw from a Pareto distribution with exponent 1.5. */
  readonly viral: number;
}

/** Programmes unlike each other, so that no setting is fitted to one of them. */
export const WORLD_KINDS: readonly WorldKind[] = [
  { name: 'even', posts: 1.5, engagement: 20, rates: 0.5, reach: 0.5, luck: 0.6, viral: 0 },
  { name: 'heavy-tailed', posts: 1.2, engagement: 20, rates: 0.9, reach: 0.9, luck: 1, viral: 0 },
  { name: 'viral', posts: 0.8, engagement: 8, rates: 0.8, reach: 0.8, luck: 0.8, viral: 0.1 },
];

/** The simulated year. */
export const YEAR = { first: new Date('2025-01-01T00:00:00Z'), days: 365 } as const;
const TOPICS = ['launch', 'hiring', 'research'];
const PARETO_EXPONENT = 1.5;

const bell = (chance: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

const pick = <Thing>(things: readonly Thing[], chance: () => number, otherwise: Thing): Thing =>
  things[Math.floor(chance() * things.length)] ?? otherwise;

const interactions = (kind: WorldKind, reach: number, chance: () => number): number => {
  const burst = chance() < kind.viral ? (1 - chance()) ** (-1 / PARETO_EXPONENT) : 1;
  return Math.round(reach * burst * Math.exp(kind.luck * bell(chance)));
};

/** A person's posts of the year: every day has the same chance of one, or of several. */
const personYear = (name: string, kind: WorldKind, chance: () => number): readonly DayPosts[] => {
  const rate = (kind.posts * Math.exp(kind.rates * bell(chance))) / 7;
  const reach = kind.engagement * Math.exp(kind.reach * bell(chance));
  const home = chance() < 0.5 ? 'bluesky' : 'mastodon';
  const topics = chance();
  const days: DayPosts[] = [];
  for (let day = 0; day < YEAR.days; day += 1) {
    let left = rate;
    while (left > 0) {
      if (chance() < 1 - Math.exp(-Math.min(left, 0.5))) {
        const post = {
          posts: 1,
          purposes: ['engagement', 'sentiment'] as const,
          platform: chance() < 0.9 ? home : 'bluesky',
          sentiment: pick(['neutral', 'positive', 'positive', 'negative'] as const, chance, 'neutral'),
          engagement: interactions(kind, reach, chance),
          ...(chance() < topics && { topic: pick(TOPICS, chance, 'launch') }),
        };
        days.push({ participant: name, day: dayOf(addDays(YEAR.first, day)), posts: [post] });
      }
      left -= 0.5;
    }
  }
  return days;
};

/** The posts of some people's year. */
export const drawPeople = (count: number, kind: WorldKind, chance: () => number): readonly DayPosts[] =>
  Array.from({ length: count }, (_, index) => index).flatMap((index) =>
    personYear(`person ${index}`, kind, chance),
  );

/** The categories that every simulated programme has. */
export const WORLD_CATEGORIES = { platforms: ['bluesky', 'mastodon'], topics: TOPICS } as const;
