import type { RuleStanding } from './rule-standing.ts';
import type { Verdict } from './verdict.ts';

/** A rule is judged by this many of its last verdicts, and demoted where fewer than half of them confirm. */
export const JUDGED_BY = 20;
export const PRECISION_AT_LEAST = 0.5;

/** How many verdicts there are, and how many of them confirm. */
export interface Precision {
  readonly confirmed: number;
  readonly judged: number;
}

/** Of verdicts on the same words only the latest counts: who posts one thing twenty times does not outvote the rest. */
export const distinct = (inOrder: readonly Verdict[]): readonly Verdict[] => [
  ...new Map(inOrder.map((verdict) => [`${verdict.rule} ${verdict.words}`, verdict])).values(),
];

/** How right a rule was. */
export const precisionOf = (verdicts: readonly Verdict[]): Precision => ({
  confirmed: verdicts.filter(({ verdict }) => verdict === 'confirmed').length,
  judged: verdicts.length,
});

/** The share that was confirmed; undefined where nothing was judged. */
export const shareOf = ({ confirmed, judged }: Precision): number | undefined =>
  judged === 0 ? undefined : confirmed / judged;

/** The verdicts a rule is judged by: its last twenty on different words, since it was last let alert security again. */
export const countedFor = (
  newestFirst: readonly Verdict[],
  standing: RuleStanding | undefined,
): readonly Verdict[] => {
  const since = standing?.state === 'restored' ? standing.since : '';
  const latest = new Map<string, Verdict>();
  for (const verdict of newestFirst) {
    if (latest.size === JUDGED_BY) break;
    if (verdict.at > since && !latest.has(verdict.words)) latest.set(verdict.words, verdict);
  }
  return [...latest.values()];
};

/** Whether a rule was wrong too often to alert security: fewer than ten of its last twenty verdicts confirm. */
export const isTooOftenWrong = ({ confirmed, judged }: Precision): boolean =>
  judged >= JUDGED_BY && confirmed / judged < PRECISION_AT_LEAST;
