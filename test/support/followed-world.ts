import { createMonitorLog } from '../../functions/monitor-log/monitor-log.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import type { ReleaseLine } from '../../shared/disclosure/release-line.ts';
import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import { FakeFollowedLog } from './fake-followed-log.ts';
import { LogWorld, ORIGIN } from './log-world.ts';
import { summaryOf } from './summary-builder.ts';

/** The line of a release that was published at a moment. */
export const releaseLine = (id: string, publishedAt: string): ReleaseLine => ({
  id,
  subject: { kind: 'advocacy' },
  period: 'week',
  from: '2026-10-05',
  to: '2026-10-12',
  publishedAt,
  sha256: '22'.repeat(32),
  figuresReleased: 1,
  figuresWithheld: 0,
});

/** A log, and somebody who follows it. */
export class FollowedWorld extends LogWorld {
  readonly followed = new FakeFollowedLog();
  readonly shelf = new Map<string, Uint8Array>();
  readonly noticed: string[] = [];

  /** Seals the day before, and looks as the schedule does. */
  async day(day: string): Promise<string> {
    await this.seal(`${day}T03:30:00Z`);
    return this.follow(`${day}T07:00:00Z`);
  }

  follow(at: string): Promise<string> {
    const run = createMonitorLog(
      {
        log: this.bucket,
        summaries: { read: (path) => Promise.resolve(this.shelf.get(path)) },
        followed: this.followed,
        meter: { count: (outcome) => void this.noticed.push(outcome) },
      },
      ORIGIN,
    );
    return run(new Date(at));
  }

  /** Publishes the summary of a month, from these releases. */
  summarise(month: string, publishedAt: string, releases: readonly ReleaseLine[]): AuditSummary {
    const summary = summaryOf(month, { publishedAt, releases });
    this.summaries.push(summary);
    this.shelf.set(`${month}.json`, Buffer.from(canonicalJson(summary)));
    return summary;
  }
}
