import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { Campaigns } from '../../shared/campaigns/campaigns.ts';
import {
  createDynamoCampaignList,
  createDynamoCampaigns,
} from '../../shared/campaigns/campaigns.dynamodb.ts';
import type { Log, LogFields } from '../../shared/runtime/logger.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { campaign, FakeCampaigns } from '../support/fake-campaigns.ts';
import { NOW } from '../support/site-bench.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const silent: Log = () => undefined;
const over = (table: string, warn = silent): Campaigns =>
  createDynamoCampaigns({ documents, table, clock: { now: () => NOW }, newId: randomUUID, warn });

/** What all `Campaigns` promise. */
const holdsCampaigns = (name: string, create: () => Promise<Campaigns>) =>
  describe(`campaigns on ${name}`, () => {
    it('are listed as they were saved, those that begin latest first', async () => {
      const campaigns = await create();
      const [one, other] = [
        campaign({ id: randomUUID() }),
        campaign({ id: randomUUID(), from: '2026-03-05' }),
      ];
      for (const each of [one, other])
        expect(await campaigns.save(each, undefined)).toEqual({ kind: 'saved' });
      expect(await campaigns.list()).toEqual([other, one]);
      expect(await campaigns.find(one.id)).toEqual(one);
      expect(await campaigns.find(randomUUID())).toBeUndefined();
    });

    it('are changed by whoever read them last, and by nobody who read an earlier form', async () => {
      const campaigns = await create();
      const first = campaign({ id: randomUUID() });
      await campaigns.save(first, undefined);
      const second = { ...first, revision: randomUUID(), title: 'Second' };
      const third = { ...first, revision: randomUUID(), title: 'Third' };
      expect(await campaigns.save(second, first.revision)).toEqual({ kind: 'saved' });
      expect(await campaigns.save(third, first.revision)).toEqual({ kind: 'changed' });
      expect(await campaigns.save(third, undefined)).toEqual({ kind: 'changed' });
      expect(await campaigns.save(second, first.revision)).toEqual({ kind: 'saved' });
      expect(await campaigns.find(first.id)).toEqual(second);
    });

    it('are a hundred at most', async () => {
      const campaigns = await create();
      for (let count = 0; count < 100; count += 1)
        await campaigns.save(campaign({ id: randomUUID() }), undefined);
      const one = campaign({ id: randomUUID() });
      expect(await campaigns.save(one, undefined)).toEqual({ kind: 'too-many' });
      expect(await campaigns.find(one.id)).toBeUndefined();
    });

    it('have clicks by day, of which the latest import of a day stands, however often it comes', async () => {
      const campaigns = await create();
      const { id } = campaign();
      expect(await campaigns.clicksOf(id)).toBeUndefined();
      await campaigns.importClicks(id, [{ day: '2026-03-08', clicks: 4 }]);
      for (let times = 0; times < 2; times += 1) {
        const days = [
          { day: '2026-03-08', clicks: 7 },
          { day: '2026-03-07', clicks: 0 },
        ];
        expect(await campaigns.importClicks(id, days)).toEqual({ kind: 'imported' });
      }
      expect((await campaigns.clicksOf(id))?.days).toEqual([
        { day: '2026-03-07', clicks: 0 },
        { day: '2026-03-08', clicks: 7 },
      ]);
    });

    it('lose no day when five imports come at once', async () => {
      const campaigns = await create();
      const { id } = campaign();
      const days = [1, 2, 3, 4, 5].map((day) => ({ day: `2026-03-0${day}`, clicks: day }));
      await Promise.all(days.map((day) => campaigns.importClicks(id, [day])));
      expect((await campaigns.clicksOf(id))?.days).toEqual(days);
    });
  });

holdsCampaigns('the fake', () => Promise.resolve(new FakeCampaigns()));
holdsCampaigns('DynamoDB', async () => over(await dynamo.table()));

describe('campaigns in the Site store', () => {
  it('lie where everybody on staff may read them, their clicks where only comms may', async () => {
    const table = await dynamo.table();
    const campaigns = over(table);
    await campaigns.save(campaign(), undefined);
    await campaigns.importClicks(campaign().id, [{ day: '2026-03-08', clicks: 4 }]);
    const items = await dynamo.all(table);
    expect(items.map(({ pk, version }) => [pk, version]).sort()).toEqual([
      ['campaign#all', 1],
      [`clicks#${campaign().id}`, 1],
    ]);
    expect(items.map(({ expiresAt }) => typeof expiresAt)).toEqual(['number', 'number']);
    expect(await createDynamoCampaignList({ documents, table, warn: silent }).list()).toEqual([campaign()]);
  });

  it('are not guessed at in a version to come', async () => {
    const table = await dynamo.table();
    await dynamo.put(table, { pk: 'campaign#all', sk: campaign().id, ...campaign(), version: 2 });
    await expect(over(table).find(campaign().id)).rejects.toMatchObject({ kind: 'invariant' });
  });

  it('are listed without those that do not fit, of which the log says how many', async () => {
    const table = await dynamo.table();
    const said: (readonly [string, LogFields | undefined])[] = [];
    const campaigns = over(table, (event, fields) => void said.push([event, fields]));
    const [later, gone, kept] = [campaign({ id: randomUUID() }), campaign({ id: randomUUID() }), campaign()];
    await dynamo.put(table, { pk: 'campaign#all', sk: later.id, ...later, version: 2 });
    await dynamo.put(table, { pk: 'campaign#all', sk: gone.id, ...gone, to: '1026-03-31', expiresAt: -5 });
    await campaigns.save(kept, undefined);
    said.length = 0;
    expect(await campaigns.list()).toEqual([kept]);
    expect(said).toEqual([['record.skipped', { kind: 'invariant', outcome: 'campaign', count: 2 }]]);
  });

  it('are never written in a form that could not be read again', async () => {
    const table = await dynamo.table();
    const mistyped = campaign({ from: '1026-03-01', to: '1026-03-31', expiresAt: -5 });
    await expect(over(table).save(mistyped, undefined)).rejects.toMatchObject({ kind: 'invariant' });
    expect(await dynamo.all(table)).toEqual([]);
  });

  it('say so when the store does not answer', async () => {
    const campaigns = over(await dynamo.table());
    dynamo.refuseNextWrite();
    await expect(campaigns.save(campaign(), undefined)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
