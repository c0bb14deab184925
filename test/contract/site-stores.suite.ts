import { describe, expect, it } from 'vitest';

import type { PendingConnections } from '../../shared/accounts/pending-connections.ts';
import type { Revocations } from '../../shared/session/revocations.ts';

const LATER = 1_800_000_000;

/** What all `PendingConnections` promise. */
export const holdsPendingConnections = (name: string, create: () => Promise<PendingConnections>) =>
  describe(`pending connections on ${name}`, () => {
    it('are taken once, as they were put', async () => {
      const pending = await create();
      await pending.put('state-1', 'sealed-1', LATER);
      await pending.put('state-2', 'sealed-2', LATER);
      expect(await pending.take('state-1')).toBe('sealed-1');
      expect(await pending.take('state-1')).toBeUndefined();
      expect(await pending.take('state-2')).toBe('sealed-2');
    });

    it('go to one of five who take them at once, each of forty times', async () => {
      const pending = await create();
      for (const state of Array.from({ length: 40 }, (_, index) => `state-${index}`)) {
        await pending.put(state, 'sealed', LATER);
        const taken = await Promise.all([1, 2, 3, 4, 5].map(() => pending.take(state)));
        expect(taken.filter((sealed) => sealed !== undefined)).toEqual(['sealed']);
      }
    });

    it('that nobody put are none', async () => {
      const pending = await create();
      for (const state of ['made-up', '']) expect(await pending.take(state)).toBeUndefined();
    });
  });

/** What all `Revocations` promise. */
export const holdsRevocations = (name: string, create: () => Promise<Revocations>) =>
  describe(`revocations on ${name}`, () => {
    it('are known at once, and of no other session', async () => {
      const revocations = await create();
      expect(await revocations.isRevoked('one')).toBe(false);
      await revocations.revoke('one', LATER);
      await revocations.revoke('one', LATER);
      expect([await revocations.isRevoked('one'), await revocations.isRevoked('two')]).toEqual([true, false]);
    });
  });
