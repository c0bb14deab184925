import type { Context } from 'hono';

import type { ErrorKind } from '../../shared/errors.ts';
import { SITE } from './words/catalogues.ts';

/** The status of an answer to each kind of fault. */
export const STATUS = {
  'invalid-input': 400,
  'not-permitted': 403,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
  invariant: 500,
} as const satisfies Readonly<Record<ErrorKind, number>>;

/** For how long whoever is turned away for now should wait. */
export const RETRY_AFTER_SECONDS = '60';

/** Whether what an address leads to is read by programs alone. */
export const isForPrograms = (path: string): boolean =>
  path.endsWith('.json') || path.startsWith('/log/proofs/');

/** What a machine that asked for JSON is told (RFC 9457). */
export const problem = (context: Context, kind: ErrorKind, requestId: string): Response => {
  const status = STATUS[kind];
  const details = {
    type: 'about:blank',
    title: SITE.en.faults[kind],
    status,
    ...(status >= 500 && { requestId }),
  };
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  return context.body(JSON.stringify(details), status, headers);
};
