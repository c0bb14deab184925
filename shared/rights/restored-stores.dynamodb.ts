import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { alertItem } from '../alerts/alert-items.ts';
import { LeakAlert } from '../alerts/leak-alert.ts';
import type { Clock } from '../clock.ts';
import { linkItem, ownerKey, participantPartition } from '../consent/consent-items.ts';
import { AccountLink, ConsentEvent } from '../consent/consent-history.ts';
import type { Consented } from '../consent/consent-record.ts';
import type { AccountId, ParticipantId } from '../ids.ts';
import { OfficialAccount } from '../official/official-account.ts';
import { Profile, profileItem, subjectKey } from '../people/profile.ts';
import { DaySheet } from '../posts/day-sheet.ts';
import { sheetItem, sheetsPartition } from '../posts/observation-items.ts';
import type { NewId } from '../random.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll, type StoredItem } from '../runtime/read.dynamodb.ts';
import { transact, untilSettled } from '../runtime/transact.dynamodb.ts';
import { restoreNameless } from './restored-nameless.dynamodb.ts';
import type { RestoreCount, RestoredStores } from './restored-stores.ts';
import { alertToRestore, personToRestore, sheetToRestore, vouches, type Vouching } from './restoring.ts';
import { checkRevision, readConsent, scanAll, scanConsents } from './vouching.dynamodb.ts';

/** The partition of `Site` that lists official accounts. */
const OFFICIAL_PARTITION = 'official#accounts';
/** How partitions of `Site` begin that name nobody: campaigns, clicks on their links, proposals and answers, rounds. */
const NAMELESS_PARTITIONS = ['campaign#', 'clicks#', 'proposal#', 'answers#', 'recognition#'] as const;

/** What the adapter needs: `from` is the table that a backup was restored to, `to` the store it is copied into. */
export interface RestoredStoresParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: {
    readonly consents: string;
    readonly from: string;
    readonly to: string;
    /** Where the stage's day sheets are; for alerts alone. */
    readonly observations: string;
  };
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Restoring into DynamoDB. It reads all of `Consents` once, and no person's data in the backup but of whom it names. */
export const createDynamoRestoredStores = (parts: RestoredStoresParts): RestoredStores => ({
  people: () => forEachConsent(parts, restorePerson),
  observations: () => forEachConsent(parts, restoreSheets),
  alerts: async () => {
    const count = counter();
    for await (const item of scanAll(parts.documents, parts.tables.from))
      count.add(await restoreAlert(parts, parseItem(LeakAlert, item)));
    return count.total();
  },
  nameless: (store) => restoreNameless(parts, store),
  officialAccounts: async () => {
    const count = counter();
    for await (const item of scanAll(parts.documents, parts.tables.from)) {
      count.add(await restoreOfSite(parts, item));
    }
    return count.total();
  },
});

type Outcome = keyof RestoreCount;

const counter = () => {
  const counts = { restored: 0, there: 0, left: 0 };
  return {
    add: (outcome: Outcome): void => void (counts[outcome] += 1),
    total: (): RestoreCount => counts,
  };
};

type Restore = (
  parts: RestoredStoresParts,
  consents: readonly [Vouching, ...Vouching[]],
  add: (outcome: Outcome) => void,
) => Promise<void>;

/** Once for each person and each official account with consents that stand. */
const forEachConsent = async (parts: RestoredStoresParts, restore: Restore): Promise<RestoreCount> => {
  const byOwner = new Map<ParticipantId | AccountId, [Vouching, ...Vouching[]]>();
  for await (const record of scanConsents(parts.documents, parts.tables.consents)) {
    if (!vouches(record, parts.clock.now())) continue;
    const owner = record.kind === 'official' ? record.account : record.participant;
    const others = byOwner.get(owner);
    if (others === undefined) byOwner.set(owner, [record]);
    else others.push(record);
  }
  const count = counter();
  for (const consents of byOwner.values()) await restore(parts, consents, count.add);
  return count.total();
};

const restorePerson: Restore = async (parts, consents, add) => {
  const [first] = consents;
  if (first.kind === 'official') return;
  const items = await partition(parts, parts.tables.from, participantPartition(first.participant));
  const restoration = { now: parts.clock.now(), revision: parts.newId() };
  const person = personToRestore(
    {
      links: startingWith(items, 'account#').map((item) => parseItem(AccountLink, item)),
      entries: startingWith(items, 'event#').map((item) => ({
        key: { pk: item['pk'], sk: item['sk'] },
        event: parseItem(ConsentEvent, item),
      })),
    },
    consents,
    restoration,
  );
  const profiles = startingWith(items, 'profile').map((item) => parseItem(Profile, item));
  const known = { version: 1 as const, participant: first.participant };
  for (const profile of profiles) {
    add(await write(parts, { ...subjectKey(profile.subject), ...known }, first));
    add(await write(parts, profileItem(profile), first));
  }
  const consentFor = (named: AccountLink | ConsentEvent): Vouching =>
    consents.find(({ account }) => 'account' in named && account === named.account) ?? first;
  for (const link of person.links) {
    add(await write(parts, { ...ownerKey(link.account), ...known }, consentFor(link)));
    add(await write(parts, linkItem(link), consentFor(link)));
  }
  for (const { key, event } of person.entries)
    add(await write(parts, { ...key, ...event }, consentFor(event)));
  const gone = items.length - profiles.length - person.links.length - person.entries.length;
  for (let one = 0; one < gone; one += 1) add('left');
};

const restoreSheets: Restore = async (parts, consents, add) => {
  for (const { account, kind } of consents) {
    const sheets = await sheetsIn(parts, parts.tables.from, account);
    for (const sheet of sheets) {
      const isOwn = kind === 'official' ? sheet.participant === undefined : sheet.participant !== undefined;
      if (isOwn) add(await restoreSheet(parts, sheet, { account, kind }));
    }
  }
};

const restoreSheet = (parts: RestoredStoresParts, sheet: DaySheet, whose: Consented): Promise<Outcome> =>
  whileVouched(parts, whose, (consent, restoration) => {
    const covered = consent && sheetToRestore(sheet, consent, restoration);
    return covered && { item: sheetItem(covered), consent };
  });

const restoreAlert = async (parts: RestoredStoresParts, alert: LeakAlert): Promise<Outcome> => {
  const { account, author } = alert;
  if (account === undefined) {
    const kept = alertToRestore(alert, { consent: undefined, sheets: [] }, restorationOf(parts));
    return kept === undefined ? 'left' : write(parts, alertItem(kept), undefined);
  }
  const sheets = await sheetsIn(parts, parts.tables.observations, account);
  const whose: Consented = { account, kind: author === undefined ? 'official' : 'advocacy' };
  return whileVouched(parts, whose, (consent, restoration) => {
    const kept = alertToRestore(alert, { consent, sheets }, restoration);
    // What has left its author names nobody, and needs nobody's consent.
    return kept && { item: alertItem(kept), consent: kept === alert ? consent : undefined };
  });
};

interface Decided {
  readonly item: StoredItem;
  readonly consent: Vouching | undefined;
}

/** Decides by a consent as it stands, and again whenever it changed before the write. */
const whileVouched = (
  parts: RestoredStoresParts,
  whose: Consented,
  decide: (
    consent: Vouching | undefined,
    restoration: ReturnType<typeof restorationOf>,
  ) => Decided | undefined,
): Promise<Outcome> =>
  untilSettled(async () => {
    const decided = decide(await standing(parts, whose), restorationOf(parts));
    return decided === undefined ? 'left' : attempt(parts, decided.item, decided.consent);
  });

const restorationOf = ({ clock, newId }: RestoredStoresParts) => ({ now: clock.now(), revision: newId() });

const standing = async (parts: RestoredStoresParts, whose: Consented): Promise<Vouching | undefined> => {
  const record = await readConsent(parts.documents, parts.tables.consents, whose);
  return vouches(record, parts.clock.now()) ? record : undefined;
};

/** Writes an item for as long as a consent of the same generation stands, whatever else of it changes meanwhile. */
const write = (
  parts: RestoredStoresParts,
  item: StoredItem,
  consent: Vouching | undefined,
): Promise<Outcome> =>
  untilSettled(async () => {
    if (consent === undefined) return attempt(parts, item, undefined);
    const current = await standing(parts, consent);
    return current?.generation === consent.generation ? attempt(parts, item, current) : 'left';
  });

/** An account that two people approved and nobody ended since, or one whose end the backup knows; no mere request. */
/** Registrations as far as they stand, and what names nobody. No nomination: its author may have taken it back since. */
const restoreOfSite = async (parts: RestoredStoresParts, item: StoredItem): Promise<Outcome> => {
  const partition = String(item['pk']);
  if (partition === OFFICIAL_PARTITION) return restoreRegistration(parts, item);
  return NAMELESS_PARTITIONS.some((start) => partition.startsWith(start))
    ? write(parts, item, undefined)
    : 'left';
};

const restoreRegistration = async (parts: RestoredStoresParts, item: StoredItem): Promise<Outcome> => {
  const registered = parseItem(OfficialAccount, item);
  if (registered.status === 'asked') return 'left';
  if (registered.status === 'ended') return write(parts, item, undefined);
  const consent = await standing(parts, { account: registered.account, kind: 'official' });
  return consent === undefined ? 'left' : write(parts, item, consent);
};

/** One try: undefined where a race was lost and the consent must be read again. */
const attempt = async (
  { documents, tables }: RestoredStoresParts,
  Item: StoredItem,
  consent: Vouching | undefined,
): Promise<Outcome | undefined> => {
  const outcome = await transact(documents, [
    { Put: { TableName: tables.to, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
    ...(consent === undefined ? [] : [checkRevision(tables.consents, consent)]),
  ]);
  if (outcome.kind === 'committed') return 'restored';
  return outcome.reasons[0] === 'condition-failed' ? 'there' : undefined;
};

const partition = ({ documents }: RestoredStoresParts, TableName: string, pk: string) =>
  queryAll(documents, {
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });

const sheetsIn = async (parts: RestoredStoresParts, table: string, account: AccountId) =>
  (await partition(parts, table, sheetsPartition(account))).map((item) => parseItem(DaySheet, item));

const startingWith = (items: readonly StoredItem[], prefix: string): readonly StoredItem[] =>
  items.filter(({ sk }) => typeof sk === 'string' && sk.startsWith(prefix));
