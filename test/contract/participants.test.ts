import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { subjectOf } from '../../shared/identity/identity.ts';
import {
  createDynamoParticipantFinder,
  createDynamoParticipants,
} from '../../shared/people/participants.dynamodb.ts';
import { Profile } from '../../shared/people/profile.ts';
import { openDynamo } from '../support/dynamo-bench.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const clock = { now: () => new Date('2026-03-10T12:00:00Z') };
const ann = subjectOf('https://login.example', 'ann');

const open = async () => {
  const table = await dynamo.table();
  return {
    table,
    participants: createDynamoParticipants({ documents, table, clock, newId: randomUUID }),
    finder: createDynamoParticipantFinder(documents, table),
  };
};

describe('participants in DynamoDB', () => {
  it('are the same person at every sign-in', async () => {
    const { participants, finder } = await open();
    expect(await finder.find(ann)).toBeUndefined();
    const enrolled = await participants.enrol(ann);
    expect(await participants.enrol(ann)).toBe(enrolled);
    expect(await finder.find(ann)).toBe(enrolled);
    expect(await participants.enrol(subjectOf('https://other.example', 'ann'))).not.toBe(enrolled);
  });

  it('are one, with one profile, when somebody signs in five times at the same moment', async () => {
    const { participants, table } = await open();
    const enrolled = await Promise.all([1, 2, 3, 4, 5].map(() => participants.enrol(ann)));
    expect(new Set(enrolled).size).toBe(1);
    const profiles = (await dynamo.all(table)).filter(({ sk }) => sk === 'profile');
    expect(profiles.map((item) => Profile.parse(item))).toEqual([
      { version: 1, participant: enrolled[0], subject: ann, since: '2026-03-10T12:00:00.000Z' },
    ]);
  });

  it('are not made by looking for them', async () => {
    const { finder, table } = await open();
    await finder.find(ann);
    expect(await dynamo.all(table)).toEqual([]);
  });

  it('are the same after an enrolment whose answer was lost', async () => {
    const { participants, finder } = await open();
    dynamo.loseNextAnswer();
    await expect(participants.enrol(ann)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await participants.enrol(ann)).toBe(await finder.find(ann));
  });

  it('are not guessed at in a version to come', async () => {
    const { finder, participants, table } = await open();
    await dynamo.put(table, { pk: `subject#${ann}`, sk: 'subject', version: 2, participant: randomUUID() });
    await expect(finder.find(ann)).rejects.toMatchObject({ kind: 'invariant' });
    await expect(participants.enrol(ann)).rejects.toMatchObject({ kind: 'invariant' });
  });
});
