import { dayOf, type Clock } from '../../shared/clock.ts';
import type { ParticipantId } from '../../shared/ids.ts';
import type { PolicyAcknowledgement } from '../../shared/policy/acknowledgement.ts';
import type { PolicyAcknowledgements } from '../../shared/policy/acknowledgements.ts';

/** Acknowledgements in memory; nobody is erased there unless a test says so. */
export class FakePolicyAcknowledgements implements PolicyAcknowledgements {
  readonly erased = new Set<ParticipantId>();
  private readonly held = new Map<ParticipantId, PolicyAcknowledgement>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  get size(): number {
    return this.held.size;
  }

  find(participant: ParticipantId): Promise<PolicyAcknowledgement | undefined> {
    return Promise.resolve(this.held.get(participant));
  }

  acknowledge(participant: ParticipantId, policy: string): Promise<'acknowledged' | 'not-known'> {
    if (this.erased.has(participant)) return Promise.resolve('not-known');
    if (this.held.get(participant)?.policy !== policy) {
      this.held.set(participant, { version: 1, participant, policy, on: dayOf(this.clock.now()) });
    }
    return Promise.resolve('acknowledged');
  }

  /** As if everybody had acknowledged an earlier version. */
  replaceVersions(policy: string): void {
    for (const [participant, one] of this.held) this.held.set(participant, { ...one, policy });
  }
}
