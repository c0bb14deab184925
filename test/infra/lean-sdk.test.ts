import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build, type Plugin } from 'esbuild';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { LEAN_SDK } from '../../infra/lean-sdk.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** One call of each kind that functions make, one answer each in the form of its service, one fault. */
const CALLS = `
import { DynamoDBClient, GetItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand, S3Client, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const answer = async (call) => {
  try {
    const { $metadata, Body, Payload, ...rest } = await call;
    const body = Body === undefined ? undefined : await Body.transformToString();
    const payload = Payload === undefined ? undefined : Buffer.from(Payload).toString();
    return JSON.stringify({ ...rest, body, payload, status: $metadata.httpStatusCode });
  } catch (fault) {
    return fault.name + ' ' + fault.message + ' ' + JSON.stringify(fault.CancellationReasons);
  }
};

export const callAll = async (endpoint) => {
  const options = { endpoint, region: 'eu-central-1', maxAttempts: 1 };
  const s3 = new S3Client({ ...options, forcePathStyle: true });
  const dynamodb = new DynamoDBClient(options);
  const answers = [
    await answer(s3.send(new GetObjectCommand({ Bucket: 'exports', Key: 'a b.json' }))),
    await answer(s3.send(new PutObjectCommand({
      Bucket: 'exports', Key: 'c', Body: 'body', ContentType: 'text/plain', CacheControl: 'no-store', IfNoneMatch: '*',
    }))),
    await answer(dynamodb.send(new GetItemCommand({ TableName: 't', Key: { pk: { S: 'x' } }, ConsistentRead: true }))),
    await answer(dynamodb.send(new TransactWriteItemsCommand({
      ClientRequestToken: 'once',
      TransactItems: [{ Delete: { TableName: 't', Key: { pk: { S: 'x' } } } }],
    }))),
    await answer(new LambdaClient(options).send(new InvokeCommand({
      FunctionName: 'check-draft', InvocationType: 'RequestResponse', Payload: Buffer.from('{"a":1}'),
    }))),
    await answer(new LambdaClient(options).send(new InvokeCommand({ FunctionName: 'refused' }))),
    await answer(new KMSClient(options).send(new GenerateMacCommand({
      KeyId: 'k', MacAlgorithm: 'HMAC_SHA_256', Message: new Uint8Array([1, 2]),
    }))),
    await answer(new SQSClient(options).send(new SendMessageCommand({ QueueUrl: endpoint + '/q', MessageBody: 'm' }))),
    await answer(new SecretsManagerClient(options).send(new GetSecretValueCommand({ SecretId: 's' }))),
  ];
  for await (const { Contents, IsTruncated } of paginateListObjectsV2({ client: s3 }, { Bucket: 'exports' })) {
    answers.push(JSON.stringify([Contents, IsTruncated]));
  }
  return answers;
};
`;

const LISTING = `<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>a</Key>
<LastModified>2026-03-01T00:00:00.000Z</LastModified><Size>3</Size></Contents></ListBucketResult>`;
const CANCELLED =
  '{"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","message":"no","CancellationReasons":[{"Code":"ConditionalCheckFailed"}]}';

/** What a service answers to a call, by how the call is named in its headers or its path. */
const answerTo = (call: string): readonly [number, string] => {
  if (call.includes('TransactWriteItems')) return [400, CANCELLED];
  if (call.includes('GetItem')) return [200, '{"Item":{"pk":{"S":"x"},"n":{"N":"7"}}}'];
  if (call.includes('list-type')) return [200, LISTING];
  if (call.includes('refused')) return [429, '{"Type":"User","message":"too many"}'];
  if (call.includes('invocations')) return [200, '{"answer":true}'];
  if (call.includes('GenerateMac')) return [200, '{"Mac":"AQID","KeyId":"k"}'];
  if (call.includes('SendMessage'))
    return [200, '{"MessageId":"1","MD5OfMessageBody":"6f8f57715090da2632453988d9a1501b"}'];
  if (call.includes('GetSecretValue')) return [200, '{"SecretString":"hush"}'];
  return [200, call.startsWith('GET') ? 'a body' : ''];
};

const CHANGING = [
  'authorization',
  'x-amz-date',
  'amz-sdk-invocation-id',
  'user-agent',
  'x-amz-user-agent',
  'host',
];

const Calls = z.object({ callAll: z.custom<(endpoint: string) => Promise<readonly string[]>>() });

describe('the SDK as functions carry it', () => {
  const requests: string[] = [];
  const keys: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      const headers = Object.entries(request.headers).filter(([name]) => !CHANGING.includes(name));
      const call = `${request.method ?? ''} ${request.url ?? ''} ${JSON.stringify(headers)}`;
      requests.push(`${call} ${Buffer.concat(parts).toString()}`);
      keys.push(/Credential=(\w+)\//u.exec(request.headers.authorization ?? '')?.[1] ?? '');
      const [status, body] = answerTo(call);
      const fault = status === 429 ? { 'x-amzn-errortype': 'TooManyRequestsException' } : {};
      response.writeHead(status, { 'content-type': 'application/json', ...fault }).end(body);
    });
  });
  let endpoint = '';
  const before = { ...process.env };

  beforeAll(async () => {
    process.env['AWS_ACCESS_KEY_ID'] = 'AKOFTHEROLE';
    process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
    delete process.env['AWS_PROFILE'];
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    endpoint = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  });
  afterAll(() => {
    Object.assign(process.env, before);
    server.close();
  });

  const play = async (name: string, plugins: Plugin[]) => {
    const outfile = join(mkdtempSync(join(tmpdir(), 'lean-')), `${name}.mjs`);
    await build({
      stdin: { contents: CALLS, resolveDir: PROJECT },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      logLevel: 'error',
      plugins,
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
    requests.length = 0;
    keys.length = 0;
    const { callAll } = Calls.parse(await import(pathToFileURL(outfile).href));
    return { answers: await callAll(endpoint), requests: [...requests], keys: [...keys] };
  };

  it('asks every service as the whole SDK does, and reads its answers and faults alike', async () => {
    const whole = await play('whole', []);
    const lean = await play('lean', [LEAN_SDK]);

    expect(whole.answers[0]).toContain('"body":"a body","status":200');
    expect(whole.answers[3]).toContain('TransactionCanceledException no [{"Code":"ConditionalCheckFailed"}]');
    expect(whole.answers[5]).toContain('TooManyRequestsException');
    expect(whole.requests).toHaveLength(10);
    expect(lean.requests).toEqual(whole.requests);
    expect(lean.answers).toEqual(whole.answers);
    expect(new Set(lean.keys)).toEqual(new Set(['AKOFTHEROLE']));
  });
});
