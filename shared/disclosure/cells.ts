import { SentimentLabel } from '../classification/classification.ts';
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

/** The tables of an official account's day. */
const OFFICIAL_TABLES: readonly TableName[] = ['headline', 'topic', 'sentiment'];

/**
 * Every cell an official account's day has, in order. Which cells a release has follows from the calendar, the
 * campaign's topics and the ladder alone, never from its values: a category nobody used reads like one withheld.
 */
export const officialCells = (topics: readonly string[]): readonly Cell[] =>
  cellsOfTables(OFFICIAL_TABLES, { platforms: [], topics });
