import { systemClock } from '../../shared/clock.ts';
import { createDynamoReportWatch } from '../../shared/reports/report-store.dynamodb.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { scheduledJob } from '../../shared/runtime/scheduled-job.ts';
import { WatchReportsConfig } from './config.ts';
import { createWatchReports } from './watch-reports.ts';

const config = readConfig(WatchReportsConfig, process.env);

export const handler = scheduledJob({
  run: createWatchReports({
    reports: createDynamoReportWatch({
      documents: createDocuments(),
      table: config.REPORTS_TABLE,
      clock: systemClock,
    }),
  }),
  log: createLogger('watch-reports').warn,
  meter: createMeter('watch-reports'),
});
