import type { ReleasedDays } from '../../shared/disclosure/released-days.ts';
import type { Mailer } from '../../shared/mail/mailer.ts';
import { readWeekReport, type WeekPorts } from '../../shared/weekly/read-week.ts';
import type { ReportMarks } from '../../shared/weekly/report-marks.ts';
import { reportedWeek } from '../../shared/weekly/week-report.ts';
import type { Meter } from '../../shared/runtime/metrics.ts';
import { composeMail, type MailContext } from './compose-mail.tsx';

/** What sending a week's report works with. */
export interface SendReportPorts extends WeekPorts {
  readonly released: ReleasedDays;
  readonly marks: ReportMarks;
  readonly mailer: Mailer;
  readonly meter: Pick<Meter, 'count'>;
}

/** What a run did. `not-released`: the week's releases are not all there, and a later run looks again. */
export type SendOutcome = 'sent' | 'sent-before' | 'under-way' | 'not-released';

/**
 * Sends the report of the latest week once it is released, once a week; that it begins is recorded before. A run that was
 * stopped half way is made up for by a later one, which may send a second time. `complete` is counted where nothing is
 * left to do.
 */
export const createSendReport =
  (ports: SendReportPorts, context: MailContext) =>
  async (now: Date): Promise<SendOutcome> => {
    const week = reportedWeek(now);
    if (!(await ports.released.areReleased(week))) return 'not-released';
    const report = await readWeekReport(ports, now);
    const beginning = await ports.marks.begin(week.from, now);
    if (beginning === 'under-way') return beginning;
    if (beginning === 'begun') {
      await ports.mailer.send(await composeMail(report, context));
      await ports.marks.markSent(week.from, now);
    }
    ports.meter.count('complete');
    return beginning === 'begun' ? 'sent' : 'sent-before';
  };
