import type { FC } from 'hono/jsx';

import type { ApprovedAccount, EndedAccount } from '../../shared/official/official-account.ts';
import type { OfficialAccountList } from '../../shared/official/official-accounts.ts';
import type { SummaryReader } from '../../shared/summaries/summary-reader.ts';
import { createSite } from './site.tsx';
import type { SiteBuilder, SiteParts } from './site-parts.ts';

/** What the public site works with. */
export interface PublicParts extends SiteParts {
  readonly summaries: SummaryReader;
  readonly official: OfficialAccountList;
  /** Whom to write to about an official account that should not be read. */
  readonly objectionsTo: string;
}

const SUMMARIES_SHOWN = 24;

/** What two people approved; what one person asked for is not the organisation's yet. */
const OfficialList: FC<{ readonly accounts: readonly (ApprovedAccount | EndedAccount)[] }> = ({
  accounts,
}) =>
  accounts.length === 0 ? (
    <p>No account of the organisation’s own is registered.</p>
  ) : (
    <table>
      <caption>The organisation’s own accounts</caption>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr>
            <th scope="row">{account.handle}</th>
            <td>
              {account.status === 'approved'
                ? `read from ${account.readFrom.slice(0, 10)} on`
                : `registered until ${account.endedAt.slice(0, 10)}; not read any more`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );

/** What everybody on staff may see: official accounts and audit summaries. Nobody signs in. */
export const createPublicSite = (parts: PublicParts): SiteBuilder => {
  const { summaries, official, objectionsTo, company } = parts;
  const site = createSite(parts);

  site.open('GET /', async ({ page }) => {
    const registered = (await official.list()).filter((account) => account.status !== 'asked');
    const months = await summaries.list(SUMMARIES_SHOWN);
    return page(
      'What Candor does here',
      <>
        <p>{`Candor reads posts of ${company}’s own accounts, and of employees who opted in. It keeps no words, ranks nobody and tells nobody who takes part.`}</p>
        <OfficialList accounts={registered} />
        <p>{`If you work here and think that one of them should not be read, because it is a person’s or for any other reason, write to ${objectionsTo}. You may do so before an account is read, which is fourteen days after it appears here, and at any time after.`}</p>
        <h2>Audit summaries</h2>
        <p>
          <a href="/summaries.json">All of them as JSON</a>
        </p>
        {months.map((summary) => (
          <section>
            <h3>{`${summary.from} to ${summary.to}`}</h3>
            <ul>
              {summary.statements.map((statement) => (
                <li>{statement}</li>
              ))}
            </ul>
            <p>{`Figures released: ${summary.figuresReleased}, withheld: ${summary.figuresWithheld}.`}</p>
          </section>
        ))}
      </>,
    );
  });

  site.open('GET /summaries.json', async ({ context }) =>
    context.json(await summaries.list(SUMMARIES_SHOWN)),
  );

  return site;
};
