import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import type { NewId } from '../random.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import type { Log } from '../runtime/logger.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { untilSettled } from '../runtime/transact.dynamodb.ts';
import { CAMPAIGN_LIMITS, CampaignRecord } from './campaign-record.ts';
import type { CampaignList, Campaigns, CampaignSaved, ClicksImported } from './campaigns.ts';
import { CampaignClicks, withImport, type DayClicks } from './clicks.ts';

/** What the adapter needs. */
export interface CampaignParts {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly warn: Log;
}

/** One partition: a company has a few campaigns, and everybody on staff may see the list. */
const PARTITION = 'campaign#all';
const campaignKey = (id: string) => ({ pk: PARTITION, sk: id });
/** Under keys of their own, which only comms may read. */
const clicksKey = (id: string) => ({ pk: `clicks#${id}`, sk: 'days' });

/**
 * The list of campaigns in the `Site` store. One that does not fit is left out and said in the log: it must not take the
 * others with it.
 */
export const createDynamoCampaignList = ({
  documents,
  table,
  warn,
}: Pick<CampaignParts, 'documents' | 'table' | 'warn'>): CampaignList => ({
  list: async () => {
    const items = await queryAll(documents, {
      TableName: table,
      KeyConditionExpression: 'pk = :all',
      ExpressionAttributeValues: { ':all': PARTITION },
      ConsistentRead: true,
    });
    const campaigns = items.flatMap((item) => CampaignRecord.safeParse(item).data ?? []);
    const count = items.length - campaigns.length;
    if (count > 0) warn('record.skipped', { kind: 'invariant', outcome: 'campaign', count });
    return campaigns.sort(
      (one, other) => other.from.localeCompare(one.from) || one.title.localeCompare(other.title),
    );
  },
});

/** Campaigns and their clicks in the `Site` store. */
export const createDynamoCampaigns = (parts: CampaignParts): Campaigns => {
  const campaigns = createDynamoCampaignList(parts);
  return {
    list: () => campaigns.list(),
    find: (id) => find(parts, id),
    save: async (campaign, readAs) => {
      if (readAs === undefined && (await campaigns.list()).length >= CAMPAIGN_LIMITS.campaigns)
        return { kind: 'too-many' };
      return save(parts, campaign, readAs);
    },
    clicksOf: (id) => clicksOf(parts, id),
    importClicks: (id, days) => untilSettled(() => importClicks(parts, id, days)),
  };
};

const get = async (
  { documents, table }: CampaignParts,
  Key: Readonly<Record<string, string>>,
): Promise<unknown> => {
  const request = new GetCommand({ TableName: table, Key, ConsistentRead: true });
  return (await translated(() => documents.send(request))).Item;
};

const find = async (parts: CampaignParts, id: string): Promise<CampaignRecord | undefined> => {
  const item = await get(parts, campaignKey(id));
  return item === undefined ? undefined : parseItem(CampaignRecord, item);
};

const clicksOf = async (parts: CampaignParts, id: string): Promise<CampaignClicks | undefined> => {
  const item = await get(parts, clicksKey(id));
  return item === undefined ? undefined : parseItem(CampaignClicks, item);
};

/** Puts an item that is new, or still has the revision it was read with; answers whether it did. */
const replace = async (
  { documents, table }: CampaignParts,
  item: CampaignRecord | CampaignClicks,
  { key, readAs }: { readonly key: Readonly<Record<string, string>>; readonly readAs: string | undefined },
): Promise<boolean> => {
  const isStill =
    readAs === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'revision = :revision', ExpressionAttributeValues: { ':revision': readAs } };
  try {
    await documents.send(new PutCommand({ TableName: table, Item: { ...key, ...item }, ...isStill }));
    return true;
  } catch (fault) {
    if (fault instanceof ConditionalCheckFailedException) return false;
    throw translateFault(fault);
  }
};

const save = async (
  parts: CampaignParts,
  campaign: CampaignRecord,
  readAs: string | undefined,
): Promise<CampaignSaved> => {
  const fits = parseItem(CampaignRecord, campaign);
  const isSaved = await replace(parts, fits, { key: campaignKey(campaign.id), readAs });
  if (isSaved) return { kind: 'saved' };
  // Sent twice, or its answer was lost: what was to be written is there.
  const kept = await find(parts, campaign.id);
  return { kind: kept?.revision === campaign.revision ? 'saved' : 'changed' };
};

const importClicks = async (
  parts: CampaignParts,
  id: string,
  days: readonly DayClicks[],
): Promise<ClicksImported | undefined> => {
  const held = await clicksOf(parts, id);
  const next = withImport(held, days, { campaign: id, revision: parts.newId(), now: parts.clock.now() });
  if (next === undefined) return { kind: 'too-many' };
  const isWritten = await replace(parts, next, { key: clicksKey(id), readAs: held?.revision });
  return isWritten ? { kind: 'imported' } : undefined;
};
