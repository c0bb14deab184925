import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Clock } from '../../shared/clock.ts';
import {
  createDynamoDraftAttemptFinder,
  createDynamoDraftAttempts,
} from '../../shared/drafts/draft-attempts.dynamodb.ts';
import { createLambdaDraftChecker } from '../../shared/drafts/draft-checker.lambda.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeDraftAttempts, NOTHING_FOUND } from '../support/fake-drafts.ts';
import { account, GateBench, region } from '../support/gate-bench.ts';
import { countsDraftAttempts } from './draft-attempts.suite.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const ann = subjectOf('https://login.example', 'ann');
const clock: Clock = { now: () => new Date('2026-03-10T12:59:00Z') };

countsDraftAttempts('the fake', (own) => Promise.resolve(new FakeDraftAttempts(own)));
countsDraftAttempts('DynamoDB', async (own) => {
  const table = await dynamo.table();
  return {
    ...createDynamoDraftAttempts({ documents, table, clock: own }),
    ...createDynamoDraftAttemptFinder(documents, table),
  };
});

describe('attempts in the Site store', () => {
  it('are one item a person, of numbers, and gone at midnight', async () => {
    const table = await dynamo.table();
    const attempts = createDynamoDraftAttempts({ documents, table, clock });
    await attempts.count(ann);
    await attempts.count(ann);
    expect(await dynamo.all(table)).toEqual([
      {
        pk: `draft#${ann}`,
        sk: 'attempts',
        version: 1,
        subject: ann,
        day: '2026-03-10',
        today: 2,
        hour: 12,
        thisHour: 2,
        expiresAt: Date.parse('2026-03-11T00:00:00Z') / 1000,
      },
    ]);
  });

  it('of many windows at once are no more than one after another', async () => {
    const table = await dynamo.table();
    const attempts = createDynamoDraftAttempts({ documents, table, clock });
    for (let tried = 0; tried < 18; tried += 1) await attempts.count(ann);
    const settled = await Promise.allSettled(Array.from({ length: 6 }, () => attempts.count(ann)));
    const counted = settled.filter(({ status }) => status === 'fulfilled').length;
    const let_through = settled.filter(
      (one) => one.status === 'fulfilled' && one.value.kind === 'counted',
    ).length;
    expect(counted).toBeGreaterThanOrEqual(2);
    expect(let_through).toBe(2);
    expect((await createDynamoDraftAttemptFinder(documents, table).find(ann))?.today).toBe(20);
  });

  it('are not taken as counted when the store does not answer, nor guessed at in a version to come', async () => {
    const table = await dynamo.table();
    const attempts = createDynamoDraftAttempts({ documents, table, clock });
    dynamo.refuseNextWrite();
    await expect(attempts.count(ann)).rejects.toMatchObject({ kind: 'unavailable' });
    await dynamo.put(table, { pk: `draft#${ann}`, sk: 'attempts', version: 2 });
    await expect(attempts.count(ann)).rejects.toMatchObject({ kind: 'invariant' });
  });
});

describe('asking the function that checks drafts', () => {
  const asked: unknown[] = [];
  let payload: unknown = NOTHING_FOUND;
  const bench = new GateBench('drafts');
  const functionArn = (name: string): string => `arn:aws:lambda:${region}:${account}:function:${name}`;
  beforeAll(() =>
    bench.open({
      functions: [
        {
          name: 'check',
          arn: functionArn('check'),
          invoke: (event) => {
            asked.push(event);
            return Promise.resolve({ kind: 'returned', payload: JSON.stringify(payload) });
          },
        },
        {
          name: 'broken',
          arn: functionArn('broken'),
          invoke: () => Promise.resolve({ kind: 'failed', error: { type: 'Error', message: 'my words' } }),
        },
      ],
    }),
  );
  afterAll(() => bench.close());
  const checker = (name = 'check') =>
    createLambdaDraftChecker(bench.adopt(new LambdaClient(bench.configFor())), name);

  it('hands over the text and nothing about whose it is', async () => {
    await expect(checker().check('ä 🙂\n"x"')).resolves.toEqual(NOTHING_FOUND);
    expect(asked).toEqual([{ version: 1, text: 'ä 🙂\n"x"' }]);
  });

  it.each([
    ['the function fails', 'broken'],
    ['there is none', 'nowhere'],
  ])('is not to be had when %s, and the fault holds no word of it', async (_, name) => {
    const fault: unknown = await checker(name)
      .check('my words')
      .catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ kind: 'unavailable' });
    expect(fault instanceof Error && [fault.message, fault.cause]).toEqual([
      expect.not.stringContaining('my words'),
      undefined,
    ]);
  });

  it('takes no answer of another form', async () => {
    payload = { ...NOTHING_FOUND, company: 'Project Heron' };
    await expect(checker().check('x')).rejects.toMatchObject({ kind: 'invariant' });
    payload = NOTHING_FOUND;
  });
});
