import { setTimeout as sleep } from 'node:timers/promises';

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

import { dayOf, type Clock } from '../clock.ts';
import { ServiceError } from '../errors.ts';
import type { NewId } from '../random.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { FINGERPRINTS, RULES, TERMS } from '../names.ts';
import type { StoredItem } from '../runtime/read.dynamodb.ts';
import {
  approvalItem,
  pageItem,
  REVISION_KEY,
  ruleItem,
  termItem,
  type PageItem,
} from './catalogue-items.ts';
import { entriesOf, pagesIn, revisionOf, type CatalogueStore } from './catalogue-queries.dynamodb.ts';
import { areApproved } from './rules-approval.ts';
import type { CatalogueWriter, DocumentPages, IndexHeld, Replaced } from './catalogue-writer.ts';

/** What the adapter needs. */
export interface CatalogueWriterParts extends CatalogueStore {
  readonly newId: NewId;
  readonly clock: Clock;
}

/** BatchWriteItem's limit. */
const ITEMS_PER_REQUEST = 25;
const TRIES = 8;
const FIRST_PAUSE_MILLISECONDS = 25;

/** An index that every instance of a function still holds in memory: 50 MB, twice that while it is read again. */
const HASHES_AT_MOST = 2_000_000;

type Keyed = StoredItem & { readonly pk: string; readonly sk: string };
type Request =
  { readonly PutRequest: { readonly Item: Keyed } } | { readonly DeleteRequest: { readonly Key: Keyed } };

/** The company's catalogue in the `Terms` store. */
export const createDynamoCatalogueWriter = (parts: CatalogueWriterParts): CatalogueWriter => ({
  replaceTerms: (terms) => alone(parts, () => replace(parts, TERMS, terms.map(termItem))),
  replaceRules: async (rules, approval) => {
    if (!areApproved(rules, approval, dayOf(parts.clock.now())))
      throw new ServiceError('not-permitted', 'Nobody approved these rules as they are.');
    return alone(parts, async () => {
      // Before the rules: what was approved may be there without them, not the other way round.
      if (approval !== undefined) await writeAll(parts, [put(approvalItem(approval))]);
      return replace(parts, RULES, rules.map(ruleItem));
    });
  },
  putDocuments: (changes) => alone(parts, () => putDocuments(parts, changes)),
});

/**
 * Changes the catalogue under a new revision, and moves it again when the change is whole. Whoever began before and ends
 * after finds the revision moved; readers that read in between read again.
 */
const alone = async <Result>(parts: CatalogueWriterParts, change: () => Promise<Result>): Promise<Result> => {
  const begun = await moveRevision(parts, await revisionOf(parts));
  const result = await change();
  await moveRevision(parts, begun);
  return result;
};

const writeAll = async (
  { documents, table }: CatalogueWriterParts,
  requests: readonly Request[],
): Promise<void> => {
  for (let start = 0; start < requests.length; start += ITEMS_PER_REQUEST) {
    let left: Record<string, unknown>[] = [...requests.slice(start, start + ITEMS_PER_REQUEST)];
    for (let tried = 0; left.length > 0; tried += 1) {
      if (tried === TRIES) throw new ServiceError('unavailable', 'the store does not take all of it');
      if (tried > 0) await sleep(FIRST_PAUSE_MILLISECONDS * 2 ** tried);
      const request = new BatchWriteCommand({ RequestItems: { [table]: left } });
      left = (await translated(() => documents.send(request))).UnprocessedItems?.[table] ?? [];
    }
  }
};

/** One item for each place, the last of several: a request must not name a place twice. */
const once = <Item extends Keyed>(items: readonly Item[]): readonly Item[] => [
  ...new Map(items.map((item) => [item.sk, item])).values(),
];

const put = (Item: Keyed): Request => ({ PutRequest: { Item } });
const remove = (pk: string, sk: unknown): Request => ({ DeleteRequest: { Key: { pk, sk: String(sk) } } });

const replace = async (
  parts: CatalogueWriterParts,
  name: typeof TERMS | typeof RULES,
  given: readonly Keyed[],
): Promise<Replaced> => {
  const items = once(given);
  const wanted = new Set(items.map(({ sk }) => sk));
  const others = (await entriesOf(parts, name)).filter(({ sk }) => !wanted.has(String(sk)));
  await writeAll(parts, [...items.map(put), ...others.map(({ sk }) => remove(name, sk))]);
  return { written: items.length, removed: others.length };
};

const heldBy = (pages: readonly Pick<PageItem, 'document' | 'hashes'>[]): IndexHeld => ({
  documents: new Set(pages.map(({ document }) => document)).size,
  pages: pages.length,
  hashes: pages.reduce((sum, { hashes }) => sum + hashes.length, 0),
});

const putDocuments = async (
  parts: CatalogueWriterParts,
  changes: readonly DocumentPages[],
): Promise<IndexHeld> => {
  const there = await pagesIn(parts);
  const changed = new Set(changes.map(({ document }) => document));
  const added = changes.flatMap(({ document, pages }) => pages.map((page) => ({ document, ...page })));
  const kept = there.filter(({ page }) => !changed.has(page.document));
  if (new Set([...kept.map(({ page }) => page.key), ...added.map(({ key }) => key)]).size > 1)
    throw new ServiceError(
      'invalid-input',
      'The index was made with another key. Use that, or remove its documents.',
    );
  const held = heldBy([...kept.map(({ page }) => page), ...added]);
  if (held.hashes > HASHES_AT_MOST)
    throw new ServiceError(
      'invalid-input',
      `The index would hold ${held.hashes} hashes; ${HASHES_AT_MOST} fit. Leave documents out, or remove old ones.`,
    );
  const items = once(added.map((page) => pageItem(page.document, page)));
  const places = new Set(items.map(({ sk }) => sk));
  const gone = there.filter(({ sk, page }) => changed.has(page.document) && !places.has(sk));
  await writeAll(parts, [...items.map(put), ...gone.map(({ sk }) => remove(FINGERPRINTS, sk))]);
  return held;
};

/** Gives the catalogue a new revision, unless somebody else did meanwhile. */
const moveRevision = async (
  { documents, table, newId }: CatalogueWriterParts,
  before: string | undefined,
): Promise<string> => {
  const revision = newId();
  const request = new PutCommand({
    TableName: table,
    Item: { ...REVISION_KEY, version: 1, revision },
    ConditionExpression: before === undefined ? 'attribute_not_exists(pk)' : 'revision = :before',
    ...(before !== undefined && { ExpressionAttributeValues: { ':before': before } }),
  });
  try {
    await documents.send(request);
    return revision;
  } catch (fault) {
    if (!(fault instanceof ConditionalCheckFailedException)) throw translateFault(fault);
    throw new ServiceError('conflict', 'Somebody else changed the catalogue meanwhile. Run it again.');
  }
};
