import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { Clock } from '../../shared/clock.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import { ParticipantId } from '../../shared/ids.ts';
import { createDynamoParticipants } from '../../shared/people/participants.dynamodb.ts';
import { createDynamoPolicyAcknowledgements } from '../../shared/policy/acknowledgements.dynamodb.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakePolicyAcknowledgements } from '../support/fake-policy-acknowledgements.ts';
import { keepsAcknowledgements } from './policy-acknowledgements.suite.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const newId = randomUUID;

const open = async (clock: Clock) => {
  const table = await dynamo.table();
  const participants = createDynamoParticipants({ documents, table, clock, newId });
  return {
    table,
    participants,
    acknowledgements: createDynamoPolicyAcknowledgements({ documents, table, clock, newId }),
    somebody: await participants.enrol(subjectOf('https://login.example', 'ann')),
    forget: async (participant: ParticipantId) => void (await participants.forget(participant)),
  };
};

keepsAcknowledgements('the fake', (clock) => {
  const acknowledgements = new FakePolicyAcknowledgements(clock);
  return Promise.resolve({
    acknowledgements,
    somebody: ParticipantId.parse(randomUUID()),
    forget: (participant) => {
      acknowledgements.erased.add(participant);
      return Promise.resolve();
    },
  });
});
keepsAcknowledgements('DynamoDB', open);

describe('an acknowledgement in the People store', () => {
  it('goes with all the rest, also where both happen at once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { table, participants, acknowledgements, somebody } = await open({ now: () => new Date(0) });
      await Promise.all([acknowledgements.acknowledge(somebody, 'one'), participants.forget(somebody)]);
      await participants.forget(somebody);
      expect(await dynamo.all(table)).toEqual([]);
    }
  });
});
