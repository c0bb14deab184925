import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { eventItem } from '../../shared/consent/consent-items.ts';
import { createDynamoOpeningReader } from '../../shared/consent/opening-reader.dynamodb.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createDynamoConsentLedger } from '../../shared/consent/consent-ledger.dynamodb.ts';
import { createDynamoConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import { AccountId, type ParticipantId } from '../../shared/ids.ts';
import {
  createDynamoParticipantFinder,
  createDynamoParticipants,
} from '../../shared/people/participants.dynamodb.ts';
import { Profile } from '../../shared/people/profile.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeOpeningKeys } from '../support/fake-opening-keys.ts';
import { FakeTextKeys } from '../support/fake-text-keys.ts';

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
      {
        version: 1,
        participant: enrolled[0],
        subject: ann,
        since: '2026-03-10T12:00:00.000Z',
        revision: profiles[0]?.['revision'],
      },
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

describe('somebody who is forgotten', () => {
  const account = AccountId.parse('mastodon:social.example/1');
  const link = (participant: ParticipantId) => ({
    version: 1 as const,
    participant,
    account,
    handle: '@ann',
    connectedAt: '2026-03-10T12:00:00.000Z',
  });
  /** A ledger over the same table of people; the others stay empty. */
  const openWithLedger = async () => {
    const { table, participants, finder } = await open();
    const tables = {
      people: table,
      consents: await dynamo.table(),
      schedule: await dynamo.table(),
      outbox: await dynamo.table(),
      ledger: await dynamo.table(),
    };
    const reader = createDynamoConsentReader(documents, tables.consents);
    const textKeys = new FakeTextKeys();
    const newId = randomUUID;
    const ledger = createDynamoConsentLedger({
      ...{ documents, tables, reader, textKeys, clock, newId },
      openings: createDynamoOpeningReader(documents, tables.consents),
      openingKeys: new FakeOpeningKeys(),
      random: createCryptoRandom(),
    });
    return { table, participants, finder, ledger };
  };

  it('leaves nothing, and is somebody new at the next sign-in', async () => {
    const { table, participants, finder, ledger } = await openWithLedger();
    const known = await participants.enrol(ann);
    await ledger.connect(link(known));
    await ledger.withdraw(known, account);
    expect(await participants.forget(known)).toBe('forgotten');
    expect(await participants.forget(known)).toBe('forgotten');
    expect(await dynamo.all(table)).toEqual([]);
    expect(await finder.find(ann)).toBeUndefined();
    expect(await participants.enrol(ann)).not.toBe(known);
  });

  it('takes a history of any length along', async () => {
    const { table, participants } = await open();
    const known = await participants.enrol(ann);
    for (let index = 0; index < 95; index += 1) {
      const event = {
        version: 1,
        participant: known,
        at: clock.now().toISOString(),
        what: 'withdrawn',
        generation: randomUUID(),
      } as const;
      await dynamo.put(table, eventItem(event, randomUUID()));
    }
    expect(await participants.forget(known)).toBe('forgotten');
    expect(await dynamo.all(table)).toEqual([]);
  });

  it('connects no account with a session of before', async () => {
    const { table, participants, ledger } = await openWithLedger();
    const known = await participants.enrol(ann);
    await participants.forget(known);
    expect(await ledger.connect(link(known))).toEqual({ kind: 'not-known' });
    expect(await dynamo.all(table)).toEqual([]);
  });

  it('is not, while an account is connected', async () => {
    const { participants, finder, ledger } = await openWithLedger();
    const known = await participants.enrol(ann);
    await ledger.connect(link(known));
    expect(await participants.forget(known)).toBe('connected');
    expect(await finder.find(ann)).toBe(known);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
    'and connects at the same moment is either known and connected, or neither (%d)',
    async (delay) => {
      const { participants, finder, ledger } = await openWithLedger();
      const known = await participants.enrol(ann);
      const [outcome, connected] = await Promise.all([
        participants.forget(known),
        new Promise((resolve) => setTimeout(resolve, delay * 3)).then(() => ledger.connect(link(known))),
      ]);
      const isKnown = (await finder.find(ann)) === known;
      const isLinked = (await ledger.accountsOf(known)).length === 1;
      expect([isKnown, isLinked]).toEqual(outcome === 'connected' ? [true, true] : [false, false]);
      expect(connected.kind).toBe(isLinked ? 'connected' : 'not-known');
    },
  );
});
