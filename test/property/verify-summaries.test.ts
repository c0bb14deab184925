import { beforeAll, describe, expect, it } from 'vitest';

import { besideDays, type Beside } from '../../bin/verify/beside-log.ts';
import { summaryAnswer } from '../../bin/verify/summary-faults.ts';
import { figureFaults } from '../../bin/verify/summary-figures.ts';
import { canonicalJson, hashOf } from '../../shared/canonical-json.ts';
import { fieldsOf } from '../../shared/processing/stored-fields.ts';
import { AuditSummary, PeriodSummary } from '../../shared/summaries/audit-summary.ts';
import { checkOpenings } from '../../shared/transparency/check-openings.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import { OpeningsFile, type CountedRow } from '../../shared/transparency/openings-file.ts';
import { fieldOf, leavesIn, liesFor, listsIn, replaced } from '../support/every-leaf.ts';
import { SummarisedWorld } from '../support/summarised-world.ts';

let days: readonly DayEntry[];
let rows: readonly CountedRow[];
let all: Beside & { readonly published: readonly AuditSummary[] };
beforeAll(async () => {
  const world = await SummarisedWorld.play();
  all = await world.everything();
  days = world.entries();
  const file = OpeningsFile.parse(JSON.parse(all.openings[0]?.[1] ?? ''));
  rows = checkOpenings(file, new Map(days.map((entry) => [String(entry.day), entry]))).rows;
}, 60_000);

const summary = (id: string): AuditSummary => {
  const found = all.published.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

/** A summary that says something else, with a hash that fits; undefined where no summary can say so. */
const lying = (draft: unknown): AuditSummary | undefined => {
  const told = AuditSummary.safeParse(draft).data;
  if (told === undefined) return undefined;
  const { sha256: _, ...content } = told;
  return AuditSummary.parse({ ...content, sha256: hashOf(content) });
};

/** What is told of a lie that an operator publishes in the place of a summary: the log names it from the first. */
const told = (truth: AuditSummary, lie: AuditSummary, beside: Partial<Beside> = {}): readonly string[] => {
  const log = days.map((entry) => ({
    ...entry,
    summaries: entry.summaries.map((named) =>
      named.id === truth.id ? { id: lie.id, sha256: lie.sha256 } : named,
    ),
  }));
  const { summaries, releases } = { ...all, ...beside };
  const others = summaries.filter(([name]) => name !== `${truth.id}.json`);
  const given = [...others, ['lie', canonicalJson(lie)] as const];
  const counted = new Set(all.published.map(({ id }) => String(id)));
  return [
    ...summaryAnswer(log, { summaries: given, releases, counted }).faults,
    ...figureFaults('lie', lie, rows).faults,
  ].flatMap(({ where, what }) => (where === 'lie' ? [what] : []));
};

const SUMMARIES = ['summary-2026-07', 'summary-2026-08', 'summary-2026-09', 'summary-2026-Q3'];

/** A summary that nobody published. */
const EARLIER = { id: 'summary-2026-06', sha256: '0'.repeat(64), moved: [] };

/** Lines of lists that are empty. */
const MADE_UP: Readonly<Record<string, unknown>> = {
  accounts: { purpose: 'engagement', count: { atLeast: 10, atMost: 19 } },
  months: { id: 'summary-2026-07', sha256: '0'.repeat(64) },
  incidents: { id: 'note-2026-07-07-00000000', sha256: '0'.repeat(64) },
  'changes.listed': { on: '2026-08-08', subject: 'policy', before: null, now: null },
};

describe('summaries', () => {
  it('are computed anew, every figure, from the log and what is given beside it', () => {
    const { faults, said } = besideDays(days, all);
    expect(faults).toEqual([]);
    const left = said.filter((line) => line.includes('not computed anew'));
    expect(left).toEqual(
      SUMMARIES.map(
        (id) => `${id}.json: not computed anew: the hour of its publication (the log tells the day).`,
      ),
    );
    expect(said.filter((line) => line.includes('computed anew, and as published'))).toHaveLength(4);
  });

  it.each(SUMMARIES)('are caught where any one field of %s is a lie that was published as such', (id) => {
    const truth = summary(id);
    const words = [...new Set(all.published.flatMap((one) => leavesIn(one)).map(({ value }) => value))];
    const believed = leavesIn(truth).flatMap(({ path, value }) => {
      if (fieldOf(path) === 'sha256') return [];
      const lie = liesFor(value, [...words, EARLIER])
        .map((other) => lying(replaced(truth, path, other)))
        .find((one) => one !== undefined && one.sha256 !== truth.sha256);
      return lie !== undefined && told(truth, lie).length > 0 ? [] : [path.join('.')];
    });
    expect(believed).toEqual([]);
  });

  it.each(SUMMARIES)('are caught where a line of %s is left out, is there twice, or was made up', (id) => {
    const truth = summary(id);
    const believed = listsIn(truth).flatMap(({ path, list }) => {
      const [first = MADE_UP[fieldOf(path)]] = list;
      const without = list.map((_, left) => list.filter((__, at) => at !== left));
      const lies = [...without, [...list, first]];
      return lies.flatMap((lie) => {
        const published = lying(replaced(truth, path, lie));
        return published === undefined || told(truth, published).length > 0
          ? []
          : [`${path.join('.')}: ${list.length} to ${lie.length}`];
      });
    });
    expect(believed).toEqual([]);
  });

  it('say every field that a summary can, so that none is tried of no summary', () => {
    const said = new Set(all.published.flatMap((one) => leavesIn(one)).map(({ path }) => fieldOf(path)));
    const can = fieldsOf('', PeriodSummary).map((field) => field.slice(1));
    // No form has counted accounts that stand: a line that was made up is caught above.
    const never = ['accounts.count.atLeast', 'accounts.count.atMost', 'accounts.purpose'];
    expect(can.filter((field) => !said.has(field))).toEqual(never);
  });

  it('are believed in the hour of their publication, which no entry tells', () => {
    const truth = summary('summary-2026-09');
    const lie = lying({ ...truth, publishedAt: '2026-10-01T05:00:00.000Z' });
    expect(lie === undefined ? lie : told(truth, lie)).toEqual([]);
  });
});
