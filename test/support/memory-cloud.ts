import { createHmac, randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

import { InvalidCiphertextException, KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

import { open, seal } from '../../infra/local/gate/envelope.ts';
import type { Clock } from '../../shared/clock.ts';
import { MemoryDynamoDb } from './memory-dynamodb.ts';
import type { Around, Command } from './memory-requests.ts';

type Operations = Readonly<Record<string, (input: unknown) => object>>;

/** A message as its queue holds it. */
export interface QueuedMessage {
  readonly body: string;
  readonly receives: number;
  /** A second copy of one that was handled, as SQS may deliver it. */
  readonly isCopy: boolean;
}

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const context = z.record(z.string(), z.string());
const Entry = z.object({ Id: z.string(), MessageBody: z.string() });
export const SendBatch = z.object({ QueueUrl: z.string(), Entries: z.array(Entry) });
const Send = z.object({ QueueUrl: z.string(), MessageBody: z.string() });
const Decrypt = z.object({ CiphertextBlob: bytes, EncryptionContext: context });
const DataKey = z.object({ KeyId: z.string(), EncryptionContext: context });
const Mac = z.object({ KeyId: z.string(), Message: bytes });
const Place = z.object({ Key: z.string() });
const PutFile = Place.extend({ Body: z.union([bytes, z.string()]) });

const KEY_ID = 'memory';
const DATA_KEY_BYTES = 32;

/** The services the pipeline calls, in memory; real adapters get clients that never get as far as the SDK's machinery. */
export class MemoryCloud {
  readonly dynamodb = new MemoryDynamoDb();
  readonly sqs: SQSClient;
  readonly kms: KMSClient;
  readonly s3: S3Client;
  /** By url. */
  readonly queues = new Map<string, QueuedMessage[]>();
  readonly files = new Map<string, { readonly body: Uint8Array; readonly at: Date }>();
  /** Told of everything that is sent or put outside the tables, as text. */
  onText: (text: string) => void = () => undefined;
  private readonly secret = randomBytes(DATA_KEY_BYTES);
  private readonly clock: Clock;
  private aroundRequest: Around = (request, perform) => Promise.resolve(perform(request.input));

  constructor(clock: Clock) {
    this.clock = clock;
    const options = { region: 'eu-central-1', credentials: { accessKeyId: 'm', secretAccessKey: 'm' } };
    this.sqs = this.stand(new SQSClient(options), 'sqs', this.sqsOperations);
    this.kms = this.stand(new KMSClient(options), 'kms', this.kmsOperations);
    this.s3 = this.stand(new S3Client(options), 's3', this.s3Operations);
  }

  /** Decides from now on what becomes of every request, whichever service it goes to. */
  set around(around: Around) {
    this.aroundRequest = around;
    this.dynamodb.around = around;
  }

  queue(url: string): QueuedMessage[] {
    const queue = this.queues.get(url) ?? [];
    this.queues.set(url, queue);
    return queue;
  }

  put(url: string, message: unknown): void {
    const body = typeof message === 'string' ? message : JSON.stringify(message);
    this.queue(url).push({ body, receives: 0, isCopy: false });
  }

  /** All of it as it is now; the function returned puts it back. */
  keep(): () => void {
    const tables = this.dynamodb.keep();
    const queues = [...this.queues].map(([url, messages]) => [url, [...messages]] as const);
    const files = [...this.files];
    return () => {
      tables();
      this.queues.clear();
      for (const [url, messages] of queues) this.queues.set(url, [...messages]);
      this.files.clear();
      for (const [key, file] of files) this.files.set(key, file);
    };
  }

  private stand<Client extends object>(
    client: Client,
    service: string,
    operations: () => Operations,
  ): Client {
    const send = ({ constructor: { name: command }, input }: Command): Promise<object> => {
      const perform = operations()[command];
      if (perform === undefined) throw new Error(`${command} is not known`);
      return this.aroundRequest({ service, command, input }, perform);
    };
    return Object.defineProperty(client, 'send', { value: send });
  }

  private readonly sqsOperations = (): Operations => ({
    SendMessageCommand: (input) => {
      const { QueueUrl, MessageBody } = Send.parse(input);
      this.accept(QueueUrl, MessageBody);
      return {};
    },
    SendMessageBatchCommand: (input) => {
      const { QueueUrl, Entries } = SendBatch.parse(input);
      for (const { MessageBody } of Entries) this.accept(QueueUrl, MessageBody);
      return { Failed: [] };
    },
  });

  private accept(url: string, body: string): void {
    this.onText(body);
    this.put(url, body);
  }

  private dataKey(input: unknown): { readonly CiphertextBlob: Uint8Array; readonly Plaintext: Uint8Array } {
    const { EncryptionContext } = DataKey.parse(input);
    const sealing = { keyId: KEY_ID, secret: this.secret, context: EncryptionContext };
    const plain = randomBytes(DATA_KEY_BYTES);
    return { CiphertextBlob: new Uint8Array(seal(plain, sealing)), Plaintext: new Uint8Array(plain) };
  }

  private readonly kmsOperations = (): Operations => ({
    GenerateDataKeyWithoutPlaintextCommand: (input) => {
      const { CiphertextBlob } = this.dataKey(input);
      return { CiphertextBlob };
    },
    GenerateDataKeyCommand: (input) => this.dataKey(input),
    DecryptCommand: (input) => {
      const { CiphertextBlob, EncryptionContext } = Decrypt.parse(input);
      const blob = Buffer.from(CiphertextBlob);
      const plaintext = open(blob, { secret: this.secret, context: EncryptionContext });
      if (plaintext === undefined)
        throw new InvalidCiphertextException({ message: 'it cannot be decrypted', $metadata: {} });
      return { Plaintext: new Uint8Array(plaintext) };
    },
    GenerateMacCommand: (input) => {
      const { KeyId, Message } = Mac.parse(input);
      return { Mac: new Uint8Array(createHmac('sha256', KeyId).update(Message).digest()) };
    },
  });

  private readonly s3Operations = (): Operations => ({
    PutObjectCommand: (input) => {
      const { Key, Body } = PutFile.parse(input);
      this.onText(typeof Body === 'string' ? Body : gunzipSync(Body).toString());
      this.files.set(Key, { body: Buffer.from(Body), at: this.clock.now() });
      return {};
    },
    DeleteObjectCommand: (input) => {
      this.files.delete(Place.parse(input).Key);
      return {};
    },
    ListObjectsV2Command: () => ({
      Contents: [...this.files].map(([Key, { at }]) => ({ Key, LastModified: at })),
    }),
  });
}
