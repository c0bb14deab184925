import { randomUUID } from 'node:crypto';
import type { FunctionLog } from './function-log.ts';
import { startFunctionThread, type FunctionThread, type ThreadEvents } from './function-thread.ts';
import type { InvocationOutcome, WorkerSettings } from './lambda-messages.ts';

export interface FunctionDefinition {
  readonly settings: WorkerSettings;
  /** Everything that the function's `process.env` holds. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** How many invocations may run at once, each in a thread of its own. */
  readonly concurrency: number;
}

/** What a function cost since the start. Times are in milliseconds of real time. */
export interface FunctionUsage {
  readonly invocations: number;
  readonly failures: number;
  readonly timeouts: number;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly coldStarts: number;
}

/** One function: its threads, its waiting invocations, its log and its figures. */
export interface LambdaHost {
  readonly name: string;
  /** Invocations that are running or waiting for a thread. */
  readonly pending: number;
  readonly usage: FunctionUsage;
  /** Milliseconds each cold start took to import the function's module. */
  readonly initTimes: readonly number[];
  /**
   * Runs the function once. What the function does wrong is an outcome, not a rejection: an error thrown, a
   * time-out, a thread that ended.
   */
  invoke(event: unknown): Promise<InvocationOutcome>;
  /** Ends the threads at once, invocations in progress included; those fail. The next invocation starts afresh. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  readonly event: string;
  readonly resolve: (outcome: InvocationOutcome) => void;
}

const closedOutcome: InvocationOutcome = {
  kind: 'failed',
  error: { type: 'Engine.Closed', message: 'The engine is closing.' },
};

/** Starts no thread yet: the first invocation is a cold start, as in Lambda. */
export function createLambdaHost(definition: FunctionDefinition, log: FunctionLog): LambdaHost {
  const { settings, timeoutMs, concurrency } = definition;
  const usage = { invocations: 0, failures: 0, timeouts: 0, cpuMs: 0, wallMs: 0, coldStarts: 0 };
  const initTimes: number[] = [];
  const waiting: Waiting[] = [];
  const threads = new Set<FunctionThread>();
  const running = new Set<Promise<void>>();
  let closed = false;

  const events: ThreadEvents = {
    log: (text, requestId) => log.append(text, requestId),
    initialised: (initMs) => void initTimes.push(initMs),
    used: (cpuMicros) => void (usage.cpuMs += cpuMicros / 1000),
    ended: (thread) => void threads.delete(thread),
  };

  function takeThread(): FunctionThread | undefined {
    const idle = [...threads].find((thread) => !thread.busy);
    if (idle !== undefined || threads.size >= concurrency) return idle;
    usage.coldStarts += 1;
    const thread = startFunctionThread(definition, events);
    threads.add(thread);
    return thread;
  }

  function dispatch(): void {
    while (waiting.length > 0) {
      const thread = closed ? undefined : takeThread();
      if (thread === undefined) return;
      const next = waiting.shift();
      if (next === undefined) return;
      const task = serve(thread, next).finally(() => {
        running.delete(task);
        dispatch();
      });
      running.add(task);
    }
  }

  async function serve(thread: FunctionThread, { event, resolve }: Waiting): Promise<void> {
    const started = performance.now();
    const outcome = await thread.invoke({ requestId: randomUUID(), event, timeoutMs });
    usage.invocations += 1;
    usage.wallMs += performance.now() - started;
    if (outcome.kind === 'failed') {
      usage.failures += 1;
      if (outcome.error.type === 'Sandbox.Timedout') usage.timeouts += 1;
      log.append(`${outcome.error.type}: ${outcome.error.message}\n`);
    }
    resolve(outcome);
  }

  const endThreads = async (): Promise<void> => {
    await Promise.all([...threads].map((thread) => thread.end()));
  };

  return {
    name: settings.functionName,
    get pending() {
      return waiting.length + running.size;
    },
    get usage() {
      return { ...usage };
    },
    initTimes,
    invoke: (event) => {
      if (closed) return Promise.resolve(closedOutcome);
      return new Promise((resolve) => {
        waiting.push({ event: JSON.stringify(event ?? null), resolve });
        dispatch();
      });
    },
    crash: endThreads,
    close: async () => {
      closed = true;
      for (const { resolve } of waiting.splice(0)) resolve(closedOutcome);
      await endThreads();
      await Promise.all(running);
    },
  };
}
