import type * as z from 'zod';

import type { CompanyFile, Person, PostLine } from './sample-files.ts';
import type { SeededRandom } from './seeded-random.ts';
import { occasionOf, type Occasion, type TextBook, type Wording } from './text-book.ts';
import { detailsOf } from './text-files.ts';

const MINUTES_PER_DAY = 1440;

/** A line as it is written, where defaults may be left out. */
export type Line = z.input<typeof PostLine>;

/** A post before it has an id; other posts it refers to are named by themselves. */
export type Draft = Omit<Line, 'id' | 'replyTo' | 'boosts'> & {
  readonly answers?: Draft;
  readonly repeats?: Draft;
};

export interface Cast {
  readonly company: CompanyFile;
  readonly people: readonly Person[];
}

export type Writer = Person & { readonly account: NonNullable<Person['account']> };

/** Everything drafting needs at hand. */
export interface Desk {
  readonly cast: Cast;
  readonly directory: string;
  readonly random: SeededRandom;
  readonly book: TextBook;
  readonly writers: readonly Writer[];
}

/** People post over breakfast, at lunch and in the evening. */
export const minuteOfDay = (random: SeededRandom): number => {
  const [start, length] = random.pick([
    [390, 120],
    [700, 110],
    [960, 120],
    [1110, 240],
    [1110, 240],
  ] as const);
  return start + random.between(0, length - 1);
};

export const engagement = (followers: number, random: SeededRandom): Pick<Draft, 'final' | 'growth'> => {
  const viral = random.chance(0.012) ? random.between(15, 60) : 1;
  const likes = Math.floor(random.heavyTailed(1.2 + followers / 130, 1) * viral);
  return {
    final: {
      likes,
      reposts: Math.floor(likes * random.share() * 0.35),
      replies: Math.floor(random.heavyTailed(0.4 + likes / 16, 0.8)),
    },
    growth: {
      halfLifeHours: random.between(3, 30),
      delayHours: random.chance(0.06) ? random.between(30, 120) : 0,
    },
  };
};

export const colleagueOf = (person: Person, desk: Desk): string => {
  const team = desk.cast.people.filter((other) => other.team === person.team && other.key !== person.key);
  return desk.random.pick(team).name.split(' ')[0] ?? '';
};

export const fromWording = ({ template, text }: Wording): Pick<Draft, 'text' | 'language' | 'truth'> => ({
  text,
  language: template.language,
  truth: { theme: template.theme, sentiment: template.sentiment },
});

export const occasionFor = (writer: Writer, day: number, desk: Desk): Occasion =>
  occasionOf(writer, day, detailsOf(writer, colleagueOf(writer, desk)));

/** The day and minute so many minutes later. */
export const laterBy = (
  from: { day: number; minute: number },
  minutes: number,
): { day: number; minute: number } => {
  const whole = from.day * MINUTES_PER_DAY + from.minute + minutes;
  const day = Math.floor(whole / MINUTES_PER_DAY);
  return { day, minute: whole - day * MINUTES_PER_DAY };
};
