import {
  countedFor,
  distinct,
  isTooOftenWrong,
  precisionOf,
  shareOf,
  type Precision,
} from '../../../shared/rules/precision.ts';
import type { QuarterOfVerdicts, RuleStanding } from '../../../shared/rules/rule-standing.ts';
import type { Verdict } from '../../../shared/rules/verdict.ts';

/** What is known of one rule. */
export interface RuleRow {
  readonly rule: string;
  readonly standing: RuleStanding | undefined;
  /** What it is judged by now: its last twenty verdicts, or fewer. */
  readonly last: Precision;
  /** Quarter by quarter, the latest first. */
  readonly quarters: readonly Precision[];
}

/** How right rules were, for the page. */
export interface RulesReport {
  readonly quarters: readonly string[];
  /** The demoted first, then whatever was wrong most often. */
  readonly rows: readonly RuleRow[];
  readonly all: readonly Precision[];
  /** Whether a quarter has more verdicts than were read. */
  readonly isMore: boolean;
}

const newestFirst = (quarters: readonly (readonly Verdict[])[]): readonly Verdict[] =>
  quarters.flat().toSorted((one, other) => (one.at < other.at ? 1 : -1));

const rowOf = (
  rule: string,
  quarters: readonly QuarterOfVerdicts[],
  standing: RuleStanding | undefined,
): RuleRow => {
  const own = quarters.map(({ verdicts }) => verdicts.filter((verdict) => verdict.rule === rule));
  return {
    rule,
    standing,
    last: precisionOf(countedFor(newestFirst(own), standing)),
    quarters: own.map((verdicts) => precisionOf(distinct(verdicts))),
  };
};

const rankOf = ({ standing, last }: RuleRow): number =>
  standing?.state === 'demoted' ? -1 : isTooOftenWrong(last) ? 0 : (shareOf(last) ?? 1);

/** Gathers what is known of every rule that was judged or demoted. */
export const rulesReport = (
  quarters: readonly QuarterOfVerdicts[],
  standings: readonly RuleStanding[],
): RulesReport => {
  const judged = quarters.flatMap(({ verdicts }) => verdicts.map(({ rule }): string => rule));
  const rules = [...new Set([...standings.map(({ rule }): string => rule), ...judged])].sort();
  const rows = rules.map((rule) =>
    rowOf(
      rule,
      quarters,
      standings.find((standing) => standing.rule === rule),
    ),
  );
  return {
    quarters: quarters.map(({ quarter }) => quarter),
    rows: rows.toSorted((one, other) => rankOf(one) - rankOf(other) || (one.rule < other.rule ? -1 : 1)),
    all: quarters.map(({ verdicts }) => precisionOf(distinct(verdicts))),
    isMore: quarters.some(({ isMore }) => isMore),
  };
};
