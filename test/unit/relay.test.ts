import { describe, expect, it } from 'vitest';

import { createRelay } from '../../functions/relay/relay.ts';
import type { Effect } from '../../shared/outbox/effect.ts';
import { SHARDS } from '../../shared/names.ts';
import type { Outbox, PendingEffect } from '../../shared/outbox/outbox.ts';
import { ExportId } from '../../shared/rights/data-export.ts';
import { RuleName } from '../../shared/rules/verdict.ts';
import { alertId } from '../support/alert-builder.ts';
import { account, participant, uuid } from '../support/disclosure-builders.ts';
import { FakeQueue } from '../support/fake-queue.ts';

const at = '2026-03-02T08:00:00.000Z';
const generation = uuid(1);
const whose = { account: account(1), participant: participant(1) };
const erasure: Effect = { version: 1, kind: 'erase-account', ...whose, generation, withdrawnAt: at };
const narrowing: Effect = {
  version: 1,
  kind: 'erase-purposes',
  ...whose,
  generation,
  revision: uuid(2),
  purposes: ['sentiment'],
  choice: { at, id: uuid(3) },
};
const raised: Effect = { version: 1, kind: 'alert-raised', alert: alertId(1) };
const test: Effect = { version: 1, kind: 'synthetic-alert', alert: alertId(2), at };
const judged: Effect = {
  version: 1,
  kind: 'rule-judged',
  alert: alertId(1),
  rule: RuleName.parse('iban'),
};
const closed: Effect = { version: 1, kind: 'alert-closed', alert: alertId(1) };
const prepared: Effect = {
  version: 1,
  kind: 'prepare-export',
  participant: participant(1),
  export: ExportId.parse(uuid(4)),
};
const discarded: Effect = { version: 1, kind: 'discard-export', export: prepared.export };

/** A list of pending effects, all on one shard; what is removed is gone. */
const open = (shard: number, ...effects: readonly Effect[]) => {
  const listed = new Set<PendingEffect>(effects.map((effect, key) => ({ key: String(key), shard, effect })));
  const queues = {
    alerts: new FakeQueue<Effect>(),
    erasures: new FakeQueue<Effect>(),
    exports: new FakeQueue<Effect>(),
  };
  const outbox: Outbox = {
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous
    async *pending(asked) {
      const own = [...listed].filter((one) => one.shard === asked);
      if (own.length > 0) yield own;
    },
    remove: (done) => {
      for (const one of done) listed.delete(one);
      return Promise.resolve();
    },
  };
  return { listed, queues, relay: createRelay({ outbox, ...queues }) };
};

describe('the relay', () => {
  it('passes each effect on to the queue of whoever carries it out, and takes it off the list', async () => {
    const { listed, queues, relay } = open(
      2,
      raised,
      erasure,
      prepared,
      closed,
      narrowing,
      discarded,
      test,
      judged,
    );
    expect(await relay({ version: 1, shard: 2 })).toBe('passed-on');
    expect(queues.alerts.sent).toEqual([raised, closed, test, judged]);
    expect(queues.erasures.sent).toEqual([erasure, narrowing]);
    expect(queues.exports.sent).toEqual([prepared, discarded]);
    expect(listed.size).toBe(0);
    expect(await relay({ version: 1, shard: 2 })).toBe('nothing-pending');
  });

  it('looks at the shard that was pinged, and at all of them in its sweep', async () => {
    const { queues, relay } = open(SHARDS - 1, raised);
    expect(await relay({ version: 1, shard: 0 })).toBe('nothing-pending');
    expect(await relay({ version: 1, sweep: true })).toBe('passed-on');
    expect(queues.alerts.sent).toEqual([raised]);
  });

  it('keeps on its list what a queue did not take, and passes it on again', async () => {
    const { listed, queues, relay } = open(1, raised, erasure);
    queues.erasures.goDown();
    await expect(relay({ version: 1, shard: 1 })).rejects.toMatchObject({ kind: 'unavailable' });
    expect([...listed].map(({ effect }) => effect)).toEqual([raised, erasure]);
  });
});
