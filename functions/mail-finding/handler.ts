import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';

import { Delivery } from '../../shared/alerts/webhook.ts';
import { createSesMailer } from '../../shared/mail/mailer.ses.ts';
import { backOffIn } from '../../shared/queues/back-off.sqs.ts';
import { rejectTo } from '../../shared/queues/reject.sqs.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { queueWorker } from '../../shared/runtime/queue-worker.ts';
import { MailFindingConfig } from './config.ts';
import { createMailFinding } from './mail-finding.ts';

const config = readConfig(MailFindingConfig, process.env);
const sqs = new SQSClient({});
const ses = new SESv2Client({});

const mailFinding = createMailFinding(
  { mailerTo: (address) => createSesMailer({ ses, from: config.MAIL_FROM, to: [address] }) },
  { company: config.COMPANY, targets: config.MAIL_TARGETS },
);

export const handler = queueWorker({
  message: Delivery,
  handle: mailFinding,
  reject: rejectTo(sqs, config.REJECTED_QUEUE_URL),
  backOff: backOffIn(sqs, config.QUEUE_URL),
  log: createLogger('mail-finding').warn,
  meter: createMeter('mail-finding'),
});
