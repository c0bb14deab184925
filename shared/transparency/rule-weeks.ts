import type { Band } from '../summaries/band.ts';
import type { DayEntry } from './day-entry.ts';
import type { RuleChange } from './ledger-entry.ts';

/** How often rules were demoted and restored in a week that begins on `from`, a Monday; undefined where the log says nothing of it. */
export interface RulesInWeek {
  readonly from: string;
  readonly demoted: Band | undefined;
  readonly restored: Band | undefined;
}

const KIND: RuleChange['kind'] = 'rule-changed';

/**
 * The weeks of which these entries say how often rules were demoted or restored, newest first, as the ranges that the log
 * has published. Which rule it was no entry says.
 */
export const rulesByWeek = (entries: readonly Pick<DayEntry, 'statements'>[]): readonly RulesInWeek[] => {
  const stated = entries.flatMap(({ statements }) => statements.filter(({ kind }) => kind === KIND));
  const countOf = (week: string, wanted: RuleChange['outcome']): Band | undefined =>
    stated.find(({ from, outcome }) => from === week && outcome === wanted)?.count;
  return [...new Set(stated.map(({ from }) => from))]
    .sort()
    .reverse()
    .map((from) => ({
      from,
      demoted: countOf(from, 'rule-demoted'),
      restored: countOf(from, 'rule-restored'),
    }));
};
