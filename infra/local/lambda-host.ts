import { randomUUID } from 'node:crypto';
import type { FunctionLog } from './function-log.ts';
import { FunctionThread, type FunctionDefinition, type ThreadEvents } from './function-thread.ts';
import type { InvocationOutcome } from './lambda-messages.ts';

/** What a function cost since the start. Times are in milliseconds: of a processor, or `wallMs` of real time. */
export interface FunctionUsage {
  readonly invocations: number;
  readonly failures: number;
  readonly timeouts: number;
  readonly coldStarts: number;
  /** What all cold starts took to load the function's module. */
  readonly initCpuMs: number;
  /** What all invocations took. */
  readonly cpuMs: number;
  readonly wallMs: number;
}

interface Waiting {
  readonly event: string;
  readonly resolve: (outcome: InvocationOutcome) => void;
}

const closedOutcome: InvocationOutcome = {
  kind: 'failed',
  error: { type: 'Engine.Closed', message: 'The engine is closing.' },
};

/** One function: its threads, its waiting invocations, its log and its figures. */
export class LambdaHost {
  readonly log: FunctionLog;
  readonly #definition: FunctionDefinition;
  readonly #threads = new Set<FunctionThread>();
  readonly #waiting: Waiting[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #usage = {
    invocations: 0,
    failures: 0,
    timeouts: 0,
    coldStarts: 0,
    initCpuMs: 0,
    cpuMs: 0,
    wallMs: 0,
  };
  #isClosed = false;

  /** Starts no thread yet: the first invocation is a cold start, as in Lambda. */
  constructor(definition: FunctionDefinition, log: FunctionLog) {
    this.#definition = definition;
    this.log = log;
  }

  get name(): string {
    return this.#definition.settings.functionName;
  }

  get concurrency(): number {
    return this.#definition.concurrency;
  }

  /** Invocations that run or wait for a thread. */
  get pending(): number {
    return this.#waiting.length + this.#running.size;
  }

  get usage(): FunctionUsage {
    return { ...this.#usage };
  }

  /**
   * Runs the function once. What the function does wrong is an outcome, not a rejection: an error thrown, a
   * time-out, a thread that ended.
   */
  invoke(event: unknown): Promise<InvocationOutcome> {
    if (this.#isClosed) return Promise.resolve(closedOutcome);
    return new Promise((resolve) => {
      this.#waiting.push({ event: JSON.stringify(event ?? null), resolve });
      this.#dispatch();
    });
  }

  /** Ends the threads at once; invocations in progress fail, and the next one starts afresh. */
  async crash(): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => thread.end()));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { resolve } of this.#waiting.splice(0)) resolve(closedOutcome);
    await this.crash();
    await Promise.all(this.#running);
    await this.log.close();
  }

  #dispatch(): void {
    while (!this.#isClosed && this.#waiting.length > 0) {
      const thread = this.#takeThread();
      const next = thread && this.#waiting.shift();
      if (thread === undefined || next === undefined) return;
      const task = this.#serve(thread, next).finally(() => {
        this.#running.delete(task);
        this.#dispatch();
      });
      this.#running.add(task);
    }
  }

  #takeThread(): FunctionThread | undefined {
    const idle = [...this.#threads].find((thread) => thread.isIdle);
    if (idle !== undefined || this.#threads.size >= this.#definition.concurrency) return idle;
    this.#usage.coldStarts += 1;
    const thread = new FunctionThread(this.#definition, this.#events);
    this.#threads.add(thread);
    return thread;
  }

  readonly #events: ThreadEvents = {
    log: (text, requestId) => this.log.append(text, requestId),
    initialised: (cpuMicros) => void (this.#usage.initCpuMs += cpuMicros / 1000),
    used: (cpuMicros) => void (this.#usage.cpuMs += cpuMicros / 1000),
    ended: (thread) => void this.#threads.delete(thread),
  };

  async #serve(thread: FunctionThread, { event, resolve }: Waiting): Promise<void> {
    const started = performance.now();
    const { timeoutMs } = this.#definition;
    const outcome = await thread.invoke({ requestId: randomUUID(), event, timeoutMs });
    this.#usage.invocations += 1;
    this.#usage.wallMs += performance.now() - started;
    if (outcome.kind === 'failed') {
      this.#usage.failures += 1;
      if (outcome.error.type === 'Sandbox.Timedout') this.#usage.timeouts += 1;
      this.log.append(`${outcome.error.type}: ${outcome.error.message}`);
    }
    resolve(outcome);
  }
}
