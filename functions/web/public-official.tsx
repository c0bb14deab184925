import type { FC } from 'hono/jsx';

import {
  NOTICE_PERIOD_DAYS,
  type ApprovedAccount,
  type EndedAccount,
} from '../../shared/official/official-account.ts';
import type { OfficialAccountList } from '../../shared/official/official-accounts.ts';
import { useFormats, useWords } from './language.tsx';
import { Table } from './layout.tsx';
import type { SiteBuilder } from './site-parts.ts';
import { OFFICIAL_LIST } from './words/catalogues.ts';

/** What the list of official accounts works with. */
export interface OfficialListParts {
  readonly official: OfficialAccountList;
  /** Whom to write to about an official account that should not be read. */
  readonly objectionsTo: string;
}

/** What two people approved; what one person asked for is not the organisation's yet. */
type Registered = ApprovedAccount | EndedAccount;

const OfficialRow: FC<{ readonly account: Registered }> = ({ account }) => {
  const words = useWords(OFFICIAL_LIST);
  const { day } = useFormats();
  return (
    <tr>
      <th scope="row">{account.handle}</th>
      <td>
        {account.status === 'approved'
          ? words.readFrom(day(account.readFrom))
          : words.ended(day(account.endedAt))}
      </td>
    </tr>
  );
};

const OfficialList: FC<{ readonly accounts: readonly Registered[] }> = ({ accounts }) => {
  const words = useWords(OFFICIAL_LIST);
  if (accounts.length === 0) return <p>{words.none}</p>;
  return (
    <Table caption={words.caption}>
      <thead>
        <tr>
          <th scope="col">{words.account}</th>
          <th scope="col">{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <OfficialRow account={account} />
        ))}
      </tbody>
    </Table>
  );
};

const Objections: FC<{ readonly to: string }> = ({ to }) => {
  const words = useWords(OFFICIAL_LIST);
  return (
    <>
      <h2>{words.objectTitle}</h2>
      <p>{words.object(to)}</p>
      <p>{words.objectWhen(NOTICE_PERIOD_DAYS)}</p>
    </>
  );
};

/** The organisation's own accounts, and the way to object to one. */
export const addOfficialList = (site: SiteBuilder, { official, objectionsTo }: OfficialListParts): void =>
  site.open('GET /official', async ({ page, words }) => {
    const registered = (await official.list()).filter((account) => account.status !== 'asked');
    return page(
      words(OFFICIAL_LIST).title,
      <>
        <p class="lead">{words(OFFICIAL_LIST).lead}</p>
        <OfficialList accounts={registered} />
        <Objections to={objectionsTo} />
      </>,
    );
  });
