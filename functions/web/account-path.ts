import { Buffer } from 'node:buffer';

import { ServiceError } from '../../shared/errors.ts';
import { AccountId } from '../../shared/ids.ts';

/** An account's id as one part of a path. */
export const accountPart = (account: AccountId): string => Buffer.from(account).toString('base64url');

/**
 * The account that a part of a path names.
 *
 * @throws ServiceError `not-found` when it names none.
 */
export const accountFrom = (part: string | undefined): AccountId => {
  const parsed = AccountId.safeParse(Buffer.from(part ?? '', 'base64url').toString());
  if (!parsed.success) throw new ServiceError('not-found', 'the address names no account');
  return parsed.data;
};
