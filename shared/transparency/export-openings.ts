import type { RandomBytes } from '../disclosure/random.ts';
import { addDays } from '../clock.ts';
import { ServiceError } from '../errors.ts';
import type { Day } from '../ids.ts';
import { calendarDay } from '../posts/periods.ts';
import { SALT_BYTES } from './commitment.ts';
import { dayAfter } from './day-entry.ts';
import { ledgerCommitment, ledgerDay, outerOpeningOf } from './ledger-entry.ts';
import { DAYS_AT_MOST, OpeningsFile, textOf } from './openings-file.ts';
import type { OpeningsSource } from './openings-source.ts';
import { HASH_BYTES } from './merkle-tree.ts';

/** What exporting works with. */
export interface ExportPorts {
  readonly source: OpeningsSource;
  readonly random: RandomBytes;
  readonly newId: () => string;
  readonly now: Date;
}

/** The days whose openings are wanted, both included. */
export interface OpeningsPeriod {
  readonly from: Day;
  readonly to: Day;
}

/** Rows that found no room in their day's tree go into one of the next days'. */
const MOVED_ON_DAYS_AT_MOST = 14;

/**
 * The openings of a period, for an auditor. That they are handed out is a row of its own, which the log commits to on the
 * day it happens, and which is there before anything is read.
 *
 * @throws ServiceError `not-found` for a day that is not sealed yet, `invalid-input` for a period that is none or too long.
 */
export const exportOpenings = async (
  { source, random, newId, now }: ExportPorts,
  { from, to }: OpeningsPeriod,
): Promise<OpeningsFile> => {
  const days = daysFrom(from, to);
  await source.record({
    version: 1,
    id: newId(),
    at: now.toISOString(),
    kind: 'openings-read',
    outcome: 'openings-exported',
    role: 'auditor',
    from,
    to,
    salt: Buffer.from(random.bytes(SALT_BYTES)).toString('base64'),
  });
  const trees: OpeningsFile['days'] = [];
  for (const day of days) trees.push(await openedDay(source, day));
  const leaves = new Set(trees.flatMap((tree) => leafTexts(tree)));
  const earliest = calendarDay(addDays(new Date(`${from}T00:00:00Z`), -MOVED_ON_DAYS_AT_MOST));
  const rows = (await source.rows(earliest, to)).filter(
    (row) => ledgerDay(row) >= from || leaves.has(textOf(ledgerCommitment(row))),
  );
  const file: OpeningsFile = { version: 1, from, to, days: trees, openings: rows.map(outerOpeningOf) };
  return OpeningsFile.parse(file);
};

const daysFrom = (from: Day, to: Day): readonly Day[] => {
  const days: Day[] = [];
  for (let day = from; day <= to && days.length <= DAYS_AT_MOST; day = dayAfter(day)) days.push(day);
  if (days.length === 0 || days.length > DAYS_AT_MOST)
    throw new ServiceError(
      'invalid-input',
      `a period of 1 to ${DAYS_AT_MOST} days, the first before the last`,
    );
  return days;
};

const openedDay = async (source: OpeningsSource, day: Day): Promise<OpeningsFile['days'][number]> => {
  const tree = await source.tree(day);
  if (tree === undefined) throw new ServiceError('not-found', `${day} is not in the log yet`);
  const [leaves, padding] = [tree.leaves, tree.padding].map((bytes) =>
    bytes === undefined ? undefined : Buffer.from(bytes).toString('base64'),
  );
  return { day, leaves: leaves ?? '', ...(padding !== undefined && { padding }) };
};

const leafTexts = ({ leaves }: OpeningsFile['days'][number]): readonly string[] => {
  const bytes = Buffer.from(leaves, 'base64');
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
    bytes.toString('base64', at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
};
