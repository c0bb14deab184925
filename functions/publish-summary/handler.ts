import { S3Client } from '@aws-sdk/client-s3';

import { systemClock } from '../../shared/clock.ts';
import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import { fieldsKept } from '../../shared/processing/fields-kept.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { scheduledJob } from '../../shared/runtime/scheduled-job.ts';
import { createS3PublicFiles } from '../../shared/summaries/public-files.s3.ts';
import { createDynamoSummaryShelf } from '../../shared/summaries/summary-shelf.dynamodb.ts';
import { createDynamoSummarySources } from '../../shared/summaries/summary-sources.dynamodb.ts';
import { createDynamoLogStore } from '../../shared/transparency/log-store.dynamodb.ts';
import { PublishSummaryConfig } from './config.ts';
import { createPublishSummary } from './publish-summary.ts';

const config = readConfig(PublishSummaryConfig, process.env);
const documents = createDocuments();

const publishSummary = createPublishSummary(
  {
    sources: createDynamoSummarySources(documents, {
      releases: config.RELEASES_TABLE,
      ledger: config.LEDGER_TABLE,
    }),
    shelf: createDynamoSummaryShelf(documents, config.RELEASES_TABLE),
    files: createS3PublicFiles(new S3Client({}), config.PUBLIC_BUCKET),
    log: createDynamoLogStore(documents, config.LEDGER_TABLE),
  },
  { disclosure: STANDARD_POLICY, fieldsKept },
);

export const handler = scheduledJob({
  run: () => publishSummary(systemClock.now()),
  log: createLogger('publish-summary').warn,
  meter: createMeter('publish-summary'),
});
