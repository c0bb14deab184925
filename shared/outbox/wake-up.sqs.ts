import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

import type { Log } from '../runtime/logger.ts';
import type { WakeUp, WakeUpMessage } from './wake-up.ts';

/** Pings the relay's queue; a failure is logged and forgiven, since the sweep makes it up. */
export const createSqsWakeUp = (sqs: SQSClient, queueUrl: string, warn: Log): WakeUp => ({
  ping: async (shard) => {
    const message: WakeUpMessage = { version: 1, shard };
    try {
      await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }));
    } catch {
      warn('wake-up.failed', { kind: 'unavailable' });
    }
  },
});
