import { Worker } from 'node:worker_threads';
import type { InvocationOutcome, InvokeMessage, WorkerMessage, WorkerSettings } from './lambda-messages.ts';

export interface FunctionDefinition {
  readonly settings: WorkerSettings;
  /** Everything that the function's `process.env` holds. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** How many invocations may run at once, each in a thread of its own. */
  readonly concurrency: number;
}

export interface ThreadEvents {
  log(text: string, requestId?: string): void;
  initialised(cpuMicros: number): void;
  used(cpuMicros: number): void;
  /** The thread takes no more invocations. Called once. */
  ended(thread: FunctionThread): void;
}

/** Lambda gives a module ten seconds to load, on a processor that nobody else uses; here others may. */
const INIT_TIMEOUT_MS = 60_000;

/** V8 needs room beside the heap; below this a thread does not even start. */
const MINIMUM_HEAP_MEGABYTES = 64;

/** One execution environment: busy with one invocation, or idle, or ended for good. */
export class FunctionThread {
  readonly #events: ThreadEvents;
  readonly #worker: Worker;
  readonly #exited: Promise<void>;
  #queued: InvokeMessage | undefined;
  #settle: ((outcome: InvocationOutcome) => void) | undefined;
  #timer: NodeJS.Timeout;
  #isReady = false;
  #hasEnded = false;

  constructor({ settings, environment }: FunctionDefinition, events: ThreadEvents) {
    this.#events = events;
    this.#worker = new Worker(new URL('./lambda-worker.ts', import.meta.url), {
      workerData: settings,
      env: { ...environment },
      execArgv: [],
      // What Node itself prints, for example a fatal error; the function's own output comes as messages.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: Math.max(MINIMUM_HEAP_MEGABYTES, settings.memoryMegabytes) },
    });
    this.#timer = setTimeout(() => this.#stop(timedOut('Init', INIT_TIMEOUT_MS)), INIT_TIMEOUT_MS);
    this.#exited = new Promise((resolve) => void this.#worker.once('exit', () => resolve()));
    this.#listen();
  }

  /** Whether it can take an invocation now. */
  get isIdle(): boolean {
    return this.#settle === undefined && !this.#hasEnded;
  }

  /** Runs one invocation; only an idle thread may be asked. */
  invoke(message: InvokeMessage): Promise<InvocationOutcome> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#queued = message;
      this.#startQueued();
    });
  }

  /** Ends the thread, with whatever it is doing. */
  async end(): Promise<void> {
    this.#stop(failed('Runtime.ExitError', 'The thread was ended.'));
    await this.#exited;
  }

  #listen(): void {
    const worker = this.#worker;
    worker.on('message', (message: WorkerMessage) => this.#receive(message));
    worker.on('error', (error) => {
      this.#stop(failed('Runtime.ExitError', error instanceof Error ? error.message : String(error)));
    });
    worker.once('exit', (code) => {
      this.#stop(
        failed('Runtime.ExitError', `The thread ended with code ${code} before the function answered.`),
      );
    });
    for (const stream of [worker.stdout, worker.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => this.#events.log(text));
    }
  }

  #receive(message: WorkerMessage): void {
    switch (message.kind) {
      case 'log':
        this.#events.log(message.text, message.requestId);
        break;
      case 'ready':
        clearTimeout(this.#timer);
        this.#isReady = true;
        this.#events.initialised(message.cpuMicros);
        this.#startQueued();
        break;
      case 'broken':
        this.#stop({ kind: 'failed', error: message.error });
        break;
      case 'done':
        clearTimeout(this.#timer);
        this.#events.used(message.cpuMicros);
        this.#answer(message.outcome);
    }
  }

  #startQueued(): void {
    const message = this.#queued;
    if (message === undefined || !this.#isReady) return;
    this.#queued = undefined;
    this.#timer = setTimeout(() => this.#stop(timedOut('Task', message.timeoutMs)), message.timeoutMs);
    this.#worker.postMessage(message);
  }

  #stop(outcome: InvocationOutcome): void {
    clearTimeout(this.#timer);
    if (!this.#hasEnded) {
      this.#hasEnded = true;
      this.#events.ended(this);
      void this.#worker.terminate();
    }
    this.#answer(outcome);
  }

  #answer(outcome: InvocationOutcome): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(outcome);
  }
}

function timedOut(what: 'Init' | 'Task', timeoutMs: number): InvocationOutcome {
  return failed('Sandbox.Timedout', `${what} timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`);
}

function failed(type: string, message: string): InvocationOutcome {
  return { kind: 'failed', error: { type, message } };
}
