import { createHmac } from 'node:crypto';

import { canonicalJson } from '../canonical-json.ts';
import { addDays, epochSeconds } from '../clock.ts';
import type { RandomBytes } from '../disclosure/random.ts';
import { ServiceError } from '../errors.ts';
import type { AlertId, Day } from '../ids.ts';
import { calendarDay } from '../posts/periods.ts';
import { BOX_KEY_BYTES, openBox, sealBox } from '../sealing/sealed-box.ts';
import { SALT_BYTES } from './commitment.ts';
import type { TimeTaken } from './time-taken.ts';
import { SealedOpening, type InnerOpening, type KeptOpening } from './inner-opening.ts';
import { commitmentIn, outerOpeningOf, PersonalRow } from './ledger-entry.ts';

/** Days from the one it enters the log on until a personal row goes by itself. What it committed to stays a leaf. */
export const PERSONAL_ROW_DAYS = 400;

/** A consent's and an erasure's row enters on its day or up to so many days later. */
const DELAY_DAYS_AT_MOST = 7;

/** Bytes of the secret that an account's rows are found by. */
export const LOCATOR_BYTES = 32;

const DAYS_A_WEEK = 7;

const USE = 'candor opening v1';

/** Sealed texts are padded to whole blocks, so that their length tells no account. */
const BLOCK = 128;

const midnightOf = (day: Day): Date => new Date(`${day}T00:00:00.000Z`);

/** What the row of an alert says in clear, besides. */
type OfAlert = Pick<Extract<PersonalRow, { kind: 'alert' }>, 'finding' | 'severity' | 'dismissal'>;

/** For which purposes a consent stands that did not before, and the other way round. */
export type PurposesMoved = Required<Pick<Extract<PersonalRow, { kind: 'consent' }>, 'opened' | 'closed'>>;

/** A row to be made: what is said in clear, and the one thing that is not. */
export interface RowFacts {
  readonly kind: PersonalRow['kind'];
  readonly outcome: PersonalRow['outcome'];
  readonly id: string;
  /** The day whose tree it enters. */
  readonly day: Day;
  readonly inner: InnerOpening;
  /** Of an erasure, and of some steps of an alert. */
  readonly took?: TimeTaken | undefined;
  /** What else is said in clear, of an alert or a consent. */
  readonly besides?: OfAlert | PurposesMoved | undefined;
}

/** A row, and what opens it. */
export interface MadeRow {
  readonly row: PersonalRow;
  readonly opening: KeptOpening;
}

const padded = (text: string): string => text.padEnd(Math.ceil(text.length / BLOCK) * BLOCK, ' ');

/**
 * A personal row, its opening sealed to `sealTo`, the public half of an opening key, if there is one.
 *
 * @throws ZodError for an outcome that is none of its kind.
 */
export const personalRow = (facts: RowFacts, random: RandomBytes, sealTo?: string): MadeRow => {
  const { kind, outcome, id, day } = facts;
  const [salt, innerSalt] = [random.bytes(SALT_BYTES), random.bytes(SALT_BYTES)].map((bytes) =>
    Buffer.from(bytes).toString('base64'),
  );
  const opened = SealedOpening.parse({ innerSalt, inner: facts.inner });
  const inner = canonicalJson(opened.inner);
  const sealing = { use: USE, boundTo: id, random: random.bytes(BOX_KEY_BYTES) };
  const row = PersonalRow.parse({
    version: 1,
    id,
    at: midnightOf(day).toISOString(),
    salt,
    kind,
    outcome,
    ...(facts.took !== undefined && { took: facts.took }),
    ...facts.besides,
    detail: Buffer.from(commitmentIn(opened.innerSalt, inner)).toString('base64'),
    ...(sealTo !== undefined && { sealed: sealBox(sealTo, sealing, padded(canonicalJson(opened))) }),
    expiresAt: epochSeconds(addDays(midnightOf(day), PERSONAL_ROW_DAYS)),
  });
  return { row, opening: { id, day, ...outerOpeningOf(row), innerSalt: opened.innerSalt, inner } };
};

/** Whether an inner opening is the one that a row's detail commits to. */
const isOpening = ({ detail }: PersonalRow, { innerSalt, inner }: SealedOpening): boolean =>
  Buffer.from(commitmentIn(innerSalt, canonicalJson(inner))).toString('base64') === detail;

/**
 * What is sealed with a row, by the private half of the key; undefined where nothing is.
 *
 * @throws ServiceError `not-permitted` with another key or where it was altered, `invariant` where what was sealed is not
 * what the row commits to.
 */
export const openPersonalRow = (row: PersonalRow, privateHalf: Uint8Array): SealedOpening | undefined => {
  if (row.sealed === undefined) return undefined;
  const text = openBox(privateHalf, { use: USE, boundTo: row.id }, row.sealed);
  const opened = SealedOpening.parse(JSON.parse(text));
  if (isOpening(row, opened)) return opened;
  throw new ServiceError('invariant', 'what was sealed with a row is not what it commits to');
};

/** Everything that opens a row, by the private half of the key; undefined where nothing is sealed with it. @throws as `openPersonalRow` */
export const keptOpeningOf = (row: PersonalRow, privateHalf: Uint8Array): KeptOpening | undefined => {
  const opened = openPersonalRow(row, privateHalf);
  if (opened === undefined) return undefined;
  const { innerSalt, inner } = opened;
  const day = calendarDay(new Date(row.at));
  return { id: row.id, day, ...outerOpeningOf(row), innerSalt, inner: canonicalJson(inner) };
};

const digestOf = (locator: string, parts: readonly string[]): Buffer =>
  createHmac('sha256', Buffer.from(locator, 'base64')).update(JSON.stringify(parts)).digest();

/** Written as a random UUID is (version 4), so that nobody can tell a derived one from one that was drawn. */
const uuidFrom = (digest: Buffer): string => {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join('-');
};

/** Which collection a row is about: an account's posts of a day, collected on a day. */
export type Collected = Pick<
  Extract<InnerOpening, { kind: 'collection' }>,
  'account' | 'day' | 'collectedOn'
>;

/** The id of a collection's row: the same for the same, found by whoever knows the locator, linked by nobody else. */
export const collectionRowId = (locator: string, { account, day, collectedOn }: Collected): string =>
  uuidFrom(digestOf(locator, ['collection', account, day, collectedOn]));

/** Where a row lies. */
export interface RowPlacement {
  readonly id: string;
  readonly day: Day;
}

/** So many days late, evenly from none to seven, by a random byte. */
const delayedBy = (at: Date, byte: number): Day => calendarDay(addDays(at, byte % (DELAY_DAYS_AT_MOST + 1)));

/** Where the row of an entry of the history lies, which happened `at`: delayed by what the locator gives, as good as drawn. */
export const eventRowPlace = (
  locator: string,
  event: { readonly id: string; readonly at: string },
): RowPlacement => ({
  id: uuidFrom(digestOf(locator, ['event', event.id])),
  day: delayedBy(new Date(event.at), digestOf(locator, ['delay', event.id])[0] ?? 0),
});

/** The secret that the ids of an alert's rows follow from. Without the locator nobody can tell whose account's it is. */
export const alertTrail = (locator: string, alert: AlertId): string =>
  digestOf(locator, ['alert', alert]).toString('base64');

/** The id of the row of the nth event in an alert's history. */
export const alertRowId = (trail: string, nth: number): string => uuidFrom(digestOf(trail, [String(nth)]));

/** Days from a moment to the Sunday on which its week ends. */
const daysToSunday = (at: Date): number => (DAYS_A_WEEK - at.getUTCDay()) % DAYS_A_WEEK;

/** The day whose tree takes the steps of alerts of a whole week: its Sunday. */
export const weekEnd = (at: Date): Day => calendarDay(addDays(at, daysToSunday(at)));

/** The day that a row enters on which no locator places: delayed by a draw. */
export const drawnDay = (now: Date, random: RandomBytes): Day => delayedBy(now, random.bytes(1)[0] ?? 0);
