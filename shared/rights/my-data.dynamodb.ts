import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { alertsByAuthor } from '../alerts/alert-items.ts';
import { LeakAlert } from '../alerts/leak-alert.ts';
import { AccountLink, ConsentEvent, inOrder } from '../consent/consent-history.ts';
import { participantPartition } from '../consent/consent-items.ts';
import type { ConsentReader } from '../consent/consent-reader.ts';
import { createDynamoDraftAttemptFinder } from '../drafts/draft-attempts.dynamodb.ts';
import type { AccountId, ParticipantId } from '../ids.ts';
import { Profile } from '../people/profile.ts';
import { PolicyAcknowledgement } from '../policy/acknowledgement.ts';
import { DaySheet } from '../posts/day-sheet.ts';
import { createDynamoOwnNominations } from '../recognition/recognitions.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll, type StoredItem as Item } from '../runtime/read.dynamodb.ts';
import { createDynamoExportFinder } from './exports.dynamodb.ts';
import type { MyData, MyDataReader } from './my-data.ts';
import { ParticipantNotice } from './participant-notice.ts';

/** What the adapter needs. */
export interface MyDataParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: {
    readonly people: string;
    readonly observations: string;
    readonly alerts: string;
    readonly site: string;
  };
  readonly consents: ConsentReader;
}

/** A participant's data over `People`, `Consents`, `Observations`, `Alerts` and `Site`: queries by key, never a scan. */
export const createDynamoMyDataReader = (parts: MyDataParts): MyDataReader => ({
  read: async (participant) => {
    const person = await queryAll(parts.documents, {
      TableName: parts.tables.people,
      KeyConditionExpression: 'pk = :own',
      ExpressionAttributeValues: { ':own': participantPartition(participant) },
      ConsistentRead: true,
    });
    const links = startingWith(person, 'account#').map((item) => parseItem(AccountLink, item));
    const accounts = links.map(({ account }) => account);
    const [profile] = startingWith(person, 'profile').map((item) => parseItem(Profile, item));
    const [acknowledged] = person
      .filter(({ sk }) => sk === 'policy')
      .map((item) => parseItem(PolicyAcknowledgement, item));
    return {
      profile,
      links,
      history: inOrder(startingWith(person, 'event#').map((item) => parseItem(ConsentEvent, item))),
      consents: await ownConsents(parts, participant, accounts),
      sheets: await sheetsOf(parts, participant, accounts),
      alerts: await alertsOf(parts, participant),
      notices: await noticesOf(parts, participant),
      dataExport: await createDynamoExportFinder(parts.documents, parts.tables.site).find(participant),
      attempts: await attemptsOf(parts, profile),
      policy: acknowledged,
      nominations: await createDynamoOwnNominations(parts.documents, parts.tables.site).ownOf(participant),
    } satisfies MyData;
  },
});

const startingWith = (items: readonly Item[], prefix: string): readonly Item[] =>
  items.filter(({ sk }) => typeof sk === 'string' && sk.startsWith(prefix));

/** An account may have had another owner before; what is theirs is not shown. */
const ownConsents = async (
  { consents }: MyDataParts,
  participant: ParticipantId,
  accounts: readonly AccountId[],
) => {
  const records = await consents.readMany(accounts);
  return [...records.values()].filter(
    (record) => record.kind === 'advocacy' && record.participant === participant,
  );
};

const sheetsOf = async (
  parts: MyDataParts,
  participant: ParticipantId,
  accounts: readonly AccountId[],
): Promise<readonly DaySheet[]> => {
  const sheets = await Promise.all(
    accounts.map((account) =>
      queryAll(parts.documents, {
        TableName: parts.tables.observations,
        KeyConditionExpression: 'pk = :account',
        ExpressionAttributeValues: { ':account': `account#${account}` },
        ConsistentRead: true,
      }),
    ),
  );
  return sheets
    .flat()
    .map((item) => parseItem(DaySheet, item))
    .filter((sheet) => sheet.participant === participant);
};

const alertsOf = async (parts: MyDataParts, participant: ParticipantId): Promise<readonly LeakAlert[]> => {
  const items = await queryAll(parts.documents, alertsByAuthor(parts.tables.alerts, participant));
  return items.map((item) => parseItem(LeakAlert, item));
};

const noticesOf = async (parts: MyDataParts, participant: ParticipantId) => {
  const items = await queryAll(parts.documents, {
    TableName: parts.tables.site,
    KeyConditionExpression: 'pk = :own',
    ExpressionAttributeValues: { ':own': `notice#${participant}` },
    ConsistentRead: true,
  });
  return items.map((item) => parseItem(ParticipantNotice, item));
};

/** They belong to the sign-in, so that they outlive a participant id by the rest of a day. */
const attemptsOf = async ({ documents, tables }: MyDataParts, profile: Profile | undefined) =>
  profile === undefined
    ? undefined
    : createDynamoDraftAttemptFinder(documents, tables.site).find(profile.subject);
