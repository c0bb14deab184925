import { ledgerItem, type PersonalRow } from './ledger-entry.ts';

/**
 * Puts a row into the log's store, as an operation of the transaction that holds its effect. Putting the row of one id
 * again puts the newer one in its place.
 */
export const putRow = (table: string, row: PersonalRow) => ({
  Put: { TableName: table, Item: ledgerItem(row) },
});
