import type { FC } from 'hono/jsx';

import type { MyData } from '../../shared/rights/my-data.ts';
import { useFormats, useWords } from './language.tsx';
import { Columns, Table } from './layout.tsx';
import { RECOGNITION } from './words/catalogues.ts';

/** What somebody nominated themselves with, round by round. */
export const MyNominations: FC<Pick<MyData, 'nominations'>> = ({ nominations }) => {
  const { held } = useWords(RECOGNITION);
  const { day } = useFormats();
  return nominations.length === 0 ? (
    <p>
      {held.none} <a href="/recognition">{held.link}</a>
    </p>
  ) : (
    <Table caption={held.caption}>
      <Columns names={held.columns} />
      {nominations.map(({ round, name, says, expiresAt }) => (
        <tr>
          <td>{name}</td>
          <td>{says}</td>
          <td>{day(new Date(expiresAt * 1000).toISOString())}</td>
          <td>
            <code>{round}</code>
          </td>
        </tr>
      ))}
    </Table>
  );
};
