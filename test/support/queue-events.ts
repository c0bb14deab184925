import type { SQSEvent } from 'aws-lambda';

/** What SQS hands to a function: a record for each body, its id the body's place. */
export const eventOf = (texts: readonly string[]): SQSEvent => ({
  Records: texts.map((body, index) => ({
    messageId: String(index),
    receiptHandle: '',
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  })),
});
