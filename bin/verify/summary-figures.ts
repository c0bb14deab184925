import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import { bandOf, isSameBand, type Band } from '../../shared/summaries/band.ts';
import { COUNTED_BY_FORM } from '../../shared/summaries/counted.ts';
import { countKey, figuresFromRows, RowFact } from '../../shared/summaries/row-figures.ts';
import type { CountedRow } from '../../shared/transparency/openings-file.ts';
import { bandText } from '../../shared/transparency/recompute-statements.ts';
import type { LogFault } from '../../shared/transparency/verify-log.ts';

/** What came of making figures anew: those that are other than published, and how many there were. */
export interface FigureVerdict {
  readonly faults: readonly LogFault[];
  readonly recomputed: number;
}

/** What of a row its summary counts. */
const factOf = ({ outer }: CountedRow): readonly RowFact[] => {
  const parsed = RowFact.safeParse(outer);
  return parsed.success ? [parsed.data] : [];
};

/** The months that a period has, each by how its days begin. */
const monthsOf = ({ from, to }: AuditSummary): readonly string[] => {
  const months: string[] = [];
  for (
    let day = new Date(`${from}T00:00:00Z`);
    day.toISOString() < to;
    day.setUTCMonth(day.getUTCMonth() + 1)
  )
    months.push(day.toISOString().slice(0, 7));
  return months;
};

const other = (
  where: string,
  figure: string,
  [published, anew]: readonly [Band, Band],
): readonly LogFault[] =>
  isSameBand(published, anew)
    ? []
    : [{ where, what: `says ${bandText(published)} for ${figure}; the openings give ${bandText(anew)}` }];

/** The medians of a summary, and what each is called here. */
const MEDIANS = [
  ['medianErasure', 'erasure'],
  ['medianTaking', 'time until an alert was taken'],
  ['medianClosing', 'time until an alert was closed'],
] as const;

const NONE: Band = { atLeast: 0, atMost: 0 };

/** Makes every figure of a summary that rows are counted for anew from these rows, and says which is another. */
export const figureFaults = (
  where: string,
  summary: AuditSummary,
  rows: readonly CountedRow[],
): FigureVerdict => {
  const months = monthsOf(summary).map((month) =>
    rows.filter(({ day }) => day.startsWith(month)).flatMap(factOf),
  );
  if (summary.version === 1) {
    const opened = months.flat().filter(({ outcome }) => outcome === 'alert-post-opened').length;
    const bands = [summary.alertPostsOpened, bandOf(opened)] as const;
    return { faults: other(where, 'alert-post-opened', bands), recomputed: 1 };
  }
  const [anew, ...before] = COUNTED_BY_FORM[summary.version].map((all) =>
    figuresFromRows({ kind: summary.period }, months, all),
  );
  if (anew === undefined) return { faults: [], recomputed: 0 };
  const published = new Map(summary.rows.counts.map((line) => [countKey(line), line.count]));
  const counted = [anew, ...before].map(
    (figures) => new Map(figures.counts.map((line) => [countKey(line), line.count])),
  );
  const keys = [...new Set([...anew.counts.map(countKey), ...published.keys()])];
  return {
    faults: [
      ...keys.flatMap((key) => {
        const says = published.get(key) ?? NONE;
        const may = counted.flatMap((by) => by.get(key) ?? []);
        const [first] = may;
        if (first === undefined) return [{ where, what: `says something for ${key}, which nobody counts` }];
        return may.some((count) => isSameBand(says, count)) ? [] : other(where, key, [says, first]);
      }),
      ...MEDIANS.flatMap(([of, name]) => {
        const [said, median] = [summary.rows[of], anew[of]].map((time) => time ?? 'nothing');
        return said === median
          ? []
          : [{ where, what: `says ${said} for the median ${name}; the openings give ${median}` }];
      }),
    ],
    recomputed: keys.length + MEDIANS.filter(([of]) => anew[of] !== undefined).length,
  };
};
