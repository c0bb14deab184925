import { beforeEach, describe, expect, it } from 'vitest';

import {
  createDynamoRouteProofReader,
  createDynamoRouteProofRecorder,
} from '../../shared/alerts/route-proof.dynamodb.ts';
import type { RouteProofReader, RouteProofRecorder } from '../../shared/alerts/route-proof.ts';
import { syntheticAlert } from '../../shared/alerts/synthetic-alert.ts';
import { collect } from '../support/collect.ts';
import { createDynamoEffectRecorder } from '../../shared/outbox/effect-recorder.dynamodb.ts';
import { createDynamoOutbox } from '../../shared/outbox/outbox.dynamodb.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeRouteProofs } from '../support/fake-route-proofs.ts';

const MONDAY = new Date('2026-09-07T05:00:00Z');
const TUESDAY = new Date('2026-09-08T05:00:00Z');
const LATER = new Date('2026-09-08T05:00:07Z');

const holdsRouteProofs = (name: string, create: () => Promise<RouteProofRecorder & RouteProofReader>) =>
  describe(`proofs of the route on ${name}`, () => {
    let proofs: RouteProofRecorder & RouteProofReader;
    beforeEach(async () => {
      proofs = await create();
    });
    const arrive = (due: Date, now: Date) => proofs.arrived(syntheticAlert(due).alert, due, now);

    it('know of none at first', async () => {
      expect(await proofs.latest()).toBeUndefined();
    });

    it('keep the latest, when it was due and when it came', async () => {
      await arrive(MONDAY, MONDAY);
      await arrive(TUESDAY, LATER);
      expect(await proofs.latest()).toEqual({
        version: 1,
        alert: syntheticAlert(TUESDAY).alert,
        dueAt: '2026-09-08T05:00:00.000Z',
        arrivedAt: '2026-09-08T05:00:07.000Z',
        // ninety days later
        expiresAt: Date.parse('2026-12-07T05:00:07Z') / 1000,
      });
    });

    it('let neither an older one nor a repeat move it', async () => {
      await arrive(TUESDAY, LATER);
      const before = await proofs.latest();
      await arrive(MONDAY, new Date('2026-09-09T00:00:00Z'));
      await arrive(TUESDAY, new Date('2026-09-09T00:00:00Z'));
      expect(await proofs.latest()).toEqual(before);
    });
  });

const dynamo = openDynamo();
const { documents } = dynamo;

holdsRouteProofs('the fake', () => Promise.resolve(new FakeRouteProofs()));
holdsRouteProofs('DynamoDB', async () => {
  const table = await dynamo.table();
  return {
    ...createDynamoRouteProofRecorder(documents, table),
    ...createDynamoRouteProofReader(documents, table),
  };
});

describe('a test alert in the outbox', () => {
  it('is one however often its moment comes', async () => {
    const table = await dynamo.table();
    const recorder = createDynamoEffectRecorder(documents, table);
    await recorder.record(syntheticAlert(MONDAY), 2);
    await recorder.record(syntheticAlert(MONDAY), 2);
    const pending = (await collect(createDynamoOutbox(documents, table).pending(2))).flat();
    expect(pending.map(({ effect }) => effect)).toEqual([
      {
        version: 1,
        kind: 'synthetic-alert',
        alert: syntheticAlert(MONDAY).alert,
        at: '2026-09-07T05:00:00.000Z',
      },
    ]);
  });
});
