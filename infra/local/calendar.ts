import { setTimeout as sleep } from 'node:timers/promises';
import type { OffsetClock } from './clock.ts';
import { EngineError } from './engine-error.ts';
import type { EventSource } from './event-source.ts';
import type { LocalQueue } from './local-queue.ts';
import type { LocalSchedule } from './schedules.ts';

export interface CalendarOptions {
  readonly clock: OffsetClock;
  readonly schedules: readonly LocalSchedule[];
  readonly sources: readonly EventSource[];
  /** All queues, those without a consumer included. */
  readonly queues: readonly LocalQueue[];
  /** Whether any invocation runs or waits. */
  isInvoking(): boolean;
  /** Starts what a schedule starts; does not wait for it. */
  fire(schedule: LocalSchedule, dueAt: number): Promise<void>;
  /** Deletes whatever is past its time. */
  sweep(): Promise<void>;
}

const DAY_MS = 86_400_000;
/** A timer of JavaScript holds 24.8 days; a look now and then costs nothing. */
const LONGEST_SLEEP_MS = 3_600_000;
/** A queue that is still not quiet after this many waits is fed by its own consumer. */
const MOST_WAITS_IN_A_DRAIN = 10_000;

/**
 * Moves time. Driven, it takes one-day steps, and waiting costs nothing: where only a visibility time-out, a delay or
 * a batching window stands between now and the next delivery, the clock moves to its end. Live, it follows the clock.
 */
export class Calendar {
  readonly #options: CalendarOptions;
  #position: number;
  #timer: NodeJS.Timeout | undefined;
  #isLive = false;
  #firing: Promise<void> = Promise.resolve();

  constructor(options: CalendarOptions) {
    this.#options = options;
    this.#position = options.clock.startedAt;
  }

  /**
   * Steps to `date`, at most a day at a time. In each step a schedule that is due fires once, for its last due
   * instant; schedules fire in the order of these instants, each after the work of the one before is done.
   * @param onStep is told the time after each step.
   */
  async advanceTo(date: Date, onStep?: (now: Date) => void): Promise<void> {
    if (this.#isLive) throw new EngineError('A live calendar cannot be driven.');
    while (this.#position < date.getTime()) {
      const end = Math.min(this.#position + DAY_MS, date.getTime());
      for (const { schedule, dueAt } of this.#dueUntil(end)) {
        this.#options.clock.moveTo(dueAt);
        await this.#options.fire(schedule, dueAt);
        await this.drain();
      }
      this.#options.clock.moveTo(end);
      await this.drain();
      await this.#options.sweep();
      this.#position = end;
      onStep?.(new Date(end));
    }
  }

  /**
   * Waits until every queue with a consumer is empty and nothing runs.
   * @throws EngineError naming the queues when that never comes about.
   */
  async drain(): Promise<void> {
    for (let waits = 0; waits < MOST_WAITS_IN_A_DRAIN; waits += 1) {
      while (this.#isBusy()) await sleep(1);
      const wait = this.#nextWait();
      if (wait === undefined) return;
      if (this.#isLive) await sleep(Math.min(wait, 1_000));
      else this.#skip(wait);
    }
    const loud = this.#options.sources.filter(({ queue }) => queue.nextVisibleIn !== undefined);
    throw new EngineError(`Never quiet: ${loud.map(({ queue }) => queue.name).join(', ')}`);
  }

  /** From now on schedules fire when the clock says so; what fell due since the last step fires at once. */
  goLive(): void {
    if (this.#isLive) return;
    this.#isLive = true;
    this.#plan();
  }

  /** Fires nothing from now on, and waits for what it was just about: that must not outlive the queues it goes to. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isLive = false;
    await this.#firing;
  }

  #plan(): void {
    const dues = this.#options.schedules.flatMap(({ timetable }) => timetable.nextDue(this.#position) ?? []);
    const wait = Math.min(LONGEST_SLEEP_MS, ...dues.map((due) => due - this.#options.clock.now()));
    this.#timer = setTimeout(() => void (this.#firing = this.#fireDue()), Math.max(0, wait));
  }

  async #fireDue(): Promise<void> {
    const now = this.#options.clock.now();
    const due = this.#dueUntil(now);
    this.#position = now;
    for (const { schedule, dueAt } of due) {
      if (this.#isLive) await this.#options.fire(schedule, dueAt);
    }
    if (this.#isLive) await this.#options.sweep();
    // It may have been stopped meanwhile.
    if (this.#isLive) this.#plan();
  }

  #dueUntil(end: number) {
    return this.#options.schedules
      .flatMap((schedule) => {
        const dueAt = schedule.timetable.lastDue(this.#position, end);
        return dueAt === undefined ? [] : [{ schedule, dueAt }];
      })
      .sort((a, b) => a.dueAt - b.dueAt);
  }

  #isBusy(): boolean {
    return this.#options.isInvoking() || this.#options.sources.some(({ isBusy }) => isBusy);
  }

  #nextWait(): number | undefined {
    const waits = this.#options.sources.flatMap(({ queue, windowEndsIn }) => [
      ...(queue.nextVisibleIn === undefined ? [] : [queue.nextVisibleIn]),
      ...(windowEndsIn === undefined ? [] : [windowEndsIn]),
    ]);
    return waits.length === 0 ? undefined : Math.min(...waits);
  }

  #skip(wait: number): void {
    const { clock, queues, sources } = this.#options;
    // One more than the wait, as deadlines are kept in whole milliseconds.
    const passed = Math.ceil(wait) + 1;
    clock.moveTo(clock.now() + passed);
    for (const queue of queues) queue.advance(passed);
    for (const source of sources) source.advance(passed);
  }
}
