import { S3Client } from '@aws-sdk/client-s3';

import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { scheduledJob } from '../../shared/runtime/scheduled-job.ts';
import { createDynamoFollowedLog } from '../../shared/transparency/followed-log.dynamodb.ts';
import { createS3Files } from '../../shared/transparency/public-files.s3.ts';
import { MonitorLogConfig } from './config.ts';
import { createMonitorLog } from './monitor-log.ts';

const config = readConfig(MonitorLogConfig, process.env);
const s3 = new S3Client({});
const meter = createMeter('monitor-log');

export const handler = scheduledJob({
  run: createMonitorLog(
    {
      log: createS3Files(s3, config.PUBLIC_BUCKET, 'log/'),
      summaries: createS3Files(s3, config.PUBLIC_BUCKET, 'summaries/'),
      followed: createDynamoFollowedLog(createDocuments(), config.SITE_TABLE),
      meter,
    },
    config.LOG_ORIGIN,
  ),
  log: createLogger('monitor-log').warn,
  meter,
});
