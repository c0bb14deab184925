import { describe, expect, it } from 'vitest';
import { failedMessages } from '../../infra/local/partial-batch.ts';

const ids = ['m1', 'm2', 'm3'];

// The two lists of "Success and failure conditions" in AWS Lambda's developer guide.
describe('a partial batch response', () => {
  it.each(['null', '{}', '{"batchItemFailures":null}', '{"batchItemFailures":[]}'])(
    '%s fails no message',
    (payload) => {
      expect([...failedMessages(payload, ids)]).toEqual([]);
    },
  );

  it('fails the messages it names', () => {
    expect([...failedMessages('{"batchItemFailures":[{"itemIdentifier":"m2"}]}', ids)]).toEqual(['m2']);
  });

  it.each([
    'not JSON',
    '"text"',
    '{"batchItemFailures":[{"itemIdentifier":""}]}',
    '{"batchItemFailures":[{"itemIdentifier":null}]}',
    '{"batchItemFailures":[{"messageId":"m1"}]}',
    '{"batchItemFailures":[{"itemIdentifier":"m1"},{"itemIdentifier":"of another batch"}]}',
  ])('%s fails every message', (payload) => {
    expect([...failedMessages(payload, ids)]).toEqual(ids);
  });
});
