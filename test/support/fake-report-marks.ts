import { RUN_AT_MOST_MINUTES, type ReportMarks } from '../../shared/weekly/report-marks.ts';

/** Marks in memory, with the port's promises. */
export class FakeReportMarks implements ReportMarks {
  readonly #marks = new Map<string, Date | 'sent'>();

  readonly begin: ReportMarks['begin'] = (week, now) => {
    const held = this.#marks.get(week);
    if (held === 'sent') return Promise.resolve('sent');
    const isOpen = held === undefined || now.getTime() - held.getTime() > RUN_AT_MOST_MINUTES * 60_000;
    if (isOpen) this.#marks.set(week, now);
    return Promise.resolve(isOpen ? 'begun' : 'under-way');
  };

  readonly markSent: ReportMarks['markSent'] = (week) => {
    this.#marks.set(week, 'sent');
    return Promise.resolve();
  };
}
