type Cell = string | number | null | undefined;

/** Text that a spreadsheet would run as a formula is made harmless by an apostrophe. */
const quoted = (value: Cell): string =>
  value === null || value === undefined
    ? ''
    : `"${String(value)
        .replaceAll('"', '""')
        .replace(/^[=+\-@\t\r]/u, "'$&")}"`;

/** Rows as CSV (RFC 4180), the names of the columns first. */
export const csvOf = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [columns.join(','), ...rows.map((row) => row.map(quoted).join(',')), ''].join('\r\n');
