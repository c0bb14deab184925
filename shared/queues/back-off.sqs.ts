import { ChangeMessageVisibilityCommand, type SQSClient } from '@aws-sdk/client-sqs';

import type { BackOff } from '../runtime/queue-worker.ts';
import { backOffSeconds } from './back-off.ts';

/** Lets a message rest longer the oftener it was tried. Where that fails it rests as long as its queue says. */
export const backOffIn =
  (sqs: SQSClient, queueUrl: string): BackOff =>
  async ({ receiptHandle, attributes }) => {
    const request = new ChangeMessageVisibilityCommand({
      QueueUrl: queueUrl,
      ReceiptHandle: receiptHandle,
      VisibilityTimeout: backOffSeconds(Number(attributes.ApproximateReceiveCount)),
    });
    await sqs.send(request).catch(() => undefined);
  };
