import {
  chosenEvent,
  decideChoice,
  decidePause,
  decideResume,
  narrowedPurposes,
  standing,
  unbroken,
  type Held,
} from '../../shared/consent/consent-decisions.ts';
import type { ConsentEvent } from '../../shared/consent/consent-history.ts';
import type { NoticeReference, Purposes } from '../../shared/consent/consent-record.ts';
import { ACCOUNT, PARTICIPANT } from './fake-world.ts';

/** One decision of somebody. */
export type Decision =
  | { readonly do: 'choose'; readonly purposes: Purposes; readonly notice: NoticeReference }
  | { readonly do: 'pause' | 'resume' };

/** What is held after some decisions: the record and the history, by the rules the store's adapter follows. */
export class ConsentStory {
  consent: Held | undefined;
  readonly history: ConsentEvent[] = [];
  readonly #ids: () => string;

  constructor(ids: () => string) {
    this.#ids = ids;
  }

  /** Carries a decision out, if it is one that changes anything. */
  decide(decision: Decision, now: Date): void {
    const current = this.consent;
    const base = { version: 1, participant: PARTICIPANT, at: now.toISOString(), account: ACCOUNT } as const;
    if (decision.do === 'choose') {
      const { purposes, notice } = decision;
      const choice = { participant: PARTICIPANT, account: ACCOUNT, purposes, notice };
      const context = {
        current,
        handle: '@one',
        now,
        revision: this.#ids(),
        newGeneration: this.#ids(),
      };
      this.consent = decideChoice(choice, context);
      this.history.push(chosenEvent(choice, base.at, narrowedPurposes(current, choice)));
    } else if (decision.do === 'pause') {
      const given = standing(current, now);
      if (given === undefined) return;
      this.consent = decidePause(given, now, this.#ids());
      this.history.push({ ...base, what: 'paused' });
    } else {
      const held = unbroken(current, now);
      if (held?.status !== 'paused') return;
      this.consent = decideResume(held, this.#ids());
      this.history.push({ ...base, what: 'resumed' });
    }
  }
}
