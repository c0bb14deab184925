import middy from '@middy/core';
import * as z from 'zod';

import { isServiceError, ServiceError } from '../errors.ts';
import { faultName, type Log } from './logger.ts';
import type { Meter } from './metrics.ts';

/** What a schedule says: the moment it was due, which may be a little before now. */
export const ScheduledEvent = z.object({ time: z.iso.datetime() });

/** What a scheduled function is made of. */
export interface ScheduledJobParts {
  /** Does the job for the moment that was due; the word it answers is counted. May be run twice for one moment. */
  readonly run: (due: Date) => Promise<string>;
  readonly log: Log;
  readonly meter: Meter;
}

/** A Lambda handler for a schedule. A failed run is thrown, so that the alarm on the function's errors sees it. */
export const scheduledJob = (parts: ScheduledJobParts) =>
  middy<unknown, string>().handler(async (event: unknown): Promise<string> => {
    const parsed = ScheduledEvent.safeParse(event);
    if (!parsed.success) throw new ServiceError('invalid-input', 'the scheduled event carries no time');
    try {
      const outcome = await parts.run(new Date(parsed.data.time));
      parts.meter.count(outcome);
      return outcome;
    } catch (fault) {
      const kind = isServiceError(fault) ? fault.kind : 'unknown';
      parts.meter.count(`failed-${kind}`);
      parts.log('job.failed', { kind, fault: faultName(fault) });
      throw fault instanceof ServiceError
        ? fault
        : new ServiceError('unavailable', 'the job failed', { cause: faultName(fault) });
    } finally {
      parts.meter.flush();
    }
  });
