import type { FC } from 'hono/jsx';

import type { OfficialAccount } from '../../shared/official/official-account.ts';
import type { Session } from '../../shared/session/session.ts';
import { accountPart } from './account-path.ts';
import { OfficialFigures } from './comms/official-figures-page.tsx';
import type { OfficialReport } from './comms/official-report.ts';
import { useSpeech } from './comms/parts.tsx';
import type { Speech } from './comms/speech.ts';
import { AccountName } from './connecting-pages.tsx';
import { ProblemSummary, type RefusedForm } from './form-problems.tsx';
import { FormToken, Table } from './layout.tsx';
import { Sure } from './sure.tsx';

/** Where an official account stands, in words. */
const officialState = (account: OfficialAccount, { words: { official }, formats }: Speech): string => {
  switch (account.status) {
    case 'asked':
      return official.asked(account.askedBy.name, formats.day(account.askedAt));
    case 'approved':
      return official.approved(account.approvedBy.name, formats.day(account.readFrom));
    case 'ended':
      return official.ended(account.endedBy.name, formats.day(account.endedAt));
  }
};

const Step: FC<{
  readonly session: Session;
  readonly account: OfficialAccount;
  readonly step: 'approve' | 'decline';
}> = ({ session, account, step }) => {
  const { steps } = useSpeech().words.official;
  return (
    <form method="post" action={`/official/${accountPart(account.account)}/${step}`}>
      <FormToken session={session} />
      <button type="submit">{steps[step](account.handle)}</button>
    </form>
  );
};

const OfficialRow: FC<{ readonly account: OfficialAccount; readonly session: Session }> = ({
  account,
  session,
}) => (
  <tr>
    <th scope="row">
      <a href={`/official/${accountPart(account.account)}`}>{account.handle}</a>
    </th>
    <td>{officialState(account, useSpeech())}</td>
    <td>
      {account.status === 'asked' && session.groups.includes('comms-approver') && (
        <Step session={session} account={account} step="approve" />
      )}
      {account.status === 'asked' && <Step session={session} account={account} step="decline" />}
    </td>
  </tr>
);

/** One official account: where it stands, its figures, and the way to end it. */
export const OfficialAccountPage: FC<{
  readonly account: OfficialAccount;
  readonly report: OfficialReport;
  readonly session: Session;
}> = ({ account, report, session }) => {
  const speech = useSpeech();
  const { official } = speech.words;
  return (
    <>
      <p>{official.thisAccount(officialState(account, speech))}</p>
      {account.status !== 'asked' && (
        <OfficialFigures report={report} path={`/official/${accountPart(account.account)}`} />
      )}
      {account.status === 'approved' && (
        <>
          <h2>{official.endTitle}</h2>
          <Sure
            session={session}
            action={`/official/${accountPart(account.account)}/end`}
            label={official.steps.end(account.handle)}
            tells={official.endAbout}
          />
        </>
      )}
    </>
  );
};

const Registered: FC<{ readonly accounts: readonly OfficialAccount[]; readonly session: Session }> = ({
  accounts,
  session,
}) => {
  const { official } = useSpeech().words;
  if (accounts.length === 0) return <p>{official.registrationNone}</p>;
  return (
    <Table caption={official.registered}>
      <thead>
        <tr>
          <th scope="col">{official.account}</th>
          <th scope="col">{official.state}</th>
          <th scope="col">{official.canDo}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <OfficialRow account={account} session={session} />
        ))}
      </tbody>
    </Table>
  );
};

/** The organisation's accounts: their figures, which are registered, and the form that asks for another. */
export const OfficialAccountsPage: FC<{
  readonly accounts: readonly OfficialAccount[];
  readonly report: OfficialReport;
  readonly session: Session;
  readonly refused: RefusedForm | undefined;
}> = ({ accounts, report, session, refused }) => {
  const { official } = useSpeech().words;
  return (
    <>
      <ProblemSummary refused={refused} />
      {report.accounts.length > 0 && <OfficialFigures report={report} path="/official" />}
      <h2 id="registration">{official.registration}</h2>
      <p>{official.registrationAbout}</p>
      <Registered accounts={accounts} session={session} />
      <h2>{official.askTitle}</h2>
      <form method="post" action="/official/ask">
        <FormToken session={session} />
        <AccountName label={official.askName} refused={refused} />
        <p>
          <button type="submit">{official.ask}</button>
        </p>
      </form>
    </>
  );
};
