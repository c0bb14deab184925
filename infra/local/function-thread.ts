import { Worker } from 'node:worker_threads';
import type { FunctionDefinition } from './lambda-host.ts';
import type { InvocationOutcome, InvokeMessage, WorkerMessage } from './lambda-messages.ts';

export interface ThreadEvents {
  log(text: string, requestId?: string): void;
  initialised(initMs: number): void;
  used(cpuMicros: number): void;
  /** The thread takes no more invocations. Called once. */
  ended(thread: FunctionThread): void;
}

/** One execution environment: it is busy with one invocation or idle, and once ended it stays so. */
export interface FunctionThread {
  readonly busy: boolean;
  invoke(message: InvokeMessage): Promise<InvocationOutcome>;
  end(): Promise<void>;
}

/** Lambda gives a module ten seconds to load. */
const INIT_TIMEOUT_MS = 10_000;

/** V8 needs room beside the heap; below this a thread does not even start. */
const MINIMUM_HEAP_MEGABYTES = 64;

const failed = (type: string, message: string): InvocationOutcome => ({
  kind: 'failed',
  error: { type, message },
});

interface Pending {
  readonly requestId: string;
  readonly settle: (outcome: InvocationOutcome) => void;
}

export function startFunctionThread(definition: FunctionDefinition, events: ThreadEvents): FunctionThread {
  const { settings, environment } = definition;
  const worker = new Worker(new URL('./lambda-worker.ts', import.meta.url), {
    workerData: settings,
    env: { ...environment },
    execArgv: [],
    // What Node itself prints, for example a fatal error; the function's own output comes as messages.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: Math.max(MINIMUM_HEAP_MEGABYTES, settings.memoryMegabytes) },
  });
  let pending: Pending | undefined;
  let ended = false;

  const settle = (outcome: InvocationOutcome): void => {
    const { settle: answer } = pending ?? {};
    pending = undefined;
    answer?.(outcome);
  };
  const stop = (outcome: InvocationOutcome): void => {
    if (!ended) {
      ended = true;
      events.ended(thread);
    }
    settle(outcome);
    void worker.terminate();
  };

  const ready = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => {
      stop(failed('Sandbox.Timedout', `Init timed out after ${INIT_TIMEOUT_MS / 1000} seconds`));
    }, INIT_TIMEOUT_MS);
    const settled = (isReady: boolean): void => {
      clearTimeout(timer);
      resolve(isReady);
    };
    worker.on('message', (message: WorkerMessage) => receive(message, settled));
    worker.once('exit', () => settled(false));
  });

  function receive(message: WorkerMessage, settled: (isReady: boolean) => void): void {
    switch (message.kind) {
      case 'log':
        return events.log(message.text, message.requestId);
      case 'ready':
        events.initialised(message.initMs);
        return settled(true);
      case 'broken':
        stop({ kind: 'failed', error: message.error });
        return settled(false);
      case 'done':
        events.used(message.cpuMicros);
        if (message.requestId === pending?.requestId) settle(message.outcome);
    }
  }

  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => events.log(text));
  }
  worker.on('error', (error) =>
    stop(failed('Runtime.ExitError', error instanceof Error ? error.message : String(error))),
  );
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', (code) => {
      stop(failed('Runtime.ExitError', `The thread ended with code ${code} before the function answered.`));
      resolve();
    });
  });

  const thread: FunctionThread = {
    get busy() {
      return pending !== undefined || ended;
    },
    invoke: (message) =>
      new Promise((resolve) => {
        let timer: NodeJS.Timeout | undefined;
        pending = {
          requestId: message.requestId,
          settle: (outcome) => {
            clearTimeout(timer);
            resolve(outcome);
          },
        };
        void ready.then((isReady) => {
          if (!isReady || pending === undefined) return;
          timer = setTimeout(() => stop(timedOut(message.timeoutMs)), message.timeoutMs);
          worker.postMessage(message);
        });
      }),
    end: async () => {
      stop(failed('Runtime.ExitError', 'The thread was ended.'));
      await exited;
    },
  };
  return thread;
}

const timedOut = (timeoutMs: number): InvocationOutcome =>
  failed('Sandbox.Timedout', `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`);
