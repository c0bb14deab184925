import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row of `docs/data-table.md`. */
export interface Datum {
  readonly datum: string;
  readonly purpose: string;
  readonly store: string;
  readonly kept: string;
  readonly seenBy: string;
}

const COLUMNS = 5;

/**
 * The rows of the table of every datum.
 *
 * @throws Error for a row that has not five cells with something in each.
 */
export const parseDataTable = (text: string): readonly Datum[] => {
  const lines = text.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => {
    const cells = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    const [datum = '', purpose = '', store = '', kept = '', seenBy = ''] = cells;
    if (cells.length !== COLUMNS || cells.some((cell) => cell === ''))
      throw new Error(`a row of the table of data has not five cells: ${line.slice(0, 60)}`);
    return { datum, purpose, store, kept, seenBy };
  });
};

/** The table as it is committed. */
export const readDataTable = (): readonly Datum[] =>
  parseDataTable(readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'data-table.md'), 'utf8'));

/** The stores that a row names. */
export const storesNamed = ({ store }: Datum): readonly string[] =>
  [...store.matchAll(/`(\w+)`/gu)].map(([, name = '']) => name);
