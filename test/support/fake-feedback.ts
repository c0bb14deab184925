import { isDeepStrictEqual } from 'node:util';

import type { Clock } from '../../shared/clock.ts';
import { ServiceError } from '../../shared/errors.ts';
import { answersOf, FORMS_PER_WEEK, type FilledForm } from '../../shared/feedback/answer.ts';
import type { FeedbackBox, FeedbackReader } from '../../shared/feedback/feedback-box.ts';
import { isClosed, roundOf, weekOf, type Round } from '../../shared/feedback/round.ts';

type Held = ReturnType<typeof answersOf>[number];

/** Feedback in memory. It can be told to fail before or after it took a form. */
export class FakeFeedback implements FeedbackBox, FeedbackReader {
  readonly #clock: Clock;
  readonly #forms = new Map<string, readonly Held[]>();
  readonly #weeks = new Map<string, number>();
  failNext: 'before' | 'after' | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  put(form: FilledForm): Promise<'taken' | 'full' | 'differs'> {
    const fault = this.failNext;
    this.failNext = undefined;
    const broken = Promise.reject(new ServiceError('unavailable', 'the store did not do it'));
    if (fault === 'before') return broken;
    broken.catch(() => undefined);
    const now = this.#clock.now();
    const week = weekOf(now);
    const forms = this.#weeks.get(week) ?? 0;
    const held = this.#forms.get(form.id);
    const isHeld = ({ question, says }: Held): boolean =>
      held?.some((one) => one.question === question && isDeepStrictEqual(one.says, says)) === true;
    if (held !== undefined && !answersOf(form, roundOf(now)).every(isHeld)) return Promise.resolve('differs');
    if (held === undefined) {
      if (forms >= FORMS_PER_WEEK) return Promise.resolve('full');
      this.#weeks.set(week, forms + 1);
      this.#forms.set(form.id, answersOf(form, roundOf(now)));
    }
    return fault === 'after' ? broken : Promise.resolve('taken');
  }

  read(round: Round): Promise<readonly Held[]> {
    const now = this.#clock.now();
    if (!isClosed(round, now))
      return Promise.reject(new ServiceError('not-permitted', 'this round of feedback is still open'));
    const answers = [...this.#forms.values()].flat();
    return Promise.resolve(
      answers.filter((answer) => answer.round === round && answer.expiresAt * 1000 > now.getTime()),
    );
  }
}
