import { besideDays, type Beside } from '../../bin/verify/beside-log.ts';
import { canonicalJson, hashOf } from '../../shared/canonical-json.ts';
import { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';

/** Something that was published, as a file by its name. */
export const named = (one: { readonly id: string }): readonly [string, string] => [
  `${one.id}.json`,
  canonicalJson(one),
];

const NOTHING: Beside = { summaries: [], releases: [], openings: [] };

/** What is told of these files beside days: faults first, then what is said. */
export const told = (days: readonly DayEntry[], beside: Partial<Beside>): readonly string[] => {
  const { faults, said } = besideDays(days, { ...NOTHING, ...beside });
  return [...faults.map(({ where, what }) => `${where}: ${what}`), ...said];
};

/** What was not computed anew, each with its reason. */
export const left = (answers: readonly string[]): readonly string[] =>
  answers.flatMap((line) => (line.split(': not computed anew: ')[1] ?? '').replace(/\.$/u, '').split('; '));

/** A summary with a hash that fits. */
export const sealed = (draft: Readonly<Record<string, unknown>>): AuditSummary => {
  const { sha256: _, ...content } = draft;
  return AuditSummary.parse({ ...content, sha256: hashOf(content) });
};

/** Days that name another summary of its name. */
export const naming = (days: readonly DayEntry[], one: AuditSummary): readonly DayEntry[] =>
  days.map((entry) => ({
    ...entry,
    summaries: entry.summaries.map((line) => (line.id === one.id ? { ...line, sha256: one.sha256 } : line)),
  }));

/** A summary by its name. */
export const summaryIn = (published: readonly AuditSummary[], id: string): AuditSummary => {
  const found = published.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};
