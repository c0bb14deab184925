import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startFauxqs } from 'fauxqs';
import { inject } from 'vitest';
import type { Caller, DeclaredFunction, DeclaredTable } from '../../infra/local/gate/declarations.ts';
import { startGate, type Gate } from '../../infra/local/gate/gate.ts';
import { PolicyStatement } from '../../infra/local/gate/iam-statement.ts';
import { createLocalDynamoDbClient } from './dynamodb-local.ts';

export const region = 'eu-central-1';
export const account = '000000000000';

/** Runs one suite's gate before real emulators, with a table, a queue, a bucket, keys and a secret of its own. */
export class GateBench {
  readonly callers = new Map<string, Caller>([['root', { name: 'root', statements: 'unrestricted' }]]);
  readonly tableName: string;
  readonly table: DeclaredTable;
  private started: { gate: Gate; fauxqs: Awaited<ReturnType<typeof startFauxqs>> } | undefined;
  private readonly clients: { destroy(): void }[] = [];

  constructor(suite: string) {
    this.tableName = `gate-${suite}-${process.pid}`;
    this.table = {
      name: this.tableName,
      arn: `arn:aws:dynamodb:${region}:${account}:table/${this.tableName}`,
      keys: { partition: 'pk', sort: 'sk' },
      indexes: new Map([['byGroup', { keys: { partition: 'group' }, projection: 'KEYS_ONLY' }]]),
    };
  }

  get gate(): Gate {
    if (this.started === undefined) throw new Error('The bench is not open.');
    return this.started.gate;
  }

  get queueUrl(): string {
    return `${this.gate.url}/${account}/jobs`;
  }

  async open(
    options: { stateDirectory?: string; functions?: readonly DeclaredFunction[] } = {},
  ): Promise<void> {
    await this.createTable();
    const fauxqs = await startFauxqs({ port: 0, logger: false, defaultRegion: region });
    fauxqs.createQueue('jobs');
    fauxqs.createBucket('public');
    const messages = `http://127.0.0.1:${fauxqs.port}`;
    const gate = await startGate({
      ...options,
      callers: this.callers,
      region,
      account,
      upstreams: { dynamodb: inject('dynamodbUrl'), sqs: messages, s3: messages },
      tables: [this.table],
      buckets: [{ name: 'public', arn: 'arn:aws:s3:::public' }],
      keys: [
        { id: 'text', arn: keyArn('text'), spec: 'SYMMETRIC_DEFAULT' },
        { id: 'spare', arn: keyArn('spare'), spec: 'SYMMETRIC_DEFAULT' },
        { id: 'log', arn: keyArn('log'), spec: 'ECC_NIST_EDWARDS25519' },
        { id: 'duplicates', arn: keyArn('duplicates'), spec: 'HMAC_256' },
        { id: 'fingerprints', arn: keyArn('fingerprints'), spec: 'HMAC_256' },
      ],
      secrets: [
        {
          arn: `arn:aws:secretsmanager:${region}:${account}:secret:session-1`,
          name: 'session',
          value: 'hush',
        },
      ],
    });
    this.started = { gate, fauxqs };
    gate.declare({ queues: [{ url: this.queueUrl, arn: `arn:aws:sqs:${region}:${account}:jobs` }] });
  }

  emptyBucket(): void {
    this.started?.fauxqs.emptyBucket('public');
  }

  async close(): Promise<void> {
    for (const client of this.clients) client.destroy();
    await this.started?.gate.close();
    await this.started?.fauxqs.stop();
  }

  /** A caller under these statements; its name is also its access key. */
  caller(name: string, statements: readonly unknown[]): string {
    this.callers.set(name, {
      name,
      statements: statements.map((statement) => PolicyStatement.parse(statement)),
    });
    return name;
  }

  /** What an SDK client is configured with to call as somebody. One attempt only, so that tests see each answer. */
  configFor(accessKeyId = 'root') {
    return {
      region,
      endpoint: this.gate.url,
      maxAttempts: 1,
      credentials: { accessKeyId, secretAccessKey: 'unused' },
    };
  }

  adopt<Client extends { destroy(): void }>(client: Client): Client {
    this.clients.push(client);
    return client;
  }

  dynamodb(accessKeyId = 'root'): DynamoDBClient {
    return this.adopt(new DynamoDBClient(this.configFor(accessKeyId)));
  }

  private async createTable(): Promise<void> {
    const client = createLocalDynamoDbClient();
    await client.send(
      new CreateTableCommand({
        TableName: this.tableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: ['pk', 'sk', 'group'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        GlobalSecondaryIndexes: [
          {
            IndexName: 'byGroup',
            KeySchema: [{ AttributeName: 'group', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        ],
      }),
    );
    client.destroy();
  }
}

export const keyArn = (id: string): string => `arn:aws:kms:${region}:${account}:key/${id}`;

/** The key of an item on the bench's table. */
export const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 's' } });

/** An item of exactly so many bytes: the names pk, sk and d take 5, the value of sk 1. */
export const itemOf = (pk: string, bytes: number) => ({
  ...key(pk),
  d: { S: 'x'.repeat(bytes - 6 - pk.length) },
});
