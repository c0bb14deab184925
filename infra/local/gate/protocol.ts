import { crc32 } from 'node:zlib';
import type { Answer } from './call.ts';
import { Refusal } from './refusal.ts';

const namespaces: ReadonlyMap<string, string> = new Map([
  ['dynamodb', 'com.amazonaws.dynamodb.v20120810#'],
  ['sqs', 'com.amazonaws.sqs#'],
  ['kms', ''],
  ['secretsmanager', ''],
]);

const jsonTypes: ReadonlyMap<string, string> = new Map([
  ['dynamodb', 'application/x-amz-json-1.0'],
  ['sqs', 'application/x-amz-json-1.0'],
  ['kms', 'application/x-amz-json-1.1'],
  ['secretsmanager', 'application/x-amz-json-1.1'],
]);

/** What services that speak JSON say to those who may not call. */
export const jsonDenials = {
  unknownCaller: new Refusal(
    'UnrecognizedClientException',
    'The security token included in the request is invalid.',
  ),
  denied: (message: string): Refusal => new Refusal('AccessDeniedException', message),
};

export type JsonService = 'dynamodb' | 'sqs' | 'kms' | 'secretsmanager';

export function jsonAnswer(service: JsonService, value: unknown, status = 200): Answer {
  const body = Buffer.from(JSON.stringify(value));
  return {
    status,
    headers: {
      'content-type': jsonTypes.get(service) ?? 'application/json',
      // The DynamoDB client checks it where it is there.
      ...(service === 'dynamodb' && { 'x-amz-crc32': String(crc32(body)) }),
    },
    body,
  };
}

export function jsonRefusal(service: JsonService, { code, message, details, status }: Refusal): Answer {
  const type = `${namespaces.get(service) ?? ''}${code}`;
  // DynamoDB, KMS and SQS differ in the case of this field from error to error, so clients read both.
  return jsonAnswer(service, { __type: type, message, Message: message, ...details }, status);
}

export function xmlRefusal({ code, message, status }: Refusal): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escape(message)}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(body) };
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
