import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';

import { conditionOf, type MemoryItem } from './memory-expressions.ts';
import {
  BatchGet,
  BatchWrite,
  Create,
  deleting,
  Expressions,
  givenBy,
  indexesOf,
  Key,
  List,
  operationsOf,
  placeOf,
  Put,
  putting,
  textOf,
  Transaction,
  Update,
  updating,
  wire,
  writesOf,
  itemCommand,
  type Around,
  type Command,
  type Operation,
  type Table,
} from './memory-requests.ts';

/** A write as it was committed; `undefined` is no item. */
export interface MemoryWrite {
  readonly table: string;
  readonly before: MemoryItem | undefined;
  readonly after: MemoryItem | undefined;
}

/**
 * DynamoDB in memory, as far as this project uses it: strongly consistent, one request at a time, transactions whole.
 * What it does not know is an error. `test/contract/memory-dynamodb.test.ts` holds it to DynamoDB Local.
 */
export class MemoryDynamoDb {
  /** What adapters are given; requests never get as far as the SDK's own machinery. */
  readonly documents: DynamoDBDocumentClient;
  /** The same, for whoever makes tables. */
  readonly client: DynamoDBClient;
  /** Waited for before and after each request, with its name. */
  step: (name: string) => Promise<void> = () => Promise.resolve();
  /** What becomes of a request; whoever sets it decides whether and when it is performed. */
  around: Around<'dynamodb'> = async ({ command, input }, perform) => {
    await this.step(`dynamodb ${command}`);
    const answer = perform(input);
    await this.step(`dynamodb ${command} answered`);
    return answer;
  };
  /** Told of each write as it commits, in order; what it throws fails the writer and undoes nothing. */
  onWrite: (write: MemoryWrite) => void = () => undefined;
  /** Tables that transactions check in vain: so a test breaks a rule, to see that it is found broken. */
  readonly heedless = new Set<string>();
  private readonly tables = new Map<string, Table>();
  private readonly operations: Readonly<Record<string, (input: unknown) => object>> = {
    CreateTableCommand: (input) => this.create(Create.parse(input)),
    DeleteTableCommand: (input) => ({ gone: this.tables.delete(Expressions.parse(input).TableName) }),
    GetItemCommand: (input) => this.get(Key.parse(input)),
    BatchGetItemCommand: (input) => this.batchGet(BatchGet.parse(input)),
    QueryCommand: (input) => this.list(List.parse(input)),
    ScanCommand: (input) => this.list(List.parse(input)),
    PutItemCommand: (input) => this.writeOne(putting(Put.parse(input))),
    DeleteItemCommand: (input) => this.writeOne(deleting(Key.parse(input)), Key.parse(input).ReturnValues),
    UpdateItemCommand: (input) => this.update(Update.parse(input)),
    BatchWriteItemCommand: (input) => {
      for (const write of writesOf(BatchWrite.parse(input))) this.writeOne(write);
      return { UnprocessedItems: {} };
    },
    TransactWriteItemsCommand: (input) => this.transact(Transaction.parse(input)),
  };

  constructor() {
    const credentials = { accessKeyId: 'memory', secretAccessKey: 'memory' };
    this.client = new DynamoDBClient({ region: 'eu-central-1', credentials });
    this.documents = DynamoDBDocumentClient.from(this.client);
    const send = { value: (command: Command) => this.send(command) };
    for (const client of [this.client, this.documents]) Object.defineProperty(client, 'send', send);
  }

  /** Forgets every item; tables stay. */
  clear(): void {
    for (const { partitions } of this.tables.values()) partitions.clear();
  }

  /** Every item of a table. */
  all(table: string): readonly MemoryItem[] {
    return [...this.tableOf(table).partitions.values()].flatMap((items) => [...items.values()]);
  }

  /** All tables as they are now; the function returned puts them back. */
  keep(): () => void {
    const kept = [...this.tables.values()].map(({ partitions }) => ({
      partitions,
      was: [...partitions].map(([pk, items]) => [pk, [...items]] as const),
    }));
    return () => {
      for (const { partitions, was } of kept) {
        partitions.clear();
        for (const [pk, items] of was) partitions.set(pk, new Map(items));
      }
    };
  }

  private async send({ constructor, input }: Command): Promise<object> {
    const name = constructor.name.replace(
      /^(Put|Get|Update|Delete|BatchGet|BatchWrite|TransactWrite)Command$/u,
      itemCommand,
    );
    const perform = this.operations[name];
    if (perform === undefined) throw new Error(`${name} is not known`);
    return this.around({ service: 'dynamodb', command: name, input }, (given) => ({
      ...perform(given),
      $metadata: {},
    }));
  }

  private tableOf(name: string): Table {
    const table = this.tables.get(name);
    if (table === undefined) throw new Error(`there is no table ${name}`);
    return table;
  }

  private create({ TableName, GlobalSecondaryIndexes }: z.infer<typeof Create>): object {
    this.tables.set(TableName, { partitions: new Map(), indexes: indexesOf(GlobalSecondaryIndexes) });
    return {};
  }

  private find(table: string, key: MemoryItem): MemoryItem | undefined {
    const { pk, sk } = placeOf(key);
    return this.tableOf(table).partitions.get(pk)?.get(sk);
  }

  private get({ TableName, Key: key }: z.infer<typeof Key>): object {
    const item = this.find(TableName, key);
    return item === undefined ? {} : { Item: item };
  }

  private batchGet({ RequestItems }: z.infer<typeof BatchGet>): object {
    const Responses = Object.entries(RequestItems).map(([table, { Keys }]): [string, MemoryItem[]] => [
      table,
      Keys.flatMap((key) => {
        const item = this.find(table, key);
        return item === undefined ? [] : [item];
      }),
    ]);
    return { Responses: Object.fromEntries(Responses), UnprocessedKeys: {} };
  }

  private list(request: z.infer<typeof List>): object {
    const { indexes } = this.tableOf(request.TableName);
    const index = request.IndexName === undefined ? undefined : indexes.get(request.IndexName);
    if (request.IndexName !== undefined && index === undefined) throw new Error('there is no such index');
    const [partition, sort] = index?.keys ?? ['pk', 'sk'];
    const given = givenBy(request);
    const { KeyConditionExpression: keys } = request;
    const isWanted = keys === undefined ? () => true : conditionOf(keys);
    const orderOf = (item: MemoryItem): string => `${textOf(item, sort)} ${textOf(item, 'pk')}`;
    const wanted = this.all(request.TableName)
      .filter((item) => item[partition] !== undefined && item[sort] !== undefined && isWanted(item, given))
      .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
    if (request.ScanIndexForward === false) wanted.reverse();
    const { ExclusiveStartKey: last } = request;
    const start =
      last === undefined ? 0 : wanted.findIndex(({ pk, sk }) => pk === last['pk'] && sk === last['sk']) + 1;
    const page = wanted.slice(start, request.Limit === undefined ? undefined : start + request.Limit);
    const keyOf = (item: MemoryItem) =>
      Object.fromEntries(['pk', 'sk', partition, sort].map((name) => [name, item[name]]));
    const filter = request.FilterExpression === undefined ? undefined : conditionOf(request.FilterExpression);
    const shown = page
      .filter((item) => filter?.(item, given) ?? true)
      .map((item) => (index?.isWhole === false ? keyOf(item) : item));
    const end = page.at(-1);
    const isMore = request.Limit !== undefined && end !== undefined && page.length === request.Limit;
    return { Items: shown, Count: shown.length, ...(isMore && { LastEvaluatedKey: keyOf(end) }) };
  }

  private update(request: z.infer<typeof Update>): object {
    this.writeOne(updating(request));
    if (request.ReturnValues !== 'ALL_NEW') return {};
    return { Attributes: this.find(request.TableName, request.Key) };
  }

  private writeOne(operation: Operation, returned?: string): object {
    const before = this.before(operation);
    if (!this.isAllowed(operation)) {
      throw new ConditionalCheckFailedException({
        message: 'The conditional request failed',
        $metadata: {},
        ...(before !== undefined && { Item: wire(before) }),
      });
    }
    this.commit(operation);
    return returned === 'ALL_OLD' && before !== undefined ? { Attributes: before } : {};
  }

  private transact(request: z.infer<typeof Transaction>): object {
    const operations = operationsOf(request);
    const places = new Set(operations.map(({ table, pk, sk }) => JSON.stringify([table, pk, sk])));
    if (places.size < operations.length || operations.length > 100)
      throw new Error('the transaction is refused');
    const reasons = operations.map((one) => ({
      Code: this.isAllowed(one) ? 'None' : 'ConditionalCheckFailed',
    }));
    if (reasons.some(({ Code }) => Code !== 'None')) {
      throw new TransactionCanceledException({
        message: 'Transaction cancelled',
        $metadata: {},
        CancellationReasons: reasons,
      });
    }
    for (const operation of operations) this.commit(operation);
    return {};
  }

  private before({ table, pk, sk }: Operation): MemoryItem | undefined {
    return this.tableOf(table).partitions.get(pk)?.get(sk);
  }

  private isAllowed(operation: Operation): boolean {
    const { condition, given, table, write } = operation;
    if (write === undefined && this.heedless.has(table)) return true;
    return condition === undefined || conditionOf(condition)(this.before(operation), given);
  }

  private commit(operation: Operation): void {
    if (operation.write === undefined) return;
    const { table, pk, sk } = operation;
    const { partitions } = this.tableOf(table);
    const items = partitions.get(pk) ?? new Map<string, MemoryItem>();
    const before = items.get(sk);
    const after = operation.write(before);
    if (after === undefined) items.delete(sk);
    else items.set(sk, after);
    partitions.set(pk, items);
    this.onWrite({ table, before, after });
  }
}
