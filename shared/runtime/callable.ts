import middy from '@middy/core';
import type * as z from 'zod';

import { isServiceError, ServiceError } from '../errors.ts';
import { faultName, type Log } from './logger.ts';

/** What a function is made of that another function asks. */
export interface CallableParts<Schema extends z.ZodType, Answer> {
  /** What every request must be. */
  readonly request: Schema;
  readonly answer: (request: z.infer<Schema>) => Promise<Answer>;
  readonly log: Log;
}

/**
 * A Lambda handler that another function invokes and waits for. The runtime logs whatever a handler throws, so it
 * throws faults of its own words only: nothing of a request, and nothing of what went wrong but its kind.
 */
export const callable = <Schema extends z.ZodType, Answer>({
  request,
  answer,
  log,
}: CallableParts<Schema, Answer>) =>
  middy<unknown, Answer>().handler(async (event: unknown) => {
    const parsed = request.safeParse(event);
    if (!parsed.success) throw new ServiceError('invalid-input', 'the request does not fit its schema');
    try {
      return await answer(parsed.data);
    } catch (fault) {
      const kind = isServiceError(fault) ? fault.kind : 'unknown';
      log('request.failed', { kind, fault: faultName(fault) });
      throw new ServiceError(kind === 'unknown' ? 'unavailable' : kind, 'the request could not be answered');
    }
  });
