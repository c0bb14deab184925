import { describe, expect, it } from 'vitest';

import type { Clock } from '../../shared/clock.ts';
import type { ParticipantId } from '../../shared/ids.ts';
import type { PolicyAcknowledgements } from '../../shared/policy/acknowledgements.ts';

/** Acknowledgements, and somebody who is known, or was. */
export interface AcknowledgementsSubject {
  readonly acknowledgements: PolicyAcknowledgements;
  readonly somebody: ParticipantId;
  readonly forget: (participant: ParticipantId) => Promise<void>;
}

/** What all `PolicyAcknowledgements` promise. */
export const keepsAcknowledgements = (
  name: string,
  create: (clock: Clock) => Promise<AcknowledgementsSubject>,
) =>
  describe(`acknowledgements of the policy on ${name}`, () => {
    it('keep the latest version of a person with the first day it was acknowledged', async () => {
      let now = new Date('2026-03-10T12:00:00Z');
      const { acknowledgements, somebody } = await create({ now: () => now });
      expect(await acknowledgements.find(somebody)).toBeUndefined();
      expect(await acknowledgements.acknowledge(somebody, 'one')).toBe('acknowledged');
      now = new Date('2026-04-11T12:00:00Z');
      await acknowledgements.acknowledge(somebody, 'one');
      expect(await acknowledgements.find(somebody)).toMatchObject({ policy: 'one', on: '2026-03-10' });
      await acknowledgements.acknowledge(somebody, 'two');
      expect(await acknowledgements.find(somebody)).toEqual({
        version: 1,
        participant: somebody,
        policy: 'two',
        on: '2026-04-11',
      });
    });

    it('keep nothing of somebody whose rest was erased', async () => {
      const { acknowledgements, somebody, forget } = await create({ now: () => new Date(0) });
      await forget(somebody);
      expect(await acknowledgements.acknowledge(somebody, 'one')).toBe('not-known');
      expect(await acknowledgements.find(somebody)).toBeUndefined();
    });
  });
