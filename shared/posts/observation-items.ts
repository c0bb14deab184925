import type { AccountId, Day } from '../ids.ts';
import { OBSERVATIONS_BY_DAY } from '../names.ts';
import { shardOf } from '../schedule/slot.ts';
import type { DaySheet } from './day-sheet.ts';
import type { SheetKey } from './observations.ts';

/** The partition of all day sheets of an account in the `Observations` store. */
export const sheetsPartition = (account: AccountId): string => `account#${account}`;

/** The sort key of a day's sheet. */
export const sheetSortKey = (day: Day): string => `day#${day}`;

/** The key of a day sheet. */
export const sheetKey = ({ account, day }: SheetKey) => ({
  pk: sheetsPartition(account),
  sk: sheetSortKey(day),
});

/** A day sheet as its item, with the keys of the index that releases find it by. */
export const sheetItem = (sheet: DaySheet) => ({
  ...sheetKey(sheet),
  ...sheet,
  [OBSERVATIONS_BY_DAY.partition]: `${sheet.day}#${shardOf(sheet.account)}`,
  [OBSERVATIONS_BY_DAY.sort]: sheet.account,
});
