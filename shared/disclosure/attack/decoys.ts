import { addDays, dayOf } from '../../clock.ts';
import type { DayPosts } from '../programme.ts';
import type { Chance } from './evidence.ts';

const DAYS_PER_WEEK = 7;
const MILLISECONDS_PER_DAY = 86_400_000;

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const daysBetween = (from: string, to: string): number =>
  Math.round((startOf(to).getTime() - startOf(from).getTime()) / MILLISECONDS_PER_DAY);

/** One of some things, each equally likely; nothing where there are none. */
const pick = <Thing>(things: readonly Thing[], chance: Chance): Thing | undefined =>
  things[Math.floor(chance() * things.length)];

/** The things in a random order (Fisher and Yates). */
export const shuffled = <Thing>(things: readonly Thing[], chance: Chance): readonly Thing[] => {
  const left = [...things];
  const order: Thing[] = [];
  while (left.length > 0) {
    const index = Math.floor(chance() * left.length);
    const [chosen] = left.slice(index, index + 1);
    const last = left.pop();
    if (chosen === undefined || last === undefined) break;
    if (index < left.length) left[index] = last;
    order.push(chosen);
  }
  return order;
};

const byPerson = (posts: readonly DayPosts[]): readonly (readonly DayPosts[])[] => {
  const people = new Map<string, DayPosts[]>();
  for (const part of posts) {
    const own = people.get(part.participant);
    if (own === undefined) people.set(part.participant, [part]);
    else own.push(part);
  }
  return [...people.values()];
};

/** A person's engagement, dealt out anew among their own posts. */
const reshuffleEngagement = (parts: readonly DayPosts[], chance: Chance): readonly DayPosts[] => {
  const amounts = shuffled(
    parts.flatMap(({ posts }) => posts.map(({ engagement }) => engagement)),
    chance,
  );
  let next = 0;
  return parts.map((part) => ({
    ...part,
    posts: part.posts.map(({ engagement: _, ...post }) => {
      const engagement = amounts[next++];
      return engagement === undefined ? post : { ...post, engagement };
    }),
  }));
};

/**
 * People who might as well have taken part, as many as asked for, drawn from the participants' own distribution: each
 * has the posts of one of them, moved by whole weeks round the span of all, with engagement dealt out anew.
 */
export const drawDecoys = (
  posts: readonly DayPosts[],
  count: number,
  chance: Chance,
): readonly DayPosts[] => {
  const people = byPerson(posts);
  const days = [...new Set(posts.map(({ day }) => day))].sort();
  const [first = ''] = days;
  const weeks =
    days.length === 0 ? 0 : Math.floor(daysBetween(first, days.at(-1) ?? first) / DAYS_PER_WEEK) + 1;
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const moved = Math.floor(chance() * weeks) * DAYS_PER_WEEK;
    return reshuffleEngagement(pick(people, chance) ?? [], chance).map((part) => {
      const position = (daysBetween(first, part.day) + moved) % (weeks * DAYS_PER_WEEK);
      return { ...part, participant: `decoy ${index}`, day: dayOf(addDays(startOf(first), position)) };
    });
  });
};
