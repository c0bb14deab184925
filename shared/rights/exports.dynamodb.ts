import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import { putEffect } from '../consent/consent-operations.dynamodb.ts';
import type { ParticipantId } from '../ids.ts';
import { profileKey } from '../people/profile.ts';
import type { NewId } from '../random.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { transact, untilSettled, type TransactItems } from '../runtime/transact.dynamodb.ts';
import { askedExport, DataExport, ExportId, standingOf, type ExportWish } from './data-export.ts';
import type { Asked, Exports } from './exports.ts';

/** What the adapter needs. */
export interface ExportsParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: { readonly site: string; readonly people: string; readonly outbox: string };
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Requests for exports in the `Site` store, with their errands in the `Outbox`. */
export const createDynamoExports = (parts: ExportsParts): Exports => ({
  ...createDynamoExportFinder(parts.documents, parts.tables.site),
  ask: (participant, language) => untilSettled(() => ask(parts, { participant, language })),
  cancel: async (participant) => void (await untilSettled(() => cancel(parts, participant))),
  ...createDynamoExportPublisher(parts.documents, parts.tables.site),
});

/** Reads requests for exports in the `Site` store and does nothing else. */
export const createDynamoExportFinder = (
  documents: DynamoDBDocumentClient,
  table: string,
): Pick<Exports, 'find'> => ({
  find: async (participant) => {
    const request = new GetCommand({ TableName: table, Key: exportKey(participant), ConsistentRead: true });
    const { Item } = await translated(() => documents.send(request));
    return Item === undefined ? undefined : parseItem(DataExport, Item);
  },
});

/** Says in the `Site` store that exports are ready and does nothing else. */
export const createDynamoExportPublisher = (
  documents: DynamoDBDocumentClient,
  table: string,
): Pick<Exports, 'publish'> => ({
  publish: async (ready) => (await untilSettled(() => publish(documents, table, ready))) === 'published',
});

/** A participant has one place for a request, so that two never run at once. */
const exportKey = (participant: ParticipantId) => ({ pk: `export#${participant}`, sk: 'export' });

/** A request as its item. */
export const exportItem = (held: DataExport) => ({ ...exportKey(held.participant), ...held });

const isStill = ({ id, status }: DataExport) => ({
  ConditionExpression: '#id = :id AND #status = :status',
  ExpressionAttributeNames: { '#id': 'id', '#status': 'status' },
  ExpressionAttributeValues: { ':id': id, ':status': status },
});

const discard = (
  { outbox }: ExportsParts['tables'],
  { id, participant }: DataExport,
): TransactItems[number] =>
  putEffect(outbox, participant, { version: 1, kind: 'discard-export', export: id });

const ask = async (parts: ExportsParts, wish: ExportWish): Promise<Asked | undefined> => {
  const { documents, tables, clock, newId } = parts;
  const { participant } = wish;
  const now = clock.now();
  const earlier = await createDynamoExportFinder(documents, tables.site).find(participant);
  if (standingOf(earlier, now) === 'asked') return 'under-way';
  const asked = askedExport(ExportId.parse(newId()), wish, now);
  const outcome = await transact(documents, [
    {
      ConditionCheck: {
        TableName: tables.people,
        Key: profileKey(participant),
        ConditionExpression: 'attribute_exists(pk)',
      },
    },
    {
      Put: {
        TableName: tables.site,
        Item: exportItem(asked),
        ...(earlier === undefined ? { ConditionExpression: 'attribute_not_exists(pk)' } : isStill(earlier)),
      },
    },
    putEffect(tables.outbox, participant, {
      version: 1,
      kind: 'prepare-export',
      participant,
      export: asked.id,
    }),
    ...(earlier === undefined ? [] : [discard(tables, earlier)]),
  ]);
  if (outcome.kind === 'committed') return 'asked';
  return outcome.reasons[0] === 'condition-failed' ? 'not-known' : undefined;
};

const publish = async (
  documents: DynamoDBDocumentClient,
  table: string,
  ready: DataExport,
): Promise<'published' | 'not-awaited' | undefined> => {
  const condition = isStill({ ...ready, status: 'asked' });
  const outcome = await transact(documents, [
    { Put: { TableName: table, Item: exportItem(ready), ...condition } },
  ]);
  if (outcome.kind === 'committed') return 'published';
  return outcome.reasons[0] === 'condition-failed' ? 'not-awaited' : undefined;
};

const cancel = async (
  { documents, tables }: ExportsParts,
  participant: ParticipantId,
): Promise<'done' | undefined> => {
  const held = await createDynamoExportFinder(documents, tables.site).find(participant);
  if (held === undefined) return 'done';
  const outcome = await transact(documents, [
    { Delete: { TableName: tables.site, Key: exportKey(participant), ...isStill(held) } },
    discard(tables, held),
  ]);
  return outcome.kind === 'committed' ? 'done' : undefined;
};
