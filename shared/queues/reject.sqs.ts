import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

import { ServiceError } from '../errors.ts';
import type { Reject } from '../runtime/queue-worker.ts';

/** Moves a message that will never succeed to its rejected queue, as it is. */
export const rejectTo =
  (sqs: SQSClient, queueUrl: string): Reject =>
  async (body) => {
    try {
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
    } catch (cause) {
      throw new ServiceError('unavailable', 'the rejected queue did not take the message', { cause });
    }
  };
