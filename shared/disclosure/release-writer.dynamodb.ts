import { GetCommand, PutCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { epochKey } from '../consent/consent-items.ts';
import { ServiceError } from '../errors.ts';
import { Day } from '../ids.ts';
import { EPOCHS } from '../names.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import {
  transact,
  untilSettled,
  type CancellationReason,
  type TransactItems,
} from '../runtime/transact.dynamodb.ts';
import type { Epochs } from './epoch-reader.ts';
import {
  evidenceItem,
  evidencePartition,
  OFFICIAL_DAYS_PARTITION,
  publicationItem,
  releaseItem,
  releaseKey,
} from './release-items.ts';
import { ReleaseEvidence } from './release-evidence.ts';
import type { Publication, PublishOutcome, ReleaseWriter } from './release-writer.ts';

/** The stores a publication touches: it writes releases and checks the epochs beside the consents. */
export interface ReleaseTables {
  readonly releases: string;
  readonly consents: string;
}

const StoredEvidence = z.object({ version: z.literal(1), ...ReleaseEvidence.shape });
const Mark = z.object({ version: z.literal(1), sk: Day });

/** Releases in the `Releases` store. A publication is one transaction of at most 20 operations. */
export const createDynamoReleaseWriter = (
  documents: DynamoDBDocumentClient,
  tables: ReleaseTables,
): ReleaseWriter => ({
  isPublished: async (subject, { kind, from }) => {
    const request = {
      TableName: tables.releases,
      Key: releaseKey(subject, kind, from),
      ConsistentRead: true,
    };
    const { Item } = await translated(() => documents.send(new GetCommand(request)));
    return Item !== undefined;
  },

  evidenceBefore: async (kind, from, limit) => {
    const request = {
      TableName: tables.releases,
      KeyConditionExpression: 'pk = :evidence AND sk < :from',
      ExpressionAttributeValues: { ':evidence': evidencePartition(kind), ':from': from },
      ScanIndexForward: false,
      Limit: limit,
      ConsistentRead: true,
    };
    const { Items = [] } = await translated(() => documents.send(new QueryCommand(request)));
    return Items.map((item) => {
      const { version: _, ...evidence } = parseItem(StoredEvidence, item);
      return evidence;
    });
  },

  publish: (publication, epochs) => untilSettled(() => publish(documents, tables, { publication, epochs })),

  officialDaysDone: async (from) => {
    const request = {
      TableName: tables.releases,
      KeyConditionExpression: 'pk = :done AND sk >= :from',
      ExpressionAttributeValues: { ':done': OFFICIAL_DAYS_PARTITION, ':from': from },
      ConsistentRead: true,
    };
    return (await queryAll(documents, request)).map((item) => parseItem(Mark, item).sk);
  },

  markOfficialDay: async (day) => {
    const Item = { pk: OFFICIAL_DAYS_PARTITION, sk: day, version: 1 };
    await translated(() => documents.send(new PutCommand({ TableName: tables.releases, Item })));
  },
});

/** Holds only while the epoch is what it was; an epoch that never moved has no item. */
const checkEpoch = (table: string, epoch: number, count: number): TransactItems[number] => ({
  ConditionCheck: {
    TableName: table,
    Key: epochKey(epoch),
    ExpressionAttributeNames: { '#count': 'count' },
    ...(count === 0
      ? { ConditionExpression: 'attribute_not_exists(#count)' }
      : { ConditionExpression: '#count = :count', ExpressionAttributeValues: { ':count': count } }),
  },
});

const putOnce = (table: string, item: Record<string, unknown>): TransactItems[number] => ({
  Put: { TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
});

const operations = (
  tables: ReleaseTables,
  { release, evidence }: Publication,
  epochs: Epochs,
): readonly TransactItems[number][] => [
  putOnce(tables.releases, releaseItem(release)),
  ...epochs.map((count, epoch) => checkEpoch(tables.consents, epoch, count)),
  { Put: { TableName: tables.releases, Item: publicationItem(release) } },
  ...(evidence === undefined ? [] : [putOnce(tables.releases, evidenceItem(release, evidence))]),
];

/** Undefined where the attempt met another writer and told nothing about the release or the epochs. */
const outcomeOf = (reasons: readonly CancellationReason[]): PublishOutcome | undefined => {
  const [release, ...others] = reasons;
  if (release === 'condition-failed') return 'already-published';
  return others.slice(0, EPOCHS).includes('condition-failed') ? 'epochs-moved' : undefined;
};

const publish = async (
  documents: DynamoDBDocumentClient,
  tables: ReleaseTables,
  { publication, epochs }: { readonly publication: Publication; readonly epochs: Epochs },
): Promise<PublishOutcome | undefined> => {
  if (epochs.length !== EPOCHS) throw new ServiceError('invariant', 'a release must check every epoch');
  const outcome = await transact(documents, [...operations(tables, publication, epochs)]);
  return outcome.kind === 'committed' ? 'published' : outcomeOf(outcome.reasons);
};
