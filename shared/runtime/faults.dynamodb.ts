import { ServiceError } from '../errors.ts';

const REFUSED = new Set([
  'ValidationException',
  'ResourceNotFoundException',
  'ItemCollectionSizeLimitExceededException',
]);

/**
 * A vendor's fault as ours: what the service refused by its own rules is an `invariant`, everything else passes (a
 * missing grant too: it is mended by a deployment, and a message must not be given up for it). The
 * vendor's name is part of the message, its message (which may quote data) only the cause.
 */
export const translateFault = (fault: unknown): ServiceError => {
  if (fault instanceof ServiceError) return fault;
  const name = fault instanceof Error ? fault.name : 'unknown fault';
  if (REFUSED.has(name))
    return new ServiceError('invariant', `the store refused the request (${name})`, { cause: fault });
  return new ServiceError('unavailable', `the store did not do it (${name})`, { cause: fault });
};

/** Runs a call and translates what it throws. */
export const translated = async <Result>(call: () => Promise<Result>): Promise<Result> => {
  try {
    return await call();
  } catch (fault) {
    throw translateFault(fault);
  }
};
