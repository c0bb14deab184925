import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { Clock } from '../../shared/clock.ts';
import { createDynamoFeedback } from '../../shared/feedback/feedback-box.dynamodb.ts';
import { Round } from '../../shared/feedback/round.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeFeedback } from '../support/fake-feedback.ts';
import { formOf, keepsFeedback } from './feedback.suite.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const clock: Clock = { now: () => new Date('2026-11-22T12:34:56.789Z') };
const later: Clock = { now: () => new Date('2027-02-01T00:00:00Z') };
const quarter = Round.parse('2026-Q4');

keepsFeedback('the fake', (own) => Promise.resolve(new FakeFeedback(own)));
keepsFeedback('DynamoDB', async (own) =>
  createDynamoFeedback({ documents, table: await dynamo.table(), clock: own }),
);

describe('feedback as it is stored', () => {
  it('has no finer time than the quarter in an answer and the week in the count, and nothing of who or where from', async () => {
    const table = await dynamo.table();
    const form = formOf({ clear: 'yes', help: 'no', 'own-words': 'More examples.' });
    await createDynamoFeedback({ documents, table, clock }).put(form);
    const items = await dynamo.all(table);
    const expiresAt = Date.parse('2027-07-01T00:00:00Z') / 1000;
    const place: unknown = expect.stringMatching(/^[0-9a-f]{64}$/u);
    const answer = (question: string, says: object) => ({
      pk: 'round#2026-Q4',
      sk: place,
      version: 1,
      round: '2026-Q4',
      question,
      says,
      expiresAt,
    });
    expect(items).toHaveLength(4);
    for (const item of [
      answer('clear', { kind: 'choice', answer: 'yes' }),
      answer('help', { kind: 'choice', answer: 'no' }),
      answer('own-words', { kind: 'words', words: 'More examples.' }),
      { pk: 'week#2026-W47', sk: 'forms', version: 1, week: '2026-W47', forms: 1, expiresAt },
    ])
      expect(items).toContainEqual(item);
    expect(JSON.stringify(items)).not.toContain(form.id);
  });

  it('is the same whenever within a week it was given, byte for byte', async () => {
    const id = randomUUID();
    const storedAt = async (moment: string) => {
      const table = await dynamo.table();
      const at = { now: () => new Date(moment) };
      await createDynamoFeedback({ documents, table, clock: at }).put(formOf({ clear: 'yes' }, id));
      return JSON.stringify(await dynamo.all(table));
    };
    expect(await storedAt('2026-11-16T00:00:00.000Z')).toBe(await storedAt('2026-11-22T23:59:59.999Z'));
  });

  it('lies in an order that tells neither what was given first nor what was given together', async () => {
    const table = await dynamo.table();
    const box = createDynamoFeedback({ documents, table, clock });
    const FORMS = 120;
    for (let sent = 0; sent < FORMS; sent += 1)
      await box.put(formOf({ clear: 'yes', 'own-words': String(sent).padStart(3, '0') }));
    const read = await createDynamoFeedback({ documents, table, clock: later }).read(quarter);
    const order = read.flatMap(({ says }) => (says.kind === 'words' ? [Number(says.words)] : []));
    // Spearman's rank correlation with the order of arrival has deviation 1/√(n − 1) where there is none: five of them.
    const squares = order.reduce((sum, sent, place) => sum + (sent - place) ** 2, 0);
    const correlation = 1 - (6 * squares) / (FORMS * (FORMS ** 2 - 1));
    expect(Math.abs(correlation)).toBeLessThan(5 / Math.sqrt(FORMS - 1));
    // Were answers of one form neighbours, all 120 texts would stand beside a choice of "clear" from their own form.
    expect(new Set(order)).toHaveProperty('size', FORMS);
  });

  it('may have been taken when no answer comes; the same form then counts once', async () => {
    const table = await dynamo.table();
    const box = createDynamoFeedback({ documents, table, clock });
    const form = formOf({ clear: 'yes' });
    dynamo.refuseNextWrite();
    await expect(box.put(form)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await dynamo.all(table)).toEqual([]);
    dynamo.loseNextAnswer();
    await expect(box.put(form)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await box.put(form)).toBe('taken');
    expect(await dynamo.all(table)).toHaveLength(2);
  });

  it('of twelve at once is all there, each counted', async () => {
    const table = await dynamo.table();
    const box = createDynamoFeedback({ documents, table, clock });
    await Promise.all(Array.from({ length: 12 }, () => box.put(formOf({ clear: 'yes' }))));
    const items = await dynamo.all(table);
    expect(items).toHaveLength(13);
    expect(items).toContainEqual(expect.objectContaining({ pk: 'week#2026-W47', forms: 12 }));
  });

  it('in a version to come is not guessed at', async () => {
    const table = await dynamo.table();
    await dynamo.put(table, { pk: 'round#2026-Q4', sk: 'x', version: 2 });
    const box = createDynamoFeedback({ documents, table, clock: later });
    await expect(box.read(quarter)).rejects.toMatchObject({ kind: 'invariant' });
  });
});
