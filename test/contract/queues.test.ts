import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createSqsWakeUp } from '../../shared/outbox/wake-up.sqs.ts';
import { WakeUpMessage } from '../../shared/outbox/wake-up.ts';
import { createSqsSender } from '../../shared/queues/message-sender.sqs.ts';
import { rejectTo } from '../../shared/queues/reject.sqs.ts';
import type { LogEvent } from '../../shared/runtime/logger.ts';
import { FakeQueue, FakeWakeUp } from '../support/fake-queue.ts';
import { holdsMessageSender, holdsWakeUp, type Numbered } from './queues.suite.ts';

let fauxqs: Awaited<ReturnType<typeof startFauxqs>>;
let sqs: SQSClient;
let queues = 0;

beforeAll(async () => {
  fauxqs = await startFauxqs({ port: 0, logger: false, defaultRegion: 'eu-central-1' });
  sqs = new SQSClient({
    region: 'eu-central-1',
    endpoint: `http://127.0.0.1:${fauxqs.port}`,
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(async () => {
  sqs.destroy();
  await fauxqs.stop();
});

/** A queue of its own, whose address can be turned into that of none. */
const createQueue = () => {
  queues += 1;
  const name = `queue-${queues}`;
  fauxqs.createQueue(name);
  const bodies = (): readonly string[] =>
    (fauxqs.inspectQueue(name)?.messages.ready ?? []).map(({ body }) => body);
  return { url: `http://127.0.0.1:${fauxqs.port}/000000000000/${name}`, bodies, name };
};

holdsMessageSender('the fake', () => {
  const queue = new FakeQueue<Numbered>();
  return Promise.resolve({
    sender: queue,
    arrived: () => Promise.resolve(queue.sent),
    goDown: () => queue.goDown(),
  });
});

holdsMessageSender('SQS', () => {
  const { url, bodies } = createQueue();
  const where = { url };
  return Promise.resolve({
    sender: { send: (messages) => createSqsSender<Numbered>(sqs, where.url).send(messages) },
    arrived: () => Promise.resolve(bodies().map((body): unknown => JSON.parse(body))),
    goDown: () => void (where.url = `${url}-gone`),
  });
});

holdsWakeUp('the fake', () => {
  const wakeUp = new FakeWakeUp();
  return Promise.resolve({
    wakeUp,
    arrived: () => Promise.resolve(wakeUp.pings),
    goDown: () => wakeUp.goDown(),
  });
});

holdsWakeUp('SQS', () => {
  const { url, bodies } = createQueue();
  const where = { url };
  return Promise.resolve({
    wakeUp: { ping: (shard) => createSqsWakeUp(sqs, where.url, () => undefined).ping(shard) },
    arrived: () =>
      Promise.resolve(
        bodies().map((body) => {
          const message = WakeUpMessage.parse(JSON.parse(body));
          return 'shard' in message ? message.shard : -1;
        }),
      ),
    goDown: () => void (where.url = `${url}-gone`),
  });
});

describe('queues in SQS', () => {
  it('fail as a whole when they take a part, so that all of it is sent again', async () => {
    const mocked = mockClient(SQSClient);
    const refused = { Id: '1', Code: 'InternalError', SenderFault: false };
    mocked.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [refused] });
    const sending = createSqsSender(new SQSClient({}), 'https://sqs.example/q').send([1, 2]);
    await expect(sending).rejects.toMatchObject({
      kind: 'unavailable',
      message: 'the queue refused 1 of 2 messages',
    });
    mocked.restore();
  });

  it('take a message out of the way as it is, even one that is no JSON', async () => {
    const { url, bodies } = createQueue();
    await rejectTo(sqs, url)('{"version":');
    expect(bodies()).toEqual(['{"version":']);
    await expect(rejectTo(sqs, `${url}-gone`)('x')).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('log a ping that was lost, and nothing about it', async () => {
    const logged: unknown[] = [];
    const warn = (event: LogEvent, fields?: object): void => void logged.push([event, fields]);
    await createSqsWakeUp(sqs, `${createQueue().url}-gone`, warn).ping(2);
    expect(logged).toEqual([['wake-up.failed', { kind: 'unavailable' }]]);
  });
});
