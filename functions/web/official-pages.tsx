import type { FC } from 'hono/jsx';

import type { Release } from '../../shared/disclosure/release.ts';
import type { OfficialAccount } from '../../shared/official/official-account.ts';
import type { Session } from '../../shared/session/session.ts';
import { accountPart } from './account-path.ts';
import { AccountName } from './connecting-pages.tsx';
import { ReleaseTable } from './figures.tsx';
import { ProblemSummary, type RefusedForm } from './form-problems.tsx';
import { FormToken } from './layout.tsx';

/** Where an official account stands, in words. */
const officialState = (account: OfficialAccount): string => {
  switch (account.status) {
    case 'asked':
      return `asked for by ${account.askedBy.name} on ${account.askedAt.slice(0, 10)}; another person must approve`;
    case 'approved':
      return `approved by ${account.approvedBy.name}; read from ${account.readFrom.slice(0, 10)} on`;
    case 'ended':
      return `ended by ${account.endedBy.name} on ${account.endedAt.slice(0, 10)}; not read any more`;
  }
};

const Step: FC<{
  readonly session: Session;
  readonly account: OfficialAccount;
  readonly step: 'approve' | 'decline' | 'end';
  readonly label: string;
}> = ({ session, account, step, label }) => (
  <form method="post" action={`/official/${accountPart(account.account)}/${step}`}>
    <FormToken session={session} />
    <button type="submit" class={step === 'end' ? 'warn' : ''}>{`${label} ${account.handle}`}</button>
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

/** One official account: where it stands, its released figures, and the way to end it. */
export const OfficialAccountPage: FC<{
  readonly account: OfficialAccount;
  readonly days: readonly Release[];
  readonly session: Session;
}> = ({ account, days, session }) => (
  <>
    <p>{`This account is ${officialState(account)}.`}</p>
    {days.map((release) => (
      <ReleaseTable release={release} />
    ))}
    {account.status === 'approved' && (
      <>
        <h2>End the registration</h2>
        <p>
          It is not read from that moment on. What was collected and is in no release yet is erased within the
          hour; released figures stay. To read it again takes two people and fourteen days, as at first.
        </p>
        <Step session={session} account={account} step="end" label="End the registration of" />
      </>
    )}
  </>
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
