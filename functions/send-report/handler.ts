import { randomUUID } from 'node:crypto';

import { SESv2Client } from '@aws-sdk/client-sesv2';

import { createDynamoCampaigns } from '../../shared/campaigns/campaigns.dynamodb.ts';
import { systemClock as clock } from '../../shared/clock.ts';
import { createDynamoReleaseReader } from '../../shared/disclosure/release-reader.dynamodb.ts';
import { createDynamoReleasedDays } from '../../shared/disclosure/released-days.dynamodb.ts';
import { createSesMailer } from '../../shared/mail/mailer.ses.ts';
import { createDynamoOfficialAccountList } from '../../shared/official/official-accounts.dynamodb.ts';
import { createDynamoReportMarks } from '../../shared/weekly/report-marks.dynamodb.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { scheduledJob } from '../../shared/runtime/scheduled-job.ts';
import { SendReportConfig } from './config.ts';
import { createSendReport } from './send-report.ts';

const config = readConfig(SendReportConfig, process.env);
const documents = createDocuments();
const meter = createMeter('send-report');
const { warn } = createLogger('send-report');

const sendReport = createSendReport(
  {
    releases: createDynamoReleaseReader(documents, config.RELEASES_TABLE),
    released: createDynamoReleasedDays(documents, config.RELEASES_TABLE),
    official: createDynamoOfficialAccountList(documents, config.SITE_TABLE),
    campaigns: createDynamoCampaigns({
      documents,
      table: config.SITE_TABLE,
      clock,
      newId: randomUUID,
      warn,
    }),
    marks: createDynamoReportMarks(documents, config.SITE_TABLE),
    mailer: createSesMailer({
      ses: new SESv2Client({}),
      from: config.REPORT_FROM,
      to: config.REPORT_TO,
    }),
    tags: config.CAMPAIGN.tags,
    meter,
  },
  { company: config.COMPANY, language: config.REPORT_LANGUAGE, commsSite: config.COMMS_SITE_URL },
);

export const handler = scheduledJob({
  run: () => sendReport(clock.now()),
  log: warn,
  meter,
});
