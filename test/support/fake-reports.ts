import { randomUUID } from 'node:crypto';

import { dayOf, type Clock } from '../../shared/clock.ts';
import { ServiceError } from '../../shared/errors.ts';
import { weekOf } from '../../shared/feedback/round.ts';
import { isSameSaid, standingOf, type Conversation, type Said } from '../../shared/reports/concern.ts';
import { placeOf, type ReportCode, type ReportPlace } from '../../shared/reports/report-code.ts';
import type {
  OutgoingAnswer,
  OutgoingMessage,
  RecipientDesk,
  ReporterDesk,
} from '../../shared/reports/report-desks.ts';
import {
  acknowledged,
  closed,
  newReport,
  opened,
  REPORTS_PER_WEEK,
  withMessage,
  type Report,
  type ReportMessage,
  type Step,
} from '../../shared/reports/report.ts';

/** Both desks over one store in memory, where nothing is sealed. It can be told to fail before or after a step. */
export class FakeReports implements ReporterDesk, RecipientDesk {
  readonly #clock: Clock;
  readonly #reports = new Map<ReportPlace, Report>();
  readonly #said = new Map<string, Said>();
  readonly #weeks = new Map<string, number>();
  failNext: 'before' | 'after' | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  hand(code: ReportCode, message: OutgoingMessage): Promise<'taken' | 'differs' | 'full'> {
    const place = placeOf(code);
    return this.#perform(() => {
      const [first] = this.#reports.get(place)?.messages ?? [];
      if (first !== undefined) return this.#isSaid(first.id, message) ? 'taken' : 'differs';
      const week = weekOf(this.#clock.now());
      const reports = this.#weeks.get(week) ?? 0;
      if (reports >= REPORTS_PER_WEEK) return 'full';
      this.#weeks.set(week, reports + 1);
      const parts = { place, reporterKey: 'a2V5', revision: randomUUID() };
      this.#reports.set(place, newReport(parts, this.#message('reporter', message)));
      return 'taken';
    });
  }

  look(code: ReportCode): Promise<Conversation | undefined> {
    return this.#perform(() => this.#conversation(this.#find(placeOf(code))));
  }

  add(
    code: ReportCode,
    message: OutgoingMessage,
  ): Promise<'added' | 'differs' | 'closed' | 'full' | 'unknown'> {
    return this.#perform(() => {
      const said = this.#message('reporter', message);
      const taken = this.#step(placeOf(code), (report) => withMessage(report, said));
      if (taken === 'done') return this.#isSaid(message.id, message) ? 'added' : 'differs';
      return taken === 'not-answered' ? 'closed' : taken;
    });
  }

  #isSaid(id: string, { said }: OutgoingMessage): boolean {
    const kept = this.#said.get(id);
    return kept !== undefined && isSameSaid(kept, said);
  }

  list() {
    return this.#perform(() =>
      [...this.#reports.keys()].flatMap((place) => {
        const report = this.#find(place);
        if (report === undefined) return [];
        const { messages: _messages, reporterKey: _key, ...head } = report;
        return [head];
      }),
    );
  }

  open(place: ReportPlace): Promise<Conversation | undefined> {
    return this.#perform(() => {
      this.#step(place, (report) => opened(report, this.#today()));
      return this.#conversation(this.#find(place));
    });
  }

  acknowledge(place: ReportPlace): Promise<'done' | 'unknown'> {
    return this.#perform(() =>
      this.#step(place, (report) => acknowledged(report, this.#today())) === 'done' ? 'done' : 'unknown',
    );
  }

  answer(place: ReportPlace, message: OutgoingAnswer): Promise<'done' | 'closed' | 'full' | 'unknown'> {
    return this.#perform(() => {
      const said = { ...this.#message('recipient', message), gives: message.gives };
      const taken = this.#step(place, (report) => withMessage(report, said));
      return taken === 'not-answered' ? 'closed' : taken;
    });
  }

  close(place: ReportPlace): Promise<'done' | 'not-answered' | 'unknown'> {
    return this.#perform(() => {
      const taken = this.#step(place, (report) => closed(report, this.#today()));
      return taken === 'closed' || taken === 'full' ? 'unknown' : taken;
    });
  }

  readonly #today = (): string => dayOf(this.#clock.now());

  #perform<Result>(work: () => Result): Promise<Result> {
    const fault = this.failNext;
    this.failNext = undefined;
    const result = fault === 'before' ? undefined : { done: work() };
    return fault === undefined && result !== undefined
      ? Promise.resolve(result.done)
      : Promise.reject(new ServiceError('unavailable', 'the store did not do it'));
  }

  #find(place: ReportPlace): Report | undefined {
    const report = this.#reports.get(place);
    return report !== undefined && report.expiresAt * 1000 > this.#clock.now().getTime() ? report : undefined;
  }

  #message(from: ReportMessage['from'], { id, said }: OutgoingMessage): ReportMessage {
    if (!this.#said.has(id)) this.#said.set(id, said);
    return { id, from, on: this.#today(), forReporter: 'eA==', forRecipient: { key: 'eA==', words: 'eA==' } };
  }

  #step(
    place: ReportPlace,
    decide: (report: Report) => Step,
  ): 'done' | 'unknown' | Exclude<Step, Report | 'same'> {
    const report = this.#find(place);
    if (report === undefined) return 'unknown';
    const step = decide(report);
    if (step === 'same') return 'done';
    if (typeof step === 'string') return step;
    this.#reports.set(place, { ...step, revision: randomUUID() });
    return 'done';
  }

  #conversation(report: Report | undefined): Conversation | undefined {
    if (report === undefined) return undefined;
    const { messages, reporterKey: _, ...head } = report;
    return {
      ...standingOf(head, this.#clock.now()),
      messages: messages.flatMap(({ id, from, gives, on }) => {
        const said = this.#said.get(id);
        return said === undefined ? [] : [{ from, gives, on, ...said }];
      }),
    };
  }
}
