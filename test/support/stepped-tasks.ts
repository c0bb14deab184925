import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

const running = new AsyncLocalStorage<Task>();

/** Some work that goes on only when told to, from one await of a port to the next. */
export class Task {
  readonly name: string;
  /** What it answered or threw, once it is done. */
  outcome:
    | { readonly kind: 'done'; readonly answer: unknown }
    | { readonly kind: 'failed'; readonly fault: unknown }
    | undefined;
  /** Killed: it never goes on again, as a worker whose machine is gone. */
  isDead = false;
  private readonly work: () => Promise<unknown>;
  /** Whoever waits inside it: several where it does things side by side. */
  private readonly parked: (() => void)[] = [];
  private reached: () => void = () => undefined;
  private isStarted = false;

  constructor(name: string, work: () => Promise<unknown>) {
    this.name = name;
    this.work = work;
  }

  /** Goes on past so many awaits, or to its end. */
  async advance(awaits: number): Promise<void> {
    for (let passed = 0; passed < awaits && this.outcome === undefined && !this.isDead; passed += 1) {
      if (this.isStarted) this.parked.shift()?.();
      else this.start();
      await nextTurn();
      while (this.parked.length === 0 && !this.isOver()) await this.somethingReached();
    }
  }

  private isOver(): boolean {
    return this.outcome !== undefined;
  }

  /** Waits until it is told to go on. */
  park(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.parked.push(() => resolve(undefined));
    this.reached();
    return promise.then(() => undefined);
  }

  private somethingReached(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.reached = () => resolve(undefined);
    return promise.then(() => undefined);
  }

  private start(): void {
    this.isStarted = true;
    running
      .run(this, this.work)
      .then(
        (answer) => void (this.outcome = { kind: 'done', answer }),
        (fault: unknown) => void (this.outcome = { kind: 'failed', fault }),
      )
      .finally(() => this.reached());
  }
}

/** A step for ports and requests: whichever task calls waits there; whoever is no task passes. */
export const parkTask = async (): Promise<void> => running.getStore()?.park();
