import type { LeakAlert } from '../alerts/leak-alert.ts';
import { epochSeconds } from '../clock.ts';
import type { AccountLink, ConsentEvent } from '../consent/consent-history.ts';
import type { ConsentRecord } from '../consent/consent-record.ts';
import { hasRunOut } from '../consent/consent-term.ts';
import { Purpose } from '../consent/scope.ts';
import type { DaySheet } from '../posts/day-sheet.ts';
import { isAlertLost, releaseAlert, stripSheet, type Narrowing } from './erasure-rules.ts';

/** A consent that still stands, read or paused: `Consents` has no backup, so it says what nobody has erased since. */
export type Vouching = Exclude<ConsentRecord, { readonly status: 'withdrawn' }>;

/** The moment of a restoration, and the token of what it writes anew. */
export interface Restoration {
  readonly now: Date;
  readonly revision: string;
}

/** Whether a consent vouches for what a backup holds under it. */
export const vouches = (record: ConsentRecord | undefined, now: Date): record is Vouching => {
  if (record === undefined || record.status === 'withdrawn') return false;
  return record.kind === 'official' || !hasRunOut(record, now);
};

const everyPurpose = (consent: Vouching): Narrowing => ({
  purposes: Purpose.options,
  generation: consent.generation,
  consent,
});

/** What a consent still covers of a sheet from a backup; undefined where that is nothing, or the sheet's time is over. */
export const sheetToRestore = (
  sheet: DaySheet,
  consent: Vouching,
  { now, revision }: Restoration,
): DaySheet | undefined => {
  if (sheet.generation !== consent.generation || sheet.expiresAt <= epochSeconds(now)) return undefined;
  if (consent.kind === 'official') return sheet;
  const covered = stripSheet(sheet, everyPurpose(consent), revision);
  return covered.posts.length === 0 ? undefined : covered;
};

/** Whether an alert's post was covered when it was raised and cannot have left the scope since. */
const isSurelyCovered = ({ raisedAt }: LeakAlert, consent: Vouching): boolean => {
  if (consent.kind === 'official') return true;
  const given = consent.purposes.confidentiality;
  if (given === undefined || given.scope.kind === 'chosen-posts') return false;
  return given.givenAt <= raisedAt && (given.scopeSince ?? given.givenAt) <= raisedAt;
};

/**
 * What becomes of an alert from a backup. Under a consent that vouches for it, it comes back as it was; otherwise it is
 * what the erasure would have made of it: nothing, a case without its author, or an incident under its own basis.
 */
export const alertToRestore = (
  alert: LeakAlert,
  known: { readonly consent: Vouching | undefined; readonly sheets: readonly DaySheet[] },
  { now, revision }: Restoration,
): LeakAlert | undefined => {
  if (alert.expiresAt <= epochSeconds(now)) return undefined;
  if (alert.account === undefined) return alert;
  const { consent, sheets } = known;
  if (consent?.generation === alert.generation) {
    if (isSurelyCovered(alert, consent) || !isAlertLost(alert, sheets, everyPurpose(consent))) return alert;
  }
  const released = releaseAlert(alert, revision);
  switch (released.kind) {
    case 'remove':
      return undefined;
    case 'keep':
      return alert;
    case 'replace':
      return released.alert;
  }
};

const isOwnOf = (link: AccountLink, consents: readonly Vouching[]): boolean =>
  consents.some((consent) => consent.account === link.account);

/** An entry as a restoration leaves it: what it dropped or narrowed is not restored, so that its erasure is done. */
const finished = (event: ConsentEvent, { now }: Restoration): ConsentEvent =>
  event.what === 'chosen' && event.narrowed !== undefined && event.erasedAt === undefined
    ? { ...event, erasedAt: now.toISOString() }
    : event;

/** The earliest moment a consent tells of: an entry from before it is of a consent that ended, and was erased with it. */
const beginning = (consent: Vouching): string =>
  consent.kind === 'official'
    ? consent.givenAt
    : ([consent.givenAt, ...Object.values(consent.purposes).map(({ givenAt }) => givenAt)].sort()[0] ??
      consent.givenAt);

/** What a backup holds of one participant, entries with their keys. */
export interface PersonInBackup<Entry extends { readonly event: ConsentEvent }> {
  readonly links: readonly AccountLink[];
  readonly entries: readonly Entry[];
}

/**
 * What comes back of a participant with at least one consent that stands: connected accounts with consent, the entries
 * of those consents, and ends whose erasure the backup saw finished. Connections without consent are made anew.
 */
export const personToRestore = <Entry extends { readonly event: ConsentEvent }>(
  { links, entries }: PersonInBackup<Entry>,
  consents: readonly Vouching[],
  restoration: Restoration,
): PersonInBackup<Entry> => {
  const erased = entries.flatMap(({ event }) => (event.what === 'erased' ? [event.generation] : []));
  const isKept = ({ event }: Entry): boolean => {
    if (!('account' in event)) return erased.includes(event.generation);
    const consent = consents.find(({ account }) => account === event.account);
    return consent !== undefined && event.at >= beginning(consent);
  };
  return {
    links: links.filter((link) => isOwnOf(link, consents)),
    entries: entries.filter(isKept).map((entry) => ({ ...entry, event: finished(entry.event, restoration) })),
  };
};
