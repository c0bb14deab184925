import { describe, expect, it } from 'vitest';
import { BackgroundInvocations, type BackgroundTarget } from '../../infra/local/background-invocations.ts';
import type { InvocationOutcome } from '../../infra/local/lambda-messages.ts';

const failure: InvocationOutcome = { kind: 'failed', error: { type: 'Error', message: 'no' } };
const success: InvocationOutcome = { kind: 'returned', payload: 'null' };

/** A function that fails a number of times and then works. */
function targetFailing(times: number) {
  let invocations = 0;
  const target: BackgroundTarget = {
    name: 'seal-day',
    arn: 'arn:seal-day',
    host: { invoke: () => Promise.resolve((invocations += 1) > times ? success : failure) },
  };
  return { target, count: () => invocations };
}

function collectSent() {
  const sent: [string, string][] = [];
  return { sent, sendToArn: (arn: string, body: string) => Promise.resolve(void sent.push([arn, body])) };
}

describe('an invocation nobody waits for', () => {
  it('is tried three times in all', async () => {
    const { sent, sendToArn } = collectSent();
    const { target, count } = targetFailing(2);
    const background = new BackgroundInvocations({
      configs: [],
      deadLetterQueues: new Map([['seal-day', 'dlq']]),
      sendToArn,
    });

    background.start(target, { a: 1 });
    await background.settled();

    expect([count(), sent]).toEqual([3, []]);
  });

  it('is put into the dead-letter queue when it is given up', async () => {
    const { sent, sendToArn } = collectSent();
    const { target } = targetFailing(3);
    const background = new BackgroundInvocations({
      configs: [],
      deadLetterQueues: new Map([['seal-day', 'dlq']]),
      sendToArn,
    });

    background.start(target, { a: 1 });
    await background.settled();

    expect(sent).toEqual([['dlq', '{"a":1}']]);
  });

  it('follows the function’s own number of retries and failure destination', async () => {
    const { sent, sendToArn } = collectSent();
    const { target, count } = targetFailing(9);
    const config = { functionName: 'seal-day', retries: 0, failureDestination: 'failures' };
    const background = new BackgroundInvocations({
      configs: [config],
      deadLetterQueues: new Map(),
      sendToArn,
    });

    background.start(target, { a: 1 });
    await background.settled();

    expect(count()).toBe(1);
    expect(sent.map(([arn]) => arn)).toEqual(['failures']);
    expect(JSON.parse(sent[0]?.[1] ?? '')).toMatchObject({ requestPayload: { a: 1 } });
  });
});
