import { SentimentLabel } from '../classification/classification.ts';
import { Platform } from '../ids.ts';
import type { ReleasePeriod } from './release-period.ts';
import { Measure, type TableName } from './release.ts';

/** One place in a table: what is counted, of which category. `category` is null for the headline. */
export interface Cell {
  readonly table: TableName;
  readonly category: string | null;
  readonly measure: Measure;
}

/** A cell as a map's key. Table and measure hold no bar, so no two cells share a key. */
export const cellKey = ({ table, category, measure }: Cell): string =>
  `${table}|${measure}|${category ?? ''}`;

/** The tables of each period: a weekly headline, monthly one-way tables (DESIGN section 6). */
const TABLES: Readonly<Record<ReleasePeriod['kind'], readonly TableName[]>> = {
  day: ['headline', 'topic', 'sentiment'],
  week: ['headline'],
  month: ['platform', 'topic', 'sentiment'],
};

/** The categories that are the programme's own: sentiment's are the same everywhere. */
export interface Categories {
  readonly platforms: readonly string[];
  readonly topics: readonly string[];
}

const categoriesOf = (table: TableName, { platforms, topics }: Categories): readonly (string | null)[] => {
  switch (table) {
    case 'headline':
      return [null];
    case 'platform':
      return platforms;
    case 'topic':
      return topics;
    case 'sentiment':
      return SentimentLabel.options;
  }
};

/** Every cell of these tables, in order. */
export const cellsOfTables = (tables: readonly TableName[], categories: Categories): readonly Cell[] =>
  tables.flatMap((table) =>
    categoriesOf(table, categories).flatMap((category) =>
      Measure.options.map((measure) => ({ table, category, measure })),
    ),
  );

/**
 * Every cell a period's release has, in order. Which cells there are follows from the calendar and the campaign's
 * topics alone, never from the data: a category nobody used reads like one that is withheld.
 */
export const cellsOf = (kind: ReleasePeriod['kind'], topics: readonly string[]): readonly Cell[] =>
  cellsOfTables(TABLES[kind], { platforms: Platform.options, topics });
