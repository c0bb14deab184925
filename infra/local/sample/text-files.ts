import { join } from 'node:path';

import * as z from 'zod';

import { readJsonFile } from './parse-lines.ts';
import { PlantedLeak, type Person } from './sample-files.ts';
import type { SeededRandom } from './seeded-random.ts';

const Sentiment = z.enum(['negative', 'neutral', 'positive']);
const Days = z.tuple([z.int(), z.int()]);

const Group = z.strictObject({
  sentiment: Sentiment,
  /** First and last day on which the texts make sense; any day where absent. */
  days: Days.optional(),
  /** Teams whose people would write this; anybody where absent. */
  teams: z.array(z.string()).optional(),
  language: z.string().length(2).default('en'),
  texts: z.array(z.string().min(5)),
});

/** `texts/<theme>.json`: what people write about, in their words. */
const ThemeFile = z.strictObject({
  theme: z.string(),
  weight: z.number().nonnegative(),
  groups: z.array(Group),
});

/** `texts/leaks.json` and `texts/near-misses.json`: posts that are planted one by one. */
const PlantFile = z.strictObject({
  theme: z.string(),
  plants: z.array(
    z.strictObject({
      text: z.string(),
      sentiment: Sentiment,
      days: Days.optional(),
      leaks: z.array(PlantedLeak).default([]),
      hardNegative: z.string().optional(),
      edit: z.strictObject({ text: z.string(), afterMinutes: z.int().positive() }).optional(),
      deletedAfterMinutes: z.int().positive().optional(),
    }),
  ),
});
export type Plant = z.infer<typeof PlantFile>['plants'][number];

/** One text that may be used, before its gaps are filled. */
export interface Template {
  readonly theme: string;
  readonly sentiment: z.infer<typeof Sentiment>;
  readonly days: readonly [number, number] | undefined;
  readonly teams: readonly string[] | undefined;
  readonly language: string;
  readonly text: string;
}

/** The texts of one theme, and how often people write about it. */
export interface Theme {
  readonly name: string;
  readonly weight: number;
  readonly templates: readonly Template[];
}

export const readTheme = (directory: string, name: string): Theme => {
  const file = readJsonFile(join(directory, 'texts', `${name}.json`), ThemeFile).value;
  const templates = file.groups.flatMap((group) =>
    group.texts.map((text) => ({
      theme: file.theme,
      sentiment: group.sentiment,
      days: group.days,
      teams: group.teams,
      language: group.language,
      text,
    })),
  );
  return { name: file.theme, weight: file.weight, templates };
};

export const readPlants = (directory: string, name: string): { theme: string; plants: readonly Plant[] } =>
  readJsonFile(join(directory, 'texts', `${name}.json`), PlantFile).value;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What fills the gaps of a text for one person. */
export const detailsOf = (person: Person, colleague: string): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(person.about),
    ...Object.entries(person.about).map(([key, value]): [string, string] => [
      capitalised(key),
      capitalised(value),
    ]),
    ['team', person.team],
    ['colleague', colleague],
  ]);

const GAP = /(?<!\{)\{([A-Za-z]+)\}(?!\})/gu;
const RANGE = /\{(\d+)-(\d+)\}/gu;
const ALTERNATIVES = /\[([^[\]]*\|[^[\]]*)\]/gu;

/** Whether the person has everything the text wants to speak of. */
export const suits = (text: string, details: ReadonlyMap<string, string>): boolean =>
  [...text.matchAll(GAP)].every((match) => details.has(match[1] ?? ''));

/**
 * A text with `[this|that]` decided, `{3-9}` drawn and `{city}` filled in. Markers for invented secrets stay as they
 * are.
 */
export const fillIn = (text: string, details: ReadonlyMap<string, string>, random: SeededRandom): string =>
  text
    .replace(ALTERNATIVES, (_all, options: string) => random.pick(options.split('|')))
    .replace(RANGE, (_all, low: string, high: string) => String(random.between(Number(low), Number(high))))
    .replace(GAP, (all, name: string) => details.get(name) ?? all);
