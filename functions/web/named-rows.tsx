import type { Child, FC } from 'hono/jsx';

import { Table } from './layout.tsx';

/** Rows with the names of their columns; the first column names the row. */
export interface Rows<Cell = Child> {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const NUMBER = 'number';

/** A table whose first column names its rows; all others are `areNumbers`, set so that digits stand below each other. */
export const NamedRows: FC<Rows & { readonly areNumbers?: boolean }> = ({
  caption,
  columns,
  rows,
  areNumbers = false,
}) => {
  const set = areNumbers ? NUMBER : undefined;
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th scope="col" class={index === 0 ? undefined : set}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr>
            <th scope="row">{name}</th>
            {cells.map((cell) => (
              <td class={set}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
};
