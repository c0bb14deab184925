import { Logger } from '@aws-lambda-powertools/logger';

import type { ErrorKind } from '../errors.ts';

/** Everything that can be logged, as a closed list; anything else does not type-check. */
export type LogEvent =
  | 'message.dropped'
  | 'message.failed'
  | 'message.rejected'
  | 'job.finished'
  | 'job.failed'
  | 'visit.suspicious-drop'
  | 'visit.overflow'
  | 'release.published'
  | 'summary.published'
  | 'request.failed'
  | 'record.skipped'
  | 'wake-up.failed';

/** The allow-listed fields of a log line. None can name a person, an account or a post. */
export interface LogFields {
  readonly kind?: ErrorKind | 'unknown';
  readonly outcome?: string;
  readonly reason?: string;
  readonly count?: number;
  readonly requestId?: string;
  readonly release?: string;
  readonly route?: string;
  readonly fault?: string;
}

/** Writes one line. */
export type Log = (event: LogEvent, fields?: LogFields) => void;

/** Where lines go, by how urgent they are. */
export interface Logs {
  readonly info: Log;
  readonly warn: Log;
  readonly error: Log;
}

/** The function's logger; it never logs an event, a body or a third party's error object. */
export const createLogger = (service: string): Logs => {
  const logger = new Logger({ serviceName: service, logLevel: 'INFO' });
  return {
    info: (event, fields = {}) => void logger.info(event, { ...fields }),
    warn: (event, fields = {}) => void logger.warn(event, { ...fields }),
    error: (event, fields = {}) => void logger.error(event, { ...fields }),
  };
};

const CLASS_NAME = /^[A-Z]\w{0,59}$/u;

/** The name a fault goes by, which is all that may be said of an unknown throwable, or `Error` for no name of a class. */
export const faultName = (fault: unknown): string => {
  if (!(fault instanceof Error)) return typeof fault;
  return CLASS_NAME.test(fault.name) ? fault.name : 'Error';
};
