import type { ReleaseLine } from '../../shared/disclosure/release-line.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { Day } from '../../shared/ids.ts';
import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import type { RowFact } from '../../shared/summaries/row-figures.ts';
import type { SummaryNote } from '../../shared/summaries/summary-note.ts';
import type { Month, SummaryId } from '../../shared/summaries/summary-period.ts';
import type { PublicFiles } from '../../shared/summaries/public-files.ts';
import type { SummarySources } from '../../shared/summaries/summary-sources.ts';
import type { NoteDesk, SummaryShelf } from '../../shared/summaries/summary-shelf.ts';

/** What a summary counts, in memory. */
export class FakeSummarySources implements SummarySources {
  /** The months somebody asked about. */
  readonly asked: Month[] = [];
  readonly lines: ReleaseLine[] = [];
  readonly ledger: (RowFact & { readonly day: Day })[] = [];

  releasesOf(month: Month): Promise<readonly ReleaseLine[]> {
    this.asked.push(month);
    const published = this.lines.filter(({ publishedAt }) => publishedAt.startsWith(month));
    return Promise.resolve(published.sort((one, other) => one.publishedAt.localeCompare(other.publishedAt)));
  }

  rowsOf(wanted: Day): Promise<readonly RowFact[]> {
    return Promise.resolve(
      this.ledger.filter(({ day }) => day === wanted).map(({ day: _, ...fact }) => fact),
    );
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

/** Summaries and notes in memory. */
export class FakeSummaryShelf implements SummaryShelf, NoteDesk {
  readonly kept = new Map<string, AuditSummary>();
  readonly marked = new Set<string>();
  private readonly appended: SummaryNote[] = [];
  private readonly stops: StopsAfter;

  constructor(stops = new StopsAfter()) {
    this.stops = stops;
  }

  find(id: SummaryId): Promise<AuditSummary | undefined> {
    return Promise.resolve(this.kept.get(id));
  }

  async keep(summary: AuditSummary): ReturnType<SummaryShelf['keep']> {
    await Promise.resolve();
    if (this.kept.has(summary.id)) return 'already-kept';
    this.kept.set(summary.id, summary);
    this.stops.passed('keep');
    return 'kept';
  }

  notes(): Promise<readonly SummaryNote[]> {
    return Promise.resolve(
      this.appended.toSorted((one, other) => one.publishedAt.localeCompare(other.publishedAt)),
    );
  }

  append(note: SummaryNote): ReturnType<NoteDesk['append']> {
    if (this.appended.some(({ id }) => id === note.id)) return Promise.resolve('already-there');
    this.appended.push(note);
    return Promise.resolve('appended');
  }

  isMarkedPublic(id: string): Promise<boolean> {
    return Promise.resolve(this.marked.has(id));
  }

  markPublic(id: string): Promise<void> {
    this.marked.add(id);
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
