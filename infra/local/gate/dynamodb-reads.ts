import type { Answer } from './call.ts';
import { readUnits } from './capacity.ts';
import type { DeclaredTable } from './declarations.ts';
import type { ItemOperation } from './dynamodb-operations.ts';
import { readAnswers, type ListRequest } from './dynamodb-requests.ts';
import { cancelled } from './dynamodb-writes.ts';
import type { InFlight } from './in-flight.ts';
import type { IndexLag } from './index-lag.ts';
import type { ItemReader } from './item-reader.ts';
import { identityOf, type Item } from './item.ts';
import { itemSize } from './item-size.ts';
import { jsonAnswer } from './protocol.ts';
import type { UsageMeter } from './usage.ts';

interface Reading {
  readonly caller: string;
  readonly action: string;
  readonly send: () => Promise<Answer>;
}

export interface ItemsReading extends Reading {
  readonly operations: readonly ItemOperation[];
}

export interface ListReading extends Reading {
  readonly request: ListRequest;
  readonly table: DeclaredTable;
  /** The request as sent, with every parameter. */
  readonly body: Readonly<Record<string, unknown>>;
}

interface ReadParts {
  readonly inFlight: InFlight;
  readonly reader: ItemReader;
  readonly indexLag: IndexLag;
  readonly usage: UsageMeter;
}

/** Performs reads and counts what they cost: by whole items, whatever part of them is asked for. */
export class DynamoDbReads {
  private readonly parts: ReadParts;

  constructor(parts: ReadParts) {
    this.parts = parts;
  }

  /** GetItem and BatchGetItem: every key is rounded up by itself, and a miss costs the least. */
  async items(reading: ItemsReading): Promise<Answer> {
    const answer = await reading.send();
    if (answer.status !== 200) return answer;
    const { images, unread } = await this.imagesOf(reading, parse(answer));
    const read = reading.operations.filter(({ identity }) => !unread.has(identity));
    this.count(reading, read, ({ identity, consistent }) =>
      readUnits(itemSize(images.get(identity)), consistent ? 'strong' : 'eventual'),
    );
    return answer;
  }

  async transaction(reading: ItemsReading): Promise<Answer> {
    const { operations, send } = reading;
    const busy = this.parts.inFlight.busy(operations.map(({ identity }) => identity));
    if (busy.length > 0) throw cancelled(operations.map((_operation, at) => busy.includes(at)));
    const answer = await send();
    if (answer.status !== 200) return answer;
    const { Responses } = readAnswers.transaction.parse(parse(answer));
    const projected = operations.some((operation) => operation.projected);
    const images = projected ? await this.parts.reader.read(operations) : undefined;
    const sizes = new Map(
      operations.map(({ identity }, at) => [
        identity,
        itemSize(images?.get(identity) ?? Responses[at]?.Item),
      ]),
    );
    this.count(reading, operations, ({ identity }) => readUnits(sizes.get(identity) ?? 0, 'transactional'));
    return answer;
  }

  /** Query and Scan: all that is read is added up, then rounded. */
  async list(reading: ListReading): Promise<Answer> {
    const { request, table, caller, action, send } = reading;
    const answer = await send();
    if (answer.status !== 200) return answer;
    const { IndexName, ConsistentRead = false } = request;
    const resource = IndexName === undefined ? table.name : `${table.name}/${IndexName}`;
    const evaluated = await this.evaluated(reading, answer);
    const bytes = evaluated.reduce((total, item) => total + itemSize(item), 0);
    const units = readUnits(bytes, ConsistentRead ? 'strong' : 'eventual');
    this.parts.usage.add({ caller, action, resource, requests: 1, readUnits: units });
    return this.lagged(reading, answer);
  }

  /** Every item the service read, before a filter or a projection left something out. */
  private async evaluated(reading: ListReading, answer: Answer): Promise<readonly Item[]> {
    const { request, body, action } = reading;
    const whole =
      request.FilterExpression === undefined &&
      request.ProjectionExpression === undefined &&
      request.Select !== 'COUNT';
    if (whole) return readAnswers.list.parse(parse(answer)).Items ?? [];
    const again = withoutFilter(body, request);
    const operation = action.slice(action.indexOf(':') + 1);
    return readAnswers.list.parse(await this.parts.reader.call(operation, again)).Items ?? [];
  }

  private lagged({ request, table }: ListReading, answer: Answer): Answer {
    const index = request.IndexName === undefined ? undefined : table.indexes.get(request.IndexName);
    if (index === undefined || !this.parts.indexLag.isHeld(table.name)) return answer;
    const whole = readAnswers.list.parse(parse(answer));
    if (whole.Items === undefined) return answer;
    const Items = this.parts.indexLag.asBefore(whole.Items, index, table);
    const missing = whole.Items.length - Items.length;
    return jsonAnswer('dynamodb', {
      ...whole,
      Items,
      Count: whole.Count - missing,
      ScannedCount: whole.ScannedCount - missing,
    });
  }

  private async imagesOf({ operations }: ItemsReading, answer: unknown) {
    const batch = readAnswers.batch.safeParse(answer);
    const tables = new Map(operations.map(({ table }) => [table.name, table]));
    const identities = (groups: Readonly<Record<string, readonly Item[]>>): [string, Item][] =>
      Object.entries(groups).flatMap(([name, items]) => {
        const table = tables.get(name);
        return table ? items.map((item): [string, Item] => [identityOf(item, table), item]) : [];
      });
    const unprocessed = batch.success ? (batch.data.UnprocessedKeys ?? {}) : {};
    const unreadKeys = Object.fromEntries(
      Object.entries(unprocessed).map(([name, { Keys }]) => [name, Keys]),
    );
    const unread = new Set(identities(unreadKeys).map(([identity]) => identity));
    if (operations.some(({ projected }) => projected))
      return { images: await this.parts.reader.read(operations), unread };
    if (batch.success) return { images: new Map(identities(batch.data.Responses)), unread };
    const { Item } = readAnswers.item.parse(answer);
    const images = new Map(operations.flatMap(({ identity }) => (Item ? [[identity, Item] as const] : [])));
    return { images, unread };
  }

  private count(
    { caller, action }: ItemsReading,
    operations: readonly ItemOperation[],
    unitsOf: (operation: ItemOperation) => number,
  ): void {
    for (const [resource, group] of Map.groupBy(operations, ({ table }) => table.name)) {
      const units = group.reduce((total, operation) => total + unitsOf(operation), 0);
      this.parts.usage.add({ caller, action, resource, requests: 1, readUnits: units });
    }
  }
}

/** The same read without its filter and projection, and without the placeholders that only these used. */
function withoutFilter(body: ListReading['body'], request: ListRequest): Record<string, unknown> {
  const used = new Set(request.KeyConditionExpression?.match(/[#:]\w+/g) ?? []);
  const kept = (placeholders: object | undefined) => {
    const entries = Object.entries(placeholders ?? {}).filter(([placeholder]) => used.has(placeholder));
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  };
  return {
    ...body,
    FilterExpression: undefined,
    ProjectionExpression: undefined,
    Select: undefined,
    ExpressionAttributeNames: kept(request.ExpressionAttributeNames),
    ExpressionAttributeValues: kept(request.ExpressionAttributeValues),
  };
}

function parse({ body }: Answer): unknown {
  return JSON.parse(body.toString());
}
