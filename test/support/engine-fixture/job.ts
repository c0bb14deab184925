import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const dynamodb = new DynamoDBClient();
const sqs = new SQSClient();

/** Notes when it ran and for which instant, gives the note two days to live, and sends one message. */
export async function handler(event: { readonly time: string }): Promise<void> {
  console.log(JSON.stringify({ event: 'job.ran', time: event.time }));
  const expiresAt = String(Math.floor(Date.parse(event.time) / 1000) + 2 * 86_400);
  await dynamodb.send(
    new PutItemCommand({
      TableName: process.env['RUNS_TABLE'],
      Item: { pk: { S: event.time }, seenAt: { S: new Date().toISOString() }, expiresAt: { N: expiresAt } },
    }),
  );
  await sqs.send(
    new SendMessageCommand({ QueueUrl: process.env['QUEUE_URL'], MessageBody: `keep ${event.time}` }),
  );
}
