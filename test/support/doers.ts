import { AsyncLocalStorage } from 'node:async_hooks';

/** What came of some work: a killed one never answers. */
export type Ending =
  | { readonly kind: 'done'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly fault: unknown }
  | { readonly kind: 'killed' };

/** An invocation of a function, or somebody's press of a button; once killed none of its requests goes on. */
export class Doer {
  isDead = false;
  /** Whether anything may befall its requests. */
  readonly isExposed: boolean;
  private readonly work: () => Promise<unknown>;
  private readonly death = Promise.withResolvers<Ending>();

  constructor(work: () => Promise<unknown>, isExposed = true) {
    this.work = work;
    this.isExposed = isExposed;
  }

  run(): Promise<Ending> {
    const ending = doing.run(this, this.work).then(
      (answer): Ending => ({ kind: 'done', answer }),
      (fault: unknown): Ending => ({ kind: 'failed', fault }),
    );
    return Promise.race([ending, this.death.promise]);
  }

  /** As a machine that is gone: whoever waits for a request waits for ever. */
  kill(): Promise<never> {
    this.isDead = true;
    this.death.resolve({ kind: 'killed' });
    return new Promise(() => undefined);
  }

  /** Somebody else does the same, from its beginning to its end, in peace. */
  async twin(): Promise<void> {
    await new Doer(this.work, false).run();
  }
}

const doing = new AsyncLocalStorage<Doer>();

/** Whose request it is; undefined for what a test looks at or arranges. */
export const currentDoer = (): Doer | undefined => doing.getStore();
