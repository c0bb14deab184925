import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';

import { isServiceError, ServiceError, type ErrorKind } from '../errors.ts';
import { faultName, type Log } from './logger.ts';
import type { Meter } from './metrics.ts';

/** Takes a message that will never succeed out of the way, unread by anybody. */
export type Reject = (body: string) => Promise<void>;

/** Lets a message that will be tried again rest for a while; never fails. */
export type BackOff = (record: Pick<SQSRecord, 'receiptHandle' | 'attributes'>) => Promise<void>;

/** What a queue's function is made of. */
export interface QueueWorkerParts<Schema extends z.ZodType> {
  /** What every message must be. */
  readonly message: Schema;
  /** Does the job; the word it answers is counted. May be run twice for one message and stopped half way. */
  readonly handle: (message: z.infer<Schema>) => Promise<string>;
  readonly reject: Reject;
  /** Without it a message rests as long as its queue says. */
  readonly backOff?: BackOff;
  readonly log: Log;
  readonly meter: Meter;
}

type Verdict = 'done' | 'retry';

const parseBody = <Schema extends z.ZodType>(schema: Schema, body: string): z.infer<Schema> => {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    throw new ServiceError('invalid-input', 'the message is not JSON', { cause });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const paths = result.error.issues.map((issue) => issue.path.join('.'));
  throw new ServiceError('invalid-input', `the message does not fit its schema at ${paths.join(', ')}`);
};

const verdictOn = (kind: ErrorKind | 'unknown'): 'reject' | 'drop' | 'retry' => {
  switch (kind) {
    case 'invalid-input':
    case 'invariant':
      return 'reject';
    case 'not-permitted':
    case 'not-found':
      return 'drop';
    case 'conflict':
    case 'unavailable':
    case 'unknown':
      return 'retry';
  }
};

const createRecordHandler =
  <Schema extends z.ZodType>(parts: QueueWorkerParts<Schema>) =>
  async (record: SQSRecord): Promise<Verdict> => {
    try {
      parts.meter.count(await parts.handle(parseBody(parts.message, record.body)));
      return 'done';
    } catch (fault) {
      const kind = isServiceError(fault) ? fault.kind : 'unknown';
      const verdict = verdictOn(kind);
      parts.meter.count(`${verdict}-${kind}`);
      if (verdict === 'drop') parts.log('message.dropped', { kind });
      if (verdict !== 'reject') {
        if (verdict === 'retry') parts.log('message.failed', { kind, fault: faultName(fault) });
        return verdict === 'retry' ? 'retry' : 'done';
      }
      parts.log('message.rejected', { kind });
      return await moveAside(parts, record);
    }
  };

const moveAside = async <Schema extends z.ZodType>(
  parts: QueueWorkerParts<Schema>,
  record: SQSRecord,
): Promise<Verdict> => {
  try {
    await parts.reject(record.body);
    return 'done';
  } catch (fault) {
    parts.log('message.failed', { kind: 'unavailable', fault: faultName(fault) });
    return 'retry';
  }
};

/**
 * A Lambda handler for an SQS queue: each record stands for itself, so a bad one never fails its neighbours. Faults
 * that will pass are reported for redelivery, those that will not go to the rejected queue, the rest is dropped and
 * counted. Nothing of a message is ever logged.
 */
export const queueWorker = <Schema extends z.ZodType>(parts: QueueWorkerParts<Schema>) => {
  const handleRecord = createRecordHandler(parts);
  return middy<SQSEvent, SQSBatchResponse>().handler(async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    for (const record of event.Records) {
      if ((await handleRecord(record)) !== 'retry') continue;
      await parts.backOff?.(record);
      failed.push(record.messageId);
    }
    parts.meter.flush();
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  });
};
