import type { FC } from 'hono/jsx';

import type { AccountLink } from '../../shared/consent/consent-history.ts';
import { ownLogPath } from './account-path.ts';
import { useFormats, useWords } from './language.tsx';
import { Columns, Table } from './layout.tsx';
import { MY_DATA } from './words/catalogues.ts';

/** Somebody's connected accounts, each leading to what the public log holds of it. */
export const MyAccounts: FC<{ readonly links: readonly AccountLink[] }> = ({ links }) => {
  const { caption, columns, log } = useWords(MY_DATA).links;
  const { minute } = useFormats();
  return (
    <Table caption={caption}>
      <Columns names={columns} />
      {links.map(({ account, handle, connectedAt }) => (
        <tr>
          <td>
            <code>{account}</code>
          </td>
          <td>{handle}</td>
          <td>{minute(connectedAt)}</td>
          <td>
            <a href={ownLogPath(account)}>{log}</a>
          </td>
        </tr>
      ))}
    </Table>
  );
};
