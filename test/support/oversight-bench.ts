import type { OversightParts } from '../../functions/web/oversight-site.tsx';
import { STANDARD_TARGETS } from '../../shared/alerts/response-targets.ts';
import type { Rule } from '../../shared/classification/rule.ts';
import { ALL_RULES } from '../../shared/classification/rules/all-rules.ts';
import { Day } from '../../shared/ids.ts';
import type { StageFacts } from '../../shared/processing/stage-facts.ts';
import { ledgerDay, type LedgerEntry } from '../../shared/transparency/ledger-entry.ts';
import { DAY_LEAVES } from '../../shared/transparency/day-tree.ts';
import type { Statement } from '../../shared/transparency/day-entry.ts';
import type { LedgerReads, ReadOfPersonalData } from '../../shared/transparency/ledger-reads.ts';
import { FakeRulesDesk } from './fake-catalogue-desk.ts';
import { draftingDesk } from './fake-drafting.ts';
import { FakeLogStore } from './fake-log.ts';
import { FakeReports } from './fake-reports.ts';
import { siteParts } from './site-bench.ts';

/** A stage of tests. */
export const FACTS: StageFacts = {
  stage: 'dev',
  region: 'eu-central-1',
  campaign: { tags: ['launch'], mentions: [], domains: ['example.com'] },
  alertThreshold: 0.85,
  responseHours: STANDARD_TARGETS,
  logDays: 14,
  objectionsTo: 'the works council',
  isAlarmed: true,
  worksAgreement: 'agreement 12',
};

/** Two rules that ship, of different kinds. */
export const TWO_RULES: readonly Rule[] = ['secret', 'topic'].flatMap((kind) =>
  ALL_RULES.filter((rule) => rule.kind === kind).slice(0, 1),
);

/** The ledger's rows in memory. */
export class FakeLedgerReads implements LedgerReads {
  readonly entries: LedgerEntry[] = [];

  on(day: Day): Promise<readonly ReadOfPersonalData[]> {
    const own = this.entries.filter((entry) => ledgerDay(entry) === day);
    const reads = own.flatMap((entry) => (entry.kind === 'personal-data-read' ? [entry] : []));
    return Promise.resolve(reads.map(({ kind, outcome, role }) => ({ kind, outcome, role })));
  }
}

/** What the oversight site is made of, over stores in memory. */
export const oversightParts = (changed: Partial<OversightParts> = {}): OversightParts => ({
  ...siteParts('oversight'),
  facts: FACTS,
  rules: TWO_RULES,
  effects: new Map(),
  approvals: [],
  log: new FakeLogStore(),
  summaries: { list: () => Promise.resolve([]) },
  reads: new FakeLedgerReads(),
  concerns: new FakeReports(siteParts('oversight').clock),
  rulesDesk: new FakeRulesDesk(),
  drafting: draftingDesk(siteParts('oversight').clock, 'works-council'),
  ...changed,
});

/** A log whose entries, day by day from `first` on, say that these were in force. */
export const logOf = async (
  first: string,
  inForce: readonly Readonly<Record<string, string>>[],
  statements: (day: Day) => readonly Statement[] = () => [],
): Promise<FakeLogStore> => {
  const log = new FakeLogStore();
  const start = Date.parse(first);
  const dayAt = (index: number): Day =>
    Day.parse(new Date(start + index * 86_400_000).toISOString().slice(0, 10));
  for (const [index, some] of inForce.entries()) {
    const day = dayAt(index);
    const entry = JSON.stringify({
      version: 1,
      day,
      sealedOn: dayAt(index + 1),
      releases: [],
      officialReleases: { count: 0, sha256: '0'.repeat(64) },
      summaries: [],
      inForce: some,
      statements: statements(day),
      leaves: { size: DAY_LEAVES, root: Buffer.alloc(32).toString('base64'), movedOn: false },
    });
    await log.stage({ version: 1, index, day, entry }, { leaves: [], padding: new Uint8Array(32) });
  }
  const [size, day] = [inForce.length, dayAt(inForce.length - 1)];
  log.kept = { version: 1, size, day, note: 'signed', tilesBefore: [] };
  return log;
};
