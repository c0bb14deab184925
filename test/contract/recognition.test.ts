import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import {
  createDynamoNominations,
  createDynamoOwnNominations,
  createDynamoRecognitionRounds,
} from '../../shared/recognition/recognitions.dynamodb.ts';
import { participant } from '../support/disclosure-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const content = { title: 'Helping others', about: 'Say what you did.', until: '2026-11-30' };
const [ann, bob] = [participant(1), participant(2)];

const open = async (first = '2026-11-22T12:00:00Z') => {
  let now = new Date(first);
  const table = await dynamo.table();
  const parts = { documents, table, clock: { now: () => now } };
  const round = randomUUID();
  const rounds = createDynamoRecognitionRounds(parts);
  await rounds.start(round, content);
  const nominations = createDynamoNominations(parts);
  const own = createDynamoOwnNominations(documents, table);
  const shown = async () => {
    const [running] = await nominations.rounds();
    return running === undefined ? [] : nominations.shown(running);
  };
  return {
    table,
    round,
    rounds,
    nominations,
    own,
    shown,
    goTo: (moment: string) => {
      now = new Date(moment);
    },
  };
};

describe('rounds of recognition', () => {
  it('run until their last day is over, or are ended', async () => {
    const { rounds, goTo, round } = await open();
    expect(await rounds.list()).toEqual([
      { version: 1, id: round, ...content, expiresAt: Date.parse('2026-12-01T00:00:00Z') / 1000 },
    ]);
    goTo('2026-11-30T23:59:59Z');
    expect(await rounds.list()).toHaveLength(1);
    goTo('2026-12-01T00:00:00Z');
    expect(await rounds.list()).toEqual([]);
    const other = await open();
    await other.rounds.end(other.round);
    await other.rounds.end(randomUUID());
    expect(await other.rounds.list()).toEqual([]);
  });

  it('are there once however often the form is sent, and ten at most', async () => {
    const { rounds, round } = await open();
    expect(await rounds.start(round, { ...content, title: 'Another' })).toBe('started');
    expect((await rounds.list()).map(({ title }) => title)).toEqual(['Helping others']);
    for (let made = 1; made < 10; made += 1) await rounds.start(randomUUID(), content);
    expect(await rounds.start(randomUUID(), content)).toBe('too-many');
    expect(await rounds.start(round, content)).toBe('started');
  });
});

describe('nominations', () => {
  it('are one a person, the last, and gone at once when they are taken back', async () => {
    const { nominations, round, shown, own } = await open();
    await nominations.nominate(ann, round, { name: 'Ann', says: 'First.' });
    expect(await nominations.nominate(ann, round, { name: 'A.', says: 'Second.' })).toBe('nominated');
    await nominations.nominate(bob, round, { name: 'Bob', says: 'Mine.' });
    expect([...(await shown())].sort((one, other) => one.name.localeCompare(other.name))).toEqual([
      { name: 'A.', says: 'Second.' },
      { name: 'Bob', says: 'Mine.' },
    ]);
    expect((await own.ownOf(ann)).map(({ says }) => says)).toEqual(['Second.']);
    await nominations.withdraw(ann, round);
    await nominations.withdraw(ann, round);
    expect([await shown(), await own.ownOf(ann)]).toEqual([[{ name: 'Bob', says: 'Mine.' }], []]);
    await nominations.withdrawAll(bob);
    expect(await shown()).toEqual([]);
  });

  it('are taken and shown by no round that is over, and their row says when it goes', async () => {
    const { nominations, round, rounds, shown, table, goTo } = await open();
    await nominations.nominate(ann, round, { name: 'Ann', says: 'First.' });
    expect(await dynamo.all(table)).toContainEqual({
      pk: `nomination#${round}`,
      sk: ann,
      version: 1,
      round,
      participant: ann,
      name: 'Ann',
      says: 'First.',
      expiresAt: Date.parse('2026-12-01T00:00:00Z') / 1000,
    });
    const [running] = await rounds.list();
    goTo('2026-12-01T00:00:00Z');
    expect(await nominations.nominate(bob, round, { name: 'Bob', says: 'Late.' })).toBe('over');
    expect(await shown()).toEqual([]);
    expect(running && (await nominations.shown(running))).toEqual([]);
  });

  it('stand in the same order all day, and in another on some other day', async () => {
    const { nominations, round, shown, goTo } = await open();
    const names = Array.from({ length: 12 }, (_, index) => `N${index}`);
    for (const [index, name] of names.entries())
      await nominations.nominate(participant(index + 1), round, { name, says: 'Mine.' });
    const orderAt = async (moment: string) => {
      goTo(moment);
      return (await shown()).map(({ name }) => name);
    };
    const morning = await orderAt('2026-11-22T00:00:00Z');
    expect(await orderAt('2026-11-22T23:59:59Z')).toEqual(morning);
    const next = await orderAt('2026-11-23T00:00:00Z');
    expect([...next].sort()).toEqual([...morning].sort());
    // One order in 479,001,600 is the same by chance.
    expect(next).not.toEqual(morning);
  });
});
