import { describe, expect, it } from 'vitest';

import { createProveRoute } from '../../functions/prove-route/prove-route.ts';
import { syntheticAlert } from '../../shared/alerts/synthetic-alert.ts';
import { effectKey, type Effect } from '../../shared/outbox/effect.ts';

const DUE = new Date('2026-09-08T05:00:00Z');

/** An outbox of one shard each, and who was woken. */
const open = () => {
  const outbox = new Map<string, Effect>();
  const woken: number[] = [];
  const prove = createProveRoute({
    effects: {
      record: (effect, shard) => Promise.resolve(void outbox.set(`${shard} ${effectKey(effect)}`, effect)),
    },
    wakeUp: { ping: (shard) => Promise.resolve(void woken.push(shard)) },
  });
  return { outbox, woken, prove };
};

describe('prove-route', () => {
  it('puts a test alert about nobody where real ones are put, and wakes whoever passes them on', async () => {
    const { outbox, woken, prove } = open();
    expect(await prove(DUE)).toBe('sent');
    const [[key = '', effect] = []] = outbox;
    expect(effect).toEqual({
      version: 1,
      kind: 'synthetic-alert',
      alert: syntheticAlert(DUE).alert,
      at: '2026-09-08T05:00:00.000Z',
    });
    expect(woken).toEqual([Number(key.split(' ')[0])]);
  });

  it('puts one alert for one moment, however often it runs, and another the next day', async () => {
    const { outbox, prove } = open();
    await prove(DUE);
    await prove(DUE);
    expect(outbox.size).toBe(1);
    await prove(new Date('2026-09-09T05:00:00Z'));
    expect(outbox.size).toBe(2);
  });
});
