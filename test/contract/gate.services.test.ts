import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GateBench } from '../support/gate-bench.ts';

const bench = new GateBench('services');
beforeAll(() => bench.open());
afterAll(() => bench.close());

const sqs = (caller = 'root') => bench.adopt(new SQSClient(bench.configFor(caller)));
const s3 = (caller = 'root') => bench.adopt(new S3Client(bench.configFor(caller)));

describe('queues', () => {
  it('passes messages on, and bills every started 64 KB', async () => {
    const before = bench.gate.usage.snapshot();
    const client = sqs();

    await client.send(
      new SendMessageCommand({ QueueUrl: bench.queueUrl, MessageBody: 'x'.repeat(64 * 1024 + 1) }),
    );
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: bench.queueUrl }));
    await client.send(
      new DeleteMessageCommand({ QueueUrl: bench.queueUrl, ReceiptHandle: Messages[0]?.ReceiptHandle }),
    );

    const billed = bench.gate.usage
      .since(before)
      .map(({ action, billedRequests }) => [action, billedRequests]);
    expect(billed).toEqual([
      ['sqs:SendMessage', 2],
      ['sqs:ReceiveMessage', 2],
      ['sqs:DeleteMessage', 1],
    ]);
  });

  it('reaches the queue by its URL when the endpoint comes from the environment', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', bench.gate.url);
    const { endpoint: _endpoint, ...config } = bench.configFor();
    const client = bench.adopt(new SQSClient(config));

    const sent = client.send(new SendMessageCommand({ QueueUrl: bench.queueUrl, MessageBody: 'by url' }));

    await expect(sent).resolves.toHaveProperty('MessageId');
    vi.unstubAllEnvs();
  });

  it('lets a batch pass with the grant for single messages, and denies everything else', async () => {
    bench.caller('sender', [
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:*:*:jobs' },
    ]);
    const client = sqs('sender');

    const batch = await client.send(
      new SendMessageBatchCommand({ QueueUrl: bench.queueUrl, Entries: [{ Id: '1', MessageBody: 'one' }] }),
    );

    expect(batch.Successful).toHaveLength(1);
    await expect(client.send(new ReceiveMessageCommand({ QueueUrl: bench.queueUrl }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: sender is not authorized to perform: sqs:ReceiveMessage on resource: arn:aws:sqs:eu-central-1:000000000000:jobs`,
    });
  });
});

describe('objects', () => {
  const object = { Bucket: 'public', Key: 'tile/0/x001 ä+b' };

  it('stores and gives back objects, whatever is in their names', async () => {
    const client = s3();

    await client.send(new PutObjectCommand({ ...object, Body: 'tile' }));
    const { Body } = await client.send(new GetObjectCommand(object));

    expect(await Body?.transformToString()).toBe('tile');
    await expect(client.send(new HeadObjectCommand(object))).resolves.toMatchObject({ ContentLength: 4 });
  });

  it('lets only the first conditional put of a name through', async () => {
    const client = s3();
    const first = (Body: string) =>
      client.send(new PutObjectCommand({ Bucket: 'public', Key: 'once', Body, IfNoneMatch: '*' }));

    const settled = await Promise.allSettled([first('a'), first('b'), first('c')]);

    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(first('d')).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  it('lets a put through that names what is there, and no other', async () => {
    const client = s3();
    const replace = (Body: string, IfMatch: string | undefined) =>
      client.send(new PutObjectCommand({ Bucket: 'public', Key: 'swapped', Body, IfMatch }));
    const first = await client.send(new PutObjectCommand({ Bucket: 'public', Key: 'swapped', Body: 'a' }));

    const settled = await Promise.allSettled(['b', 'c'].map((body) => replace(body, first.ETag)));

    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(replace('d', first.ETag)).rejects.toMatchObject({ name: 'PreconditionFailed' });
    const missing = new PutObjectCommand({ Bucket: 'public', Key: 'none', Body: 'e', IfMatch: first.ETag });
    await expect(client.send(missing)).rejects.toMatchObject({ name: 'NoSuchKey' });
    bench.caller('blind', [{ Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::public/*' }]);
    const swap = { Bucket: 'public', Key: 'swapped', Body: 'f', IfMatch: first.ETag };
    await expect(s3('blind').send(new PutObjectCommand(swap))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('denies by object, and hides from those who may not list whether an object is there', async () => {
    bench.caller('publisher', [
      { Effect: 'Allow', Action: ['s3:PutObject', 's3:GetObject'], Resource: 'arn:aws:s3:::public/log/*' },
    ]);
    const client = s3('publisher');

    await client.send(new PutObjectCommand({ Bucket: 'public', Key: 'log/1', Body: '1' }));

    const denied = {
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    };
    await expect(
      client.send(new PutObjectCommand({ Bucket: 'public', Key: 'elsewhere', Body: '1' })),
    ).rejects.toMatchObject(denied);
    await expect(client.send(new ListObjectsV2Command({ Bucket: 'public' }))).rejects.toMatchObject(denied);
    await expect(client.send(new GetObjectCommand({ Bucket: 'public', Key: 'log/2' }))).rejects.toMatchObject(
      denied,
    );
    await expect(s3().send(new GetObjectCommand({ Bucket: 'public', Key: 'log/2' }))).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
  });
});

describe('secrets', () => {
  it('gives a secret by name or ARN to those who may read it', async () => {
    bench.caller('site', [
      { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*:secret:session-?' },
    ]);
    const client = bench.adopt(new SecretsManagerClient(bench.configFor('site')));

    const { SecretString, ARN } = await client.send(new GetSecretValueCommand({ SecretId: 'session' }));

    expect(SecretString).toBe('hush');
    await expect(client.send(new GetSecretValueCommand({ SecretId: ARN }))).resolves.toMatchObject({ ARN });
    await expect(client.send(new GetSecretValueCommand({ SecretId: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
