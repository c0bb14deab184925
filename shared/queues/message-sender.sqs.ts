import { Buffer } from 'node:buffer';

import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

import { ServiceError } from '../errors.ts';
import type { MessageSender } from './message-sender.ts';

/** SQS takes ten messages and 1 MiB a request, and bills each 64 KiB as one. */
const MESSAGES_PER_REQUEST = 10;
const BYTES_PER_REQUEST = 262_144;

/** Sends JSON messages to an SQS queue, in as few requests as the limits allow. */
export const createSqsSender = <Message>(sqs: SQSClient, queueUrl: string): MessageSender<Message> => ({
  send: async (messages) => {
    for (const bodies of batchBodies(messages.map((message) => JSON.stringify(message)))) {
      await sendBatch(sqs, queueUrl, bodies);
    }
  },
});

const batchBodies = (bodies: readonly string[]): readonly (readonly string[])[] => {
  const batches: string[][] = [];
  let bytes = 0;
  for (const body of bodies) {
    const size = Buffer.byteLength(body);
    const open = batches.at(-1);
    if (open === undefined || open.length === MESSAGES_PER_REQUEST || bytes + size > BYTES_PER_REQUEST) {
      batches.push([body]);
      bytes = size;
    } else {
      open.push(body);
      bytes += size;
    }
  }
  return batches;
};

const sendBatch = async (sqs: SQSClient, queueUrl: string, bodies: readonly string[]): Promise<void> => {
  const entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
  let failed: number;
  try {
    const answer = await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }));
    failed = answer.Failed?.length ?? 0;
  } catch (cause) {
    throw new ServiceError('unavailable', 'the queue did not take the messages', { cause });
  }
  if (failed > 0)
    throw new ServiceError('unavailable', `the queue refused ${failed} of ${bodies.length} messages`);
};
