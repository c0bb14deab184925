import { Buffer } from 'node:buffer';

import { ServiceError } from '../../shared/errors.ts';
import { AccountId, type Day } from '../../shared/ids.ts';

/** An account's id as one part of a path. */
export const accountPart = (account: AccountId): string => Buffer.from(account).toString('base64url');

/** Where somebody sees what the public log holds of an account, or of one day's posts of it. */
export const ownLogPath = (account: AccountId, postsOf?: Day): string =>
  `/my-data/log/${accountPart(account)}${postsOf === undefined ? '' : `?of=${postsOf}`}`;

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
