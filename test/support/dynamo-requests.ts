import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';

/** The index of the table that requests are made of. */
export const INDEX = {
  index: 'by-group',
  partition: 'group',
  sort: 'rank',
  projection: 'KEYS_ONLY',
} as const;

const Name = fc.constantFrom('pk', '#count', '#state', '#group', '#absent');
const Value = fc.constantFrom(':one', ':two', ':word', ':other');
const Operator = fc.constantFrom('=', '<', '<=', '>', '>=');
/** Mostly of what is there with what it may be equal to, now and then of what never compares. */
const Comparison = fc
  .oneof(
    { weight: 3, arbitrary: fc.tuple(fc.constant('#count'), Operator, fc.constantFrom(':one', ':two')) },
    { weight: 3, arbitrary: fc.tuple(fc.constant('#state'), Operator, fc.constantFrom(':word', ':other')) },
    { weight: 1, arbitrary: fc.tuple(Name, Operator, Value) },
  )
  .map((parts) => parts.join(' '));
const Simple = fc.oneof(
  Comparison,
  fc
    .tuple(fc.constantFrom('attribute_exists', 'attribute_not_exists'), Name)
    .map(([name, path]) => `${name}(${path})`),
  fc
    .tuple(fc.constantFrom('pk', '#state'), fc.constantFrom(':word', ':other'))
    .map(([path, value]) => `begins_with(${path}, ${value})`),
  Name.map((path) => `${path} BETWEEN :one AND :two`),
);
const Condition = fc.oneof(
  Simple,
  fc.tuple(Simple, fc.constantFrom('AND', 'OR'), Simple).map((parts) => parts.join(' ')),
  fc.tuple(Simple, Simple, Simple).map(([one, two, three]) => `${one} AND (${two} OR ${three})`),
);

const NAMES = { '#count': 'count', '#state': 'state', '#group': 'group', '#absent': 'absent' };
const VALUES = { ':one': 1, ':two': 2, ':word': 'w', ':other': 'word' };

/** Only what an expression uses: the store refuses what is left over. */
const given = (...expressions: readonly (string | undefined)[]) => {
  const used = (placeholders: Readonly<Record<string, unknown>>) => {
    const text = expressions.join(' ');
    const own = Object.entries(placeholders).filter(([name]) => new RegExp(`${name}\\b`, 'u').test(text));
    return own.length === 0 ? undefined : Object.fromEntries(own);
  };
  const [names, values] = [used(NAMES), used(VALUES)];
  return {
    ...(names && {
      ExpressionAttributeNames: Object.fromEntries(
        Object.entries(names).map(([key, name]) => [key, String(name)]),
      ),
    }),
    ...(values && { ExpressionAttributeValues: values }),
  };
};

const Key = fc.record({ pk: fc.constantFrom('a', 'word'), sk: fc.constantFrom('1', '2', '10') });
const Fields = fc.record(
  {
    count: fc.constantFrom(0, 1, 2),
    state: fc.constantFrom('w', 'word', 'x'),
    group: fc.constantFrom('g', 'h'),
    rank: fc.constantFrom('1', '2'),
    nested: fc.constantFrom({ list: [1, 'two', { three: true }] }, { none: null }),
  },
  { requiredKeys: [] },
);
const Conditioned = fc.record({ condition: fc.option(Condition, { nil: undefined }), key: Key });
const Write = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), on: Conditioned, fields: Fields }),
  fc.record({ kind: fc.constant('delete' as const), on: Conditioned }),
  fc.record({
    kind: fc.constant('update' as const),
    on: Conditioned,
    update: fc.constantFrom('SET #state = :word, #group = :other', 'ADD #count :two'),
  }),
  fc.record({ kind: fc.constant('check' as const), on: Conditioned }),
);
export type Write = typeof Write extends fc.Arbitrary<infer Value> ? Value : never;
const Read = fc.oneof(
  fc.record({ kind: fc.constant('get' as const), key: Key }),
  fc.record({
    kind: fc.constant('batch' as const),
    keys: fc.uniqueArray(Key, { minLength: 1, maxLength: 4, selector: ({ pk, sk }) => pk + sk }),
  }),
  fc.record({
    kind: fc.constant('query' as const),
    expression: fc.constantFrom(
      'pk = :other',
      'pk = :other AND begins_with(sk, :start)',
      'pk = :other AND sk > :start',
      'pk = :other AND sk BETWEEN :start AND :end',
    ),
    isForward: fc.boolean(),
    limit: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    filter: fc.option(
      Condition.filter((text) => !text.includes('pk')),
      { nil: undefined },
    ),
  }),
  fc.record({ kind: fc.constant('index' as const) }),
  fc.record({ kind: fc.constant('scan' as const) }),
);
export type Read = typeof Read extends fc.Arbitrary<infer Value> ? Value : never;
/** A request to a small table, of every kind this project makes, with conditions of its whole grammar. */
export const Request = fc.oneof(
  Write.filter(({ kind }) => kind !== 'check').map((write) => ({ kind: 'write' as const, write })),
  fc
    .uniqueArray(Write, { minLength: 1, maxLength: 4, selector: ({ on }) => on.key.pk + on.key.sk })
    .map((writes) => ({ kind: 'transaction' as const, writes })),
  Read.map((read) => ({ kind: 'read' as const, read })),
);
export type Request = typeof Request extends fc.Arbitrary<infer Value> ? Value : never;

/** A write as an operation of a transaction. */
export const operationOf = (TableName: string, write: Write) => {
  const { condition: ConditionExpression, key } = write.on;
  const common = { TableName, ...(ConditionExpression !== undefined && { ConditionExpression }) };
  const own = write.kind === 'update' ? write.update : undefined;
  const request = { ...common, ...given(ConditionExpression, own) };
  switch (write.kind) {
    case 'put':
      return { Put: { ...request, Item: { ...key, ...write.fields } } };
    case 'delete':
      return { Delete: { ...request, Key: key } };
    case 'update':
      return { Update: { ...request, Key: key, UpdateExpression: write.update } };
    case 'check':
      return {
        ConditionCheck: {
          ...request,
          ConditionExpression: ConditionExpression ?? 'attribute_exists(pk)',
          Key: key,
        },
      };
  }
};

/** A query as a command. */
export const queryOf = (TableName: string, read: Extract<Read, { kind: 'query' }>) =>
  new QueryCommand({
    TableName,
    ConsistentRead: true,
    KeyConditionExpression: read.expression,
    ScanIndexForward: read.isForward,
    ...(read.limit !== undefined && { Limit: read.limit }),
    ...(read.filter !== undefined && { FilterExpression: read.filter }),
    ...(() => {
      const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = given(read.filter);
      const own = Object.fromEntries(
        Object.entries({ ':other': 'word', ':start': '1', ':end': '2' }).filter(([name]) =>
          read.expression.includes(name),
        ),
      );
      return {
        ...(names && { ExpressionAttributeNames: names }),
        ExpressionAttributeValues: { ...values, ...own },
      };
    })(),
  });
