import { hashOf } from '../canonical-json.ts';
import type { ConsentOpening } from '../consent/opening-item.ts';
import type { RandomBytes } from '../disclosure/random.ts';
import type { Day } from '../ids.ts';
import type { PersonalRow } from '../transparency/ledger-entry.ts';
import { collectionRowId, personalRow } from '../transparency/personal-row.ts';
import { isLive, type DaySheet } from './day-sheet.ts';

/**
 * The log's row of a sheet as it was written on a day: how many posts it holds and the hash of its rows. A sheet that is
 * written again on the same day has the same row, of which the newest stays.
 */
export const collectionRow = (
  { account, day, posts }: DaySheet,
  { opening, collectedOn }: { readonly opening: ConsentOpening; readonly collectedOn: Day },
  random: RandomBytes,
): PersonalRow => {
  const which = { account, day, collectedOn };
  const facts = {
    kind: 'collection',
    outcome: 'collected',
    id: collectionRowId(opening.locator, which),
    day: collectedOn,
    inner: {
      version: 1,
      kind: 'collection',
      ...which,
      posts: posts.filter(isLive).length,
      sha256: hashOf(posts),
    },
  } as const;
  return personalRow(facts, random, opening.key).row;
};
