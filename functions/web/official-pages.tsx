import type { FC } from 'hono/jsx';

import type { OfficialAccount } from '../../shared/official/official-account.ts';
import type { Session } from '../../shared/session/session.ts';
import { accountPart } from './account-path.ts';
import { AccountName } from './connecting-pages.tsx';
import { ProblemSummary, type RefusedForm } from './form-problems.tsx';
import { FormToken } from './layout.tsx';

/** Where an official account stands, in words. */
export const officialState = (account: OfficialAccount): string =>
  account.status === 'asked'
    ? `asked for by ${account.askedBy.name} on ${account.askedAt.slice(0, 10)}; another person must approve`
    : `approved by ${account.approvedBy.name}; read from ${account.readFrom.slice(0, 10)} on`;

const Step: FC<{
  readonly session: Session;
  readonly account: OfficialAccount;
  readonly step: 'approve' | 'decline';
  readonly label: string;
}> = ({ session, account, step, label }) => (
  <form method="post" action={`/official/${accountPart(account.account)}/${step}`}>
    <FormToken session={session} />
    <button type="submit">{`${label} ${account.handle}`}</button>
  </form>
);

const OfficialRow: FC<{ readonly account: OfficialAccount; readonly session: Session }> = ({
  account,
  session,
}) => (
  <tr>
    <th scope="row">
      <a href={`/official/${accountPart(account.account)}`}>{account.handle}</a>
    </th>
    <td>{officialState(account)}</td>
    <td>
      {account.status === 'asked' && session.groups.includes('comms-approver') && (
        <Step session={session} account={account} step="approve" label="Approve" />
      )}
      {account.status === 'asked' && (
        <Step session={session} account={account} step="decline" label="Take back the request for" />
      )}
    </td>
  </tr>
);

/** The organisation's accounts, and the form that asks for another. */
export const OfficialAccountsPage: FC<{
  readonly accounts: readonly OfficialAccount[];
  readonly session: Session;
  readonly refused: RefusedForm | undefined;
}> = ({ accounts, session, refused }) => (
  <>
    <ProblemSummary refused={refused} />
    <p>
      An account that belongs to the organisation, never to a person. One of comms asks and signs in at it,
      another approves, and all staff see it for fourteen days before it is read.
    </p>
    {accounts.length === 0 ? (
      <p>None is registered.</p>
    ) : (
      <table>
        <caption>Registered</caption>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">State</th>
            <th scope="col">What you can do</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <OfficialRow account={account} session={session} />
          ))}
        </tbody>
      </table>
    )}
    <h2>Ask for another</h2>
    <form method="post" action="/official/ask">
      <FormToken session={session} />
      <AccountName label="The organisation’s account" refused={refused} />
      <p>
        <button type="submit">Ask</button>
      </p>
    </form>
  </>
);
