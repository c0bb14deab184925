import { countAttempt, type Counted, type DraftAttempts } from '../../shared/drafts/attempts.ts';
import type { DraftAttemptCounter, DraftAttemptFinder } from '../../shared/drafts/draft-attempts.ts';
import type { DraftChecker } from '../../shared/drafts/draft-checker.ts';
import type { DraftAnswer } from '../../shared/drafts/draft.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Subject } from '../../shared/identity/identity.ts';

/** Attempts in memory, one after another. */
export class FakeDraftAttempts implements DraftAttemptCounter, DraftAttemptFinder {
  private readonly held = new Map<Subject, DraftAttempts>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  count(subject: Subject): Promise<Counted> {
    const counted = countAttempt(subject, this.held.get(subject), this.clock.now());
    if (counted.kind === 'counted') this.held.set(subject, counted.next);
    return Promise.resolve(counted);
  }

  find(subject: Subject): Promise<DraftAttempts | undefined> {
    return Promise.resolve(this.held.get(subject));
  }
}

/** Nothing was found. */
export const NOTHING_FOUND: DraftAnswer = {
  version: 1,
  sentiment: { label: 'neutral', abstained: false, moved: [] },
  matches: [],
  risk: 'none',
  company: 'none',
};

/** Answers what it is told to, and remembers what it was asked; it can be told to fail. */
export class FakeDraftChecker implements DraftChecker {
  readonly asked: string[] = [];
  answer: DraftAnswer = NOTHING_FOUND;
  fault: Error | undefined;

  check(text: string): Promise<DraftAnswer> {
    this.asked.push(text);
    return this.fault === undefined ? Promise.resolve(this.answer) : Promise.reject(this.fault);
  }
}
