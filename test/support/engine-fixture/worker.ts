import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { SQSEvent } from 'aws-lambda';

/** Does with each message what its body says. */
const dynamodb = new DynamoDBClient();

export async function handler(event: SQSEvent): Promise<unknown> {
  const failures: { itemIdentifier: string }[] = [];
  for (const { messageId, body } of event.Records) {
    // Scheduler sends a text in the quotes that its template has.
    const [command, id = ''] = body.replaceAll('"', '').split(' ');
    if (command === 'nonsense') return { batchItemFailures: [{ itemIdentifier: '' }] };
    if (command === 'throw') throw new Error('as the message said');
    if (command === 'hang') await sleep(3_600_000);
    if (command === 'fail') failures.push({ itemIdentifier: messageId });
    else await keep(id, event.Records.length);
  }
  return { batchItemFailures: failures };
}

async function keep(id: string, batchSize: number): Promise<void> {
  await dynamodb.send(
    new PutItemCommand({
      TableName: process.env['ITEMS_TABLE'],
      Item: { pk: { S: id }, at: { S: new Date().toISOString() }, batchSize: { N: String(batchSize) } },
    }),
  );
}
