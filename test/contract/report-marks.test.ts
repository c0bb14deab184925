import { describe, expect, it } from 'vitest';

import { createDynamoReleasedDays } from '../../shared/disclosure/released-days.dynamodb.ts';
import { Day } from '../../shared/ids.ts';
import type { ReportMarks } from '../../shared/weekly/report-marks.ts';
import { createDynamoReportMarks } from '../../shared/weekly/report-marks.dynamodb.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeReportMarks } from '../support/fake-report-marks.ts';

const dynamo = openDynamo();
const WEEK = Day.parse('2026-02-23');
const at = (minutes: number) => new Date(Date.UTC(2026, 2, 10, 6, 30 + minutes));

/** What all `ReportMarks` promise. */
const holdsReportMarks = (name: string, create: () => Promise<ReportMarks>) =>
  describe(`marks of reports on ${name}`, () => {
    it('let one run begin, another after a quarter of an hour, and none once it was sent', async () => {
      const marks = await create();
      expect(await marks.begin(WEEK, at(0))).toBe('begun');
      expect(await marks.begin(WEEK, at(15))).toBe('under-way');
      expect(await marks.begin(WEEK, at(16))).toBe('begun');
      await marks.markSent(WEEK, at(17));
      expect(await marks.begin(WEEK, at(600))).toBe('sent');
      expect(await marks.begin(Day.parse('2026-03-02'), at(600))).toBe('begun');
    });

    it('let one of five begin that come at once', async () => {
      const marks = await create();
      const begun = await Promise.all([1, 2, 3, 4, 5].map(() => marks.begin(WEEK, at(0))));
      expect(begun.filter((beginning) => beginning === 'begun')).toHaveLength(1);
    });
  });

holdsReportMarks('the fake', () => Promise.resolve(new FakeReportMarks()));
holdsReportMarks('DynamoDB', async () => createDynamoReportMarks(dynamo.documents, await dynamo.table()));

describe('the days of a week', () => {
  it('are released when each of the seven is marked', async () => {
    const table = await dynamo.table();
    const released = createDynamoReleasedDays(dynamo.documents, table);
    const week = { from: WEEK, to: Day.parse('2026-03-02') };
    const mark = (day: string) => dynamo.put(table, { pk: 'done#official', sk: day, version: 1 });
    for (const day of ['22', '23', '24', '25', '26', '27', '28']) await mark(`2026-02-${day}`);
    await mark('2026-03-02');
    expect(await released.areReleased(week)).toBe(false);
    await mark('2026-03-01');
    expect(await released.areReleased(week)).toBe(true);
  });
});
