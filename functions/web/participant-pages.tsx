import type { FC } from 'hono/jsx';

import type { AccountLink, ConsentEvent } from '../../shared/consent/consent-history.ts';
import { heldConsent, unbroken } from '../../shared/consent/consent-decisions.ts';
import type { ConsentRecord } from '../../shared/consent/consent-record.ts';
import type { ParticipantNotice } from '../../shared/rights/participant-notice.ts';
import type { Session } from '../../shared/session/session.ts';
import { accountPart } from './account-path.ts';
import { AlertBanner } from './alert-banner.tsx';
import { AccountName } from './connecting-pages.tsx';
import { ChoiceForm } from './choice-page.tsx';
import { BeingErased, ConsentState, Ended, NoticeChanged, RunningOut } from './consent-state.tsx';
import { ProblemSummary, type RefusedForm } from './form-problems.tsx';
import { useWords } from './language.tsx';
import { FormToken, Table } from './layout.tsx';
import { ConsentReceiptLink } from './receipts.tsx';
import { WithdrawalEffects } from './withdrawal-page.tsx';
import { ACCOUNTS, CHOICES } from './words/catalogues.ts';

/** A person's accounts, and the form that connects another. */
export const Accounts: FC<{
  readonly session: Session;
  readonly links: readonly AccountLink[];
  readonly consents: ReadonlyMap<string, ConsentRecord>;
  readonly history: readonly ConsentEvent[];
  readonly unseen: readonly ParticipantNotice[];
  readonly now: Date;
  readonly refused: RefusedForm | undefined;
}> = ({ session, links, consents, history, unseen, now, refused }) => {
  const words = useWords(ACCOUNTS);
  return (
    <>
      <ProblemSummary refused={refused} />
      <AlertBanner session={session} unseen={unseen} />
      <BeingErased history={history} now={now} />
      <Ended history={history} />
      {links.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table caption={words.caption}>
          <thead>
            <tr>
              <th scope="col">{words.account}</th>
              <th scope="col">{words.state}</th>
            </tr>
          </thead>
          <tbody>
            {links.map(({ account, handle }) => (
              <tr>
                <th scope="row">
                  <a href={`/accounts/${accountPart(account)}`}>{handle}</a>
                </th>
                <td>
                  <ConsentState consent={consents.get(account)} now={now} />
                  <RunningOut consent={consents.get(account)} now={now} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <h2>{words.connectHeading}</h2>
      <p>{words.connectHint}</p>
      <form method="post" action="/connect">
        <FormToken session={session} />
        <AccountName label={words.yourAccount} refused={refused} />
        <p>
          <button type="submit">{words.connect}</button>
        </p>
      </form>
    </>
  );
};

const Action: FC<{
  readonly session: Session;
  readonly action: string;
  readonly label: string;
  readonly style: string;
}> = ({ session, action, label, style }) => (
  <form class="inline" method="post" action={action}>
    <FormToken session={session} />
    <button class={style} type="submit">
      {label}
    </button>
  </form>
);

/** Leaving is one step, so what it does stands before its button, apart from the others. */
const Leave: FC<{ readonly session: Session; readonly path: string; readonly isHeld: boolean }> = ({
  session,
  path,
  isHeld,
}) => {
  const words = useWords(ACCOUNTS);
  return (
    <section aria-labelledby="leave">
      <h2 id="leave">{isHeld ? words.withdraw : words.disconnect}</h2>
      {isHeld ? <WithdrawalEffects tense="before" /> : <p>{words.disconnecting}</p>}
      <Action
        session={session}
        action={`${path}/withdraw`}
        label={isHeld ? words.withdrawAndDisconnect : words.disconnect}
        style="warn"
      />
    </section>
  );
};

/** Which posts count under what was agreed to. */
const StandingPreview: FC<{ readonly session: Session; readonly path: string }> = ({ session, path }) => (
  <form class="inline" method="post" action={`${path}/preview`}>
    <FormToken session={session} />
    <input type="hidden" name="standing" value="yes" />
    <button class="quiet" type="submit">
      {useWords(CHOICES).previewStanding}
    </button>
  </form>
);

/** One account: what was agreed to, the choices, pausing, leaving. */
export const Account: FC<{
  readonly session: Session;
  readonly link: AccountLink;
  readonly consent: ConsentRecord | undefined;
  readonly now: Date;
  readonly refused: RefusedForm | undefined;
}> = ({ session, link, consent, now, refused }) => {
  const words = useWords(ACCOUNTS);
  const path = `/accounts/${accountPart(link.account)}`;
  return (
    <>
      <ProblemSummary refused={refused} />
      <p class="note">
        <ConsentState consent={consent} now={now} />
      </p>
      <NoticeChanged consent={consent} />
      <RunningOut consent={consent} now={now} />
      {consent?.status === 'given' && (
        <Action session={session} action={`${path}/pause`} label={words.pause} style="quiet" />
      )}
      {consent?.status === 'paused' && (
        <Action session={session} action={`${path}/resume`} label={words.resume} style="quiet" />
      )}
      {unbroken(consent, now) !== undefined && (
        <>
          <StandingPreview session={session} path={path} />
          <ConsentReceiptLink account={link.account} />
        </>
      )}
      <ChoiceForm session={session} path={path} consent={consent} refused={refused} />
      <Leave session={session} path={path} isHeld={heldConsent(consent) !== undefined} />
    </>
  );
};
