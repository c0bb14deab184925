/** What kind of fault it is; the kind, never the message, decides what happens next. */
export type ErrorKind =
  'invalid-input' | 'not-permitted' | 'not-found' | 'conflict' | 'unavailable' | 'invariant';

/**
 * A fault that crosses a module. Its message is safe to log: it holds no personal data and no text of a post.
 * The original fault, which may hold anything, is the `cause` and is never logged.
 */
export class ServiceError extends Error {
  readonly kind: ErrorKind;

  constructor(kind: ErrorKind, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ServiceError';
    this.kind = kind;
  }
}

/** Whether a thrown value is a `ServiceError` of one of the given kinds. */
export const isServiceError = (fault: unknown, ...kinds: ErrorKind[]): fault is ServiceError =>
  fault instanceof ServiceError && (kinds.length === 0 || kinds.includes(fault.kind));
