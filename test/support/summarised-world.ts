import { randomBytes, randomUUID } from 'node:crypto';

import type { Beside } from '../../bin/verify/beside-log.ts';
import { createPublishSummary } from '../../functions/publish-summary/publish-summary.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { addDays } from '../../shared/clock.ts';
import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import { sealRelease } from '../../shared/disclosure/publish.ts';
import { lineOf } from '../../shared/disclosure/release-line.ts';
import { periodsBetween, type ReleasePeriod } from '../../shared/disclosure/release-period.ts';
import type { Figure, OfficialPost, Release } from '../../shared/disclosure/release.ts';
import { PostId } from '../../shared/ids.ts';
import { calendarDay } from '../../shared/posts/periods.ts';
import { whatTakesEffect } from '../../shared/processing/approvals.ts';
import { fieldsKept } from '../../shared/processing/fields-kept.ts';
import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import { RowFact } from '../../shared/summaries/row-figures.ts';
import { noteOf, type SummaryNote } from '../../shared/summaries/summary-note.ts';
import { SummaryId } from '../../shared/summaries/summary-period.ts';
import { SALT_BYTES } from '../../shared/transparency/commitment.ts';
import { LedgerEntry, ledgerDay } from '../../shared/transparency/ledger-entry.ts';
import { handOut } from './auditor.ts';
import { FakePublicFiles, FakeSummaryShelf } from './fake-summaries.ts';
import { LogWorld } from './log-world.ts';

const salt = (): string => randomBytes(SALT_BYTES).toString('base64');
const at = (day: string, time = '00:00:00.000'): string => `${day}T${time}Z`;

/** A row of the ledger of a day, so many times. */
const rowsOf = (day: string, count: number, facts: Record<string, unknown>): readonly LedgerEntry[] =>
  Array.from({ length: count }, () =>
    LedgerEntry.parse({ version: 1, id: randomUUID(), at: at(day), salt: salt(), ...facts }),
  );

const personal = { detail: salt(), expiresAt: 2_000_000_000 };
const READ = { kind: 'personal-data-read', outcome: 'alert-post-opened', role: 'security' };
const ALERT = { ...personal, kind: 'alert', finding: 'secret', severity: 'high' };

const figure = (measure: Figure['measure'], value: number | null): Figure => ({
  table: 'headline',
  category: null,
  measure,
  value,
  clip: 5,
  standardDeviation: 2.5,
});

const advocacy = (period: ReleasePeriod): Release =>
  sealRelease({
    subject: { kind: 'advocacy' },
    period,
    publishedAt: addDays(new Date(at(period.to, '01:00:00.000')), 8),
    minimumGroup: 10,
    step: { from: 300, detail: 'weekly-headline-monthly-tables' },
    figures: [figure('posts', 40), figure('engagement', null)],
  });

const official = (account: string, period: ReleasePeriod): Release => {
  const post = (nth: number): OfficialPost => ({
    id: PostId.parse(String(nth)),
    postedAt: at(period.from, '12:00:00'),
  });
  return sealRelease({
    subject: { kind: 'official', account: `mastodon:social.example/${account}`, handle: account },
    period,
    publishedAt: addDays(new Date(at(period.to, '01:00:00.000')), 8),
    minimumGroup: null,
    step: null,
    figures: [{ ...figure('posts', 2), clip: null, standardDeviation: null }],
    posts: [post(1), post(2)],
  });
};

const EFFECTS = Object.fromEntries(
  whatTakesEffect(
    { campaign: { tags: ['example'], mentions: [], domains: [] }, alertThreshold: 0.9 },
    { policySha256: '1'.repeat(64), surveySha256: '2'.repeat(64) },
  ),
);

/** When something else was deployed, and what. */
const DEPLOYED: readonly (readonly [day: string, changes: Record<string, string>])[] = [
  ['2026-07-15', { policy: '3'.repeat(64) }],
  ['2026-09-20', { survey: '4'.repeat(64) }],
];

const OFFICIAL = [
  ['90', 5],
  ['91', 7],
] as const;

const FIRST = '2026-06-29';
const LAST = '2026-10-04';

/**
 * A stage that ran from the end of June to the beginning of October 2026: releases, rows of every kind that counts, changes of what
 * is in force, an incident and a correction, and the summaries of three months and their quarter, all in its log.
 */
export class SummarisedWorld extends LogWorld {
  readonly shelf = new FakeSummaryShelf();
  readonly releases: Release[] = [];
  readonly toldNotes: SummaryNote[] = [];

  static async play(): Promise<SummarisedWorld> {
    const world = new SummarisedWorld();
    world.inForce = EFFECTS;
    world.release();
    world.happen();
    for (let day = FIRST; day <= LAST; day = calendarDay(addDays(new Date(at(day)), 1))) await world.run(day);
    return world;
  }

  /** A day’s runs: notes are written, summaries published, the day before is sealed. */
  private async run(day: string): Promise<void> {
    for (const [since, changes] of DEPLOYED)
      if (since === day) this.inForce = { ...this.inForce, ...changes };
    await this.note(day);
    await this.publish(new Date(at(day, '02:00:00.000')));
    await this.seal(at(day, '03:30:00.000'));
  }

  private async note(day: string): Promise<void> {
    const text = { en: 'Something that staff are told of.', de: 'Etwas, das alle erfahren sollen.' };
    const publishedAt = new Date(at(day, '01:30:00.000'));
    const incident = day === '2026-08-11' || day === '2026-09-03';
    if (!incident && day !== '2026-09-09') return;
    const about = incident
      ? ({ kind: 'incident' } as const)
      : ({ kind: 'correction', of: SummaryId.parse('summary-2026-07') } as const);
    const note = noteOf({ about, publishedAt, text });
    this.toldNotes.push(note);
    this.notes.unshift(note);
    await this.shelf.append(note);
  }

  private async publish(now: Date): Promise<void> {
    // What a stage that began at the end of June has published until then, is nothing.
    if (calendarDay(now) < '2026-08-01') return;
    const { sources, shelf, store } = this;
    const run = createPublishSummary(
      { sources, shelf, files: new FakePublicFiles(), log: store },
      { disclosure: STANDARD_POLICY, fieldsKept },
    );
    await run(now);
    this.summaries.splice(0, this.summaries.length, ...[...shelf.kept.values()].toReversed());
  }

  private release(): void {
    const [first, last] = ['2026-07-06', '2026-09-20'];
    this.releases.push(
      ...periodsBetween('week', first, last).map(advocacy),
      ...periodsBetween('month', '2026-07-01', '2026-08-31').map(advocacy),
      // One account posts every fifth day, another every seventh.
      ...OFFICIAL.flatMap(([account, every]) =>
        periodsBetween('day', first, last)
          .filter((_, nth) => nth % every === 0)
          .map((day) => official(account, day)),
      ),
    );
    this.sources.lines.push(...this.releases.map(lineOf));
  }

  private happen(): void {
    const rows = [
      ...rowsOf('2026-07-02', 3, READ),
      ...rowsOf('2026-08-05', 12, READ),
      ...rowsOf('2026-09-08', 30, READ),
      ...rowsOf('2026-08-06', 2, {
        kind: 'rule-changed',
        outcome: 'rule-demoted',
        role: 'program',
        rule: 'x',
      }),
      ...rowsOf('2026-07-12', 15, { ...ALERT, outcome: 'raised' }),
      ...rowsOf('2026-07-12', 12, { ...ALERT, outcome: 'acknowledged', took: 'within-a-day' }),
      ...rowsOf('2026-08-16', 11, { ...ALERT, outcome: 'resolved', took: 'within-a-week' }),
      ...rowsOf('2026-08-20', 25, {
        ...personal,
        kind: 'consent',
        outcome: 'given',
        opened: ['engagement'],
        closed: [],
      }),
      ...rowsOf('2026-09-20', 10, {
        ...personal,
        kind: 'erasure',
        outcome: 'erased',
        took: 'within-an-hour',
      }),
    ];
    for (const row of rows) {
      this.store.entries.push(row);
      this.sources.ledger.push({ day: ledgerDay(row), ...RowFact.parse(row) });
    }
  }

  /** Everything that an auditor can be given. */
  async everything(): Promise<Beside & { readonly published: readonly AuditSummary[] }> {
    const openings = await handOut(this, [calendarDay(addDays(new Date(at(FIRST)), -1)), '2026-10-01']);
    const published = [...this.shelf.kept.values()];
    return {
      published,
      summaries: [...published, ...this.toldNotes].map((one) => [`${one.id}.json`, canonicalJson(one)]),
      releases: [['releases.json', canonicalJson(this.releases)]],
      openings: [['openings.json', canonicalJson(openings)]],
    };
  }
}
