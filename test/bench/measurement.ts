import type { Finder, Found, Subject } from './finders.ts';
import { shareOf, type Count, type Counted, type Share } from './held-out.ts';
import type { Bar } from './table.ts';

/** Something to measure: what a tool's findings in each case count for. */
export interface Measurement {
  readonly what: string;
  readonly bar?: Bar | undefined;
  readonly subject: Subject;
  readonly count: (find: Finder['find']) => Promise<Share>;
}

/** One line of the table: the share of each tool that can do it at all. */
export interface Measured {
  readonly measurement: Measurement;
  readonly shares: readonly (Share | undefined)[];
}

/** How something is measured in cases. */
export interface Plan<T extends { readonly text: string }> {
  readonly what: string;
  readonly bar?: Bar;
  readonly subject: Subject;
  readonly cases: readonly T[];
  /** What belongs together when a third is held out; nothing where no rule was tuned on such cases. */
  readonly keyOf: ((one: T) => string) | undefined;
  readonly judge: (found: readonly Found[], one: T) => boolean | Count;
}

/** A measurement by its plan; with what was right of what by `judge`. */
export const measurement = <T extends { readonly text: string }>(plan: Plan<T>): Measurement => ({
  what: plan.what,
  bar: plan.bar,
  subject: plan.subject,
  count: async (find) => {
    const counted: Counted[] = [];
    for (const one of plan.cases) {
      const verdict = plan.judge(await find(one.text), one);
      const count = typeof verdict === 'boolean' ? { right: Number(verdict), all: 1 } : verdict;
      counted.push({ key: plan.keyOf?.(one), ...count });
    }
    return shareOf(counted);
  },
});

/** Measures every tool in what it is made for. */
export const measure = async (
  measurements: readonly Measurement[],
  finders: readonly Finder[],
): Promise<readonly Measured[]> => {
  const rows: Measured[] = [];
  for (const one of measurements) {
    const shares: (Share | undefined)[] = [];
    for (const { subjects, find } of finders)
      shares.push(subjects.has(one.subject) ? await one.count(find) : undefined);
    rows.push({ measurement: one, shares });
  }
  return rows;
};
