import type { Count } from './held-out.ts';

/** What a figure must reach, in words and as a check. */
export interface Bar {
  readonly text: string;
  readonly isMet: (value: number) => boolean;
}

/** At least so much: a share in percent, or a figure as it is. */
export const atLeast = (limit: number, unit = ''): Bar => ({
  text: `≥ ${limit}${unit}`,
  isMet: (value) => value >= limit,
});

/** At most so much. */
export const atMost = (limit: number, unit = ''): Bar => ({
  text: `≤ ${limit}${unit}`,
  isMet: (value) => value <= limit,
});

/** A share in percent; 0 of nothing. */
export const percent = ({ right, all }: Count): number => (all === 0 ? 0 : (100 * right) / all);

/** A share as the table shows it: two decimals, and what was counted. */
export const shareText = (count: Count): string =>
  count.all === 0 ? '–' : `${percent(count).toFixed(2)} % (${count.right}/${count.all})`;

/** Candor's figure: plain, or bold where it misses its bar. */
export const judged = (text: string, value: number, bar: Bar | undefined): string =>
  bar === undefined || bar.isMet(value) ? text : `**${text}, missed**`;

/** Rows as a table of Markdown. */
export const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
