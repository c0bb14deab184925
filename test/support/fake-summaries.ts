import type { ReleaseLine } from '../../shared/disclosure/release-line.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { Day } from '../../shared/ids.ts';
import type { AuditSummary, Month } from '../../shared/summaries/audit-summary.ts';
import type { PublicFiles } from '../../shared/summaries/public-files.ts';
import type { SummarySources } from '../../shared/summaries/summary-sources.ts';
import type { SummaryShelf } from '../../shared/summaries/summary-shelf.ts';

/** What a summary counts, in memory. */
export class FakeSummarySources implements SummarySources {
  /** The months somebody asked about. */
  readonly asked: Month[] = [];
  readonly lines: ReleaseLine[] = [];
  readonly ledger: { readonly day: Day; readonly kind: string; readonly outcome: string }[] = [];

  releasesOf(month: Month): Promise<readonly ReleaseLine[]> {
    this.asked.push(month);
    const published = this.lines.filter(({ publishedAt }) => publishedAt.startsWith(month));
    return Promise.resolve(published.sort((one, other) => one.publishedAt.localeCompare(other.publishedAt)));
  }

  ledgerCount(...[day, kind, outcome]: Parameters<SummarySources['ledgerCount']>): Promise<number> {
    const rows = this.ledger.filter((row) => row.day === day && row.kind === kind && row.outcome === outcome);
    return Promise.resolve(rows.length);
  }
}

/** Makes a run die right after a step took effect, once. */
export class StopsAfter {
  step: 'keep' | 'put' | undefined;

  passed(step: 'keep' | 'put'): void {
    if (this.step !== step) return;
    this.step = undefined;
    throw new ServiceError('unavailable', `stopped after ${step}`);
  }
}

/** Summaries in memory. */
export class FakeSummaryShelf implements SummaryShelf {
  readonly kept = new Map<Month, AuditSummary>();
  readonly marked = new Set<Month>();
  private readonly stops: StopsAfter;

  constructor(stops = new StopsAfter()) {
    this.stops = stops;
  }

  find(month: Month): Promise<AuditSummary | undefined> {
    return Promise.resolve(this.kept.get(month));
  }

  async keep(month: Month, summary: AuditSummary): ReturnType<SummaryShelf['keep']> {
    await Promise.resolve();
    if (this.kept.has(month)) return 'already-kept';
    this.kept.set(month, summary);
    this.stops.passed('keep');
    return 'kept';
  }

  isMarkedPublic(month: Month): Promise<boolean> {
    return Promise.resolve(this.marked.has(month));
  }

  markPublic(month: Month): Promise<void> {
    this.marked.add(month);
    return Promise.resolve();
  }
}

/** The public bucket in memory. */
export class FakePublicFiles implements PublicFiles {
  readonly files = new Map<string, string>();
  private readonly stops: StopsAfter;

  constructor(stops = new StopsAfter()) {
    this.stops = stops;
  }

  async put(path: string, json: string): Promise<void> {
    await Promise.resolve();
    this.files.set(path, json);
    this.stops.passed('put');
  }
}
