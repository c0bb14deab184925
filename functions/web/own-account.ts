import type { AccountLink } from '../../shared/consent/consent-history.ts';
import type { ConsentLedger } from '../../shared/consent/consent-ledger.ts';
import { ServiceError } from '../../shared/errors.ts';
import { accountFrom } from './account-path.ts';
import { participantIn } from './participant-session.ts';
import type { SignedInVisit } from './site-parts.ts';

/**
 * The account that a page's address names, if it is the visitor's own.
 *
 * @throws ServiceError `not-found` for anybody else's, connected or not.
 */
export const ownAccount = async (
  ledger: Pick<ConsentLedger, 'accountsOf'>,
  visit: SignedInVisit,
): Promise<AccountLink> => {
  const account = accountFrom(visit.context.req.param('account'));
  const link = (await ledger.accountsOf(participantIn(visit))).find((own) => own.account === account);
  if (link === undefined) throw new ServiceError('not-found', 'not an account of this person');
  return link;
};
