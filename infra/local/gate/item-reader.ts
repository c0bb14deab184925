import { EngineError } from '../engine-error.ts';
import type { ItemOperation } from './dynamodb-operations.ts';
import { readAnswers, tableDescription } from './dynamodb-requests.ts';
import type { KeyTypes } from './dynamodb-strictness.ts';
import { identityOf, type Item } from './item.ts';
import type { Upstream } from './upstream.ts';

const headers = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
  // DynamoDB Local wants a signature and does not check it.
  authorization:
    'AWS4-HMAC-SHA256 Credential=gate/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
};
const MOST_KEYS = 100;

export type Place = Pick<ItemOperation, 'table' | 'key' | 'identity'>;

/** Reads whole items behind the callers' backs, to know what a call costs and what it changed. */
export class ItemReader {
  private readonly upstream: Upstream;
  private readonly types = new Map<string, Promise<KeyTypes>>();

  constructor(upstream: Upstream) {
    this.upstream = upstream;
  }

  /** The stored images by the places' identities; an item that does not exist is not in the map. */
  async read(places: readonly Place[]): Promise<ReadonlyMap<string, Item>> {
    const found = new Map<string, Item>();
    const tables = new Map(places.map(({ table }) => [table.name, table]));
    let open = [...new Map(places.map((place) => [place.identity, place])).values()];
    while (open.length > 0) {
      const asked = open.splice(0, MOST_KEYS);
      const groups = Map.groupBy(asked, ({ table }) => table.name);
      const RequestItems = Object.fromEntries(
        [...groups].map(([name, group]) => [
          name,
          { Keys: group.map(({ key }) => key), ConsistentRead: true },
        ]),
      );
      const answer = readAnswers.batch.parse(await this.call('BatchGetItem', { RequestItems }));
      for (const [name, items] of Object.entries(answer.Responses)) {
        const table = tables.get(name);
        if (table) for (const item of items) found.set(identityOf(item, table), item);
      }
      const unread = Object.entries(answer.UnprocessedKeys ?? {}).flatMap(([name, { Keys }]) => {
        const table = tables.get(name);
        return table ? Keys.map((key) => ({ table, key, identity: identityOf(key, table) })) : [];
      });
      open = [...open, ...unread];
    }
    return found;
  }

  /** The types of a table's key attributes, asked for once. */
  keyTypes(table: string): Promise<KeyTypes> {
    const known = this.types.get(table) ?? this.describe(table);
    this.types.set(table, known);
    return known;
  }

  private async describe(TableName: string): Promise<KeyTypes> {
    const { Table } = tableDescription.parse(await this.call('DescribeTable', { TableName }));
    return new Map(
      Table.AttributeDefinitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]),
    );
  }

  /** @throws EngineError when the emulator refuses, which is the gate's own fault. */
  async call(operation: string, request: unknown): Promise<unknown> {
    const call = {
      method: 'POST',
      url: '/',
      headers: { ...headers, 'x-amz-target': `DynamoDB_20120810.${operation}` },
    };
    const { status, body } = await this.upstream.send(call, JSON.stringify(request));
    if (status !== 200)
      throw new EngineError(`DynamoDB Local refused the gate's own ${operation}: ${body.toString()}`);
    const answer: unknown = JSON.parse(body.toString());
    return answer;
  }
}
