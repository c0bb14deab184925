import * as z from 'zod';
import { isObject } from '../json.ts';
import { operationOf, type Answer, type GateCall, type PreparedCall, type Service } from './call.ts';
import { needOfList, needsOfItems } from './dynamodb-needs.ts';
import {
  batchGets,
  batchWrites,
  findTable,
  itemOperation,
  transactGets,
  transactWrites,
  type ItemOperation,
  type Tables,
} from './dynamodb-operations.ts';
import { DynamoDbReads } from './dynamodb-reads.ts';
import { legacyParameters, requestSchemas } from './dynamodb-requests.ts';
import { checkBatch, checkOperation, checkPlaceholders, checkTransaction } from './dynamodb-strictness.ts';
import { cancelled, conflictOf, DynamoDbWrites, type WriteCall } from './dynamodb-writes.ts';
import { baseContext, type RequestContext } from './iam-conditions.ts';
import { InFlight } from './in-flight.ts';
import type { IndexLag } from './index-lag.ts';
import { ItemReader } from './item-reader.ts';
import { jsonDenials, jsonRefusal } from './protocol.ts';
import { invalid, Refusal, unknownAction } from './refusal.ts';
import type { Upstream } from './upstream.ts';
import type { UsageMeter } from './usage.ts';

export interface DynamoDbOptions {
  readonly upstream: Upstream;
  readonly tables: Tables;
  readonly indexLag: IndexLag;
  readonly usage: UsageMeter;
  readonly region: string;
  readonly account: string;
}

type Body = Readonly<Record<string, unknown>>;
type Prepare = (call: GateCall, body: Body) => PreparedCall;

/** DynamoDB as the cloud has it, in front of DynamoDB Local. */
export class DynamoDb implements Service {
  readonly unknownCaller = jsonDenials.unknownCaller;
  readonly denied = jsonDenials.denied;
  readonly throttled = new Refusal(
    'ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded.',
  );
  readonly unavailable = new Refusal('InternalServerError', 'Internal server error', { status: 500 });
  private readonly upstream: Upstream;
  private readonly tables: Tables;
  private readonly writes: DynamoDbWrites;
  private readonly reads: DynamoDbReads;
  private readonly base: RequestContext;
  private readonly operations: ReadonlyMap<string, Prepare>;

  constructor(options: DynamoDbOptions) {
    const parts = { ...options, inFlight: new InFlight(), reader: new ItemReader(options.upstream) };
    this.upstream = options.upstream;
    this.tables = options.tables;
    this.writes = new DynamoDbWrites(parts);
    this.reads = new DynamoDbReads(parts);
    this.base = baseContext(options);
    this.operations = new Map<string, Prepare>([
      ['GetItem', (call, body) => this.get(call, body)],
      ['PutItem', this.single('put', requestSchemas.PutItem)],
      ['UpdateItem', this.single('update', requestSchemas.UpdateItem)],
      ['DeleteItem', this.single('delete', requestSchemas.DeleteItem)],
      ['Query', (call, body) => this.list(call, body)],
      ['Scan', (call, body) => this.list(call, body)],
      ['BatchGetItem', (call, body) => this.batchGet(call, body)],
      ['BatchWriteItem', (call, body) => this.batchWrite(call, body)],
      ['TransactGetItems', (call, body) => this.transactGet(call, body)],
      ['TransactWriteItems', (call, body) => this.transactWrite(call, body)],
    ]);
  }

  prepare(call: GateCall): PreparedCall {
    const prepare = this.operations.get(operationOf(call));
    if (prepare === undefined) throw unknownAction(`dynamodb:${operationOf(call)}`);
    return prepare(call, parseBody(call.body));
  }

  refuse(refusal: Refusal): Answer {
    return jsonRefusal('dynamodb', refusal);
  }

  private single(
    kind: 'put' | 'update' | 'delete',
    schema: (typeof requestSchemas)['PutItem' | 'UpdateItem' | 'DeleteItem'],
  ): Prepare {
    return (call, body) => {
      const request = parseRequest(schema, body);
      const operation = itemOperation(kind, request, { tables: this.tables });
      checkOperation(operation);
      return this.write(call, { operations: [operation], mode: 'write', returnValues: request.ReturnValues });
    };
  }

  private batchWrite(call: GateCall, body: Body): PreparedCall {
    const operations = batchWrites(parseRequest(requestSchemas.BatchWriteItem, body), this.tables);
    checkBatch(operations, 25);
    return this.write(call, { operations, mode: 'batch' });
  }

  private transactWrite(call: GateCall, body: Body): PreparedCall {
    const request = parseRequest(requestSchemas.TransactWriteItems, body);
    const operations = transactWrites(request, this.tables);
    checkTransaction(operations);
    return this.write(call, { operations, mode: 'transaction', token: request.ClientRequestToken });
  }

  private write(
    call: GateCall,
    {
      returnValues,
      ...write
    }: Pick<WriteCall, 'operations' | 'mode' | 'token'> & { returnValues?: string | undefined },
  ): PreparedCall {
    const identified = this.identify(call);
    const enclosing = write.mode === 'transaction' ? { enclosing: operationOf(call) } : {};
    return {
      actions: [identified.action, ...write.operations.map(({ action }) => action)],
      needs: needsOfItems(write.operations, this.base, { ...enclosing, returnValues }),
      conflict: () => conflictOf(write, [0]),
      perform: () => this.writes.perform({ ...identified, ...write }),
      performSlowly: (pause) => {
        const send = async (): Promise<Answer> => {
          await pause();
          return identified.send();
        };
        return this.writes.perform({ ...identified, ...write, send });
      },
    };
  }

  private get(call: GateCall, body: Body): PreparedCall {
    const request = parseRequest(requestSchemas.GetItem, body);
    const operation = itemOperation('get', request, { tables: this.tables });
    checkOperation(operation);
    return this.read(call, [operation]);
  }

  private batchGet(call: GateCall, body: Body): PreparedCall {
    const operations = batchGets(parseRequest(requestSchemas.BatchGetItem, body), this.tables);
    checkBatch(operations, 100);
    return this.read(call, operations);
  }

  private read(call: GateCall, operations: readonly ItemOperation[]): PreparedCall {
    const identified = this.identify(call);
    return {
      actions: [identified.action],
      needs: needsOfItems(operations, this.base),
      perform: () => this.reads.items({ ...identified, operations }),
    };
  }

  private transactGet(call: GateCall, body: Body): PreparedCall {
    const operations = transactGets(parseRequest(requestSchemas.TransactGetItems, body), this.tables);
    checkTransaction(operations);
    const identified = this.identify(call);
    return {
      actions: [identified.action, 'dynamodb:GetItem'],
      needs: needsOfItems(operations, this.base, { enclosing: 'TransactGetItems' }),
      conflict: () => cancelled(operations.map((_operation, at) => at === 0)),
      perform: () => this.reads.transaction({ ...identified, operations }),
    };
  }

  private list(call: GateCall, body: Body): PreparedCall {
    const request = parseRequest(requestSchemas.Query, body);
    const table = findTable(request.TableName, this.tables);
    const { KeyConditionExpression, FilterExpression, ProjectionExpression } = request;
    const given = [KeyConditionExpression, FilterExpression, ProjectionExpression];
    checkPlaceholders({
      expressions: given.filter((expression) => expression !== undefined),
      names: request.ExpressionAttributeNames ?? {},
      values: request.ExpressionAttributeValues ?? {},
    });
    const identified = this.identify(call);
    return {
      actions: [identified.action],
      needs: [needOfList(identified.action, { request, table }, this.base)],
      perform: () => this.reads.list({ ...identified, request, table, body }),
    };
  }

  private identify(call: GateCall) {
    return {
      caller: call.caller.name,
      action: `dynamodb:${operationOf(call)}`,
      send: () => this.upstream.send(call, call.body),
    };
  }
}

function parseBody(bytes: Buffer): Body {
  const body: unknown = JSON.parse(bytes.toString() || '{}');
  if (!isObject(body)) throw invalid('The request is not an object.');
  const legacy = legacyParameters.find((name) => name in body);
  if (legacy !== undefined) throw unknownAction(`the parameter ${legacy}; expressions replaced it`);
  return body;
}

function parseRequest<S extends z.ZodType>(schema: S, body: Body): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Refusal('SerializationException', z.prettifyError(parsed.error));
}
