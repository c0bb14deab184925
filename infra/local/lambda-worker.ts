import { performance } from 'node:perf_hooks';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import * as z from 'zod';
import type {
  InvocationError,
  InvocationOutcome,
  InvokeMessage,
  WorkerMessage,
  WorkerSettings,
} from './lambda-messages.ts';
import { installOffsetDate } from './offset-date.ts';

/**
 * The thread a function runs in: one invocation at a time, its own `Date`, its output sent to the host line by line
 * in order with its answers.
 */
type Handler = (event: unknown, context: object) => unknown;

const RESPONSE_LIMIT_BYTES = 6 * 1024 * 1024;

const settings = z
  .object({
    moduleUrl: z.string(),
    exportName: z.string(),
    functionName: z.string(),
    functionArn: z.string(),
    memoryMegabytes: z.number(),
    clockOffset: z.instanceof(SharedArrayBuffer),
  })
  .parse(workerData) satisfies WorkerSettings;

if (parentPort === null) throw new Error('A function runs in a worker thread.');
const port: MessagePort = parentPort;
const send = (message: WorkerMessage): void => port.postMessage(message);

let currentRequest: string | undefined;
captureOutput(process.stdout);
captureOutput(process.stderr);
installOffsetDate(settings.clockOffset);

const before = process.threadCpuUsage();
try {
  const handler = await loadHandler();
  port.on('message', (message: InvokeMessage) => void run(handler, message));
  const { user, system } = process.threadCpuUsage(before);
  send({ kind: 'ready', cpuMicros: user + system });
} catch (error) {
  send({ kind: 'broken', error: describe(error) });
}

async function loadHandler(): Promise<Handler> {
  const loaded: unknown = await import(settings.moduleUrl);
  const handler: unknown = Object.entries(loaded ?? {}).find(([name]) => name === settings.exportName)?.[1];
  if (!isHandler(handler))
    throw new Error(`${settings.moduleUrl} exports no function ${settings.exportName}.`);
  return handler;
}

async function run(handler: Handler, { requestId, event, timeoutMs }: InvokeMessage): Promise<void> {
  currentRequest = requestId;
  const deadline = performance.now() + timeoutMs;
  const before = process.threadCpuUsage();
  const outcome = await invoke(handler, event, context(requestId, deadline));
  const { user, system } = process.threadCpuUsage(before);
  send({ kind: 'done', requestId, outcome, cpuMicros: user + system });
  currentRequest = undefined;
}

async function invoke(handler: Handler, event: string, context: object): Promise<InvocationOutcome> {
  try {
    const payload = JSON.stringify((await handler(JSON.parse(event), context)) ?? null);
    if (Buffer.byteLength(payload) <= RESPONSE_LIMIT_BYTES) return { kind: 'returned', payload };
    const message = 'Response payload size exceeded maximum allowed payload size (6291556 bytes).';
    return { kind: 'failed', error: { type: 'Function.ResponseSizeTooLarge', message } };
  } catch (error) {
    return { kind: 'failed', error: describe(error) };
  }
}

function context(requestId: string, deadline: number): object {
  return {
    awsRequestId: requestId,
    functionName: settings.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: settings.functionArn,
    memoryLimitInMB: String(settings.memoryMegabytes),
    logGroupName: `/aws/lambda/${settings.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
  };
}

function captureOutput(stream: NodeJS.WriteStream): void {
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    send({ kind: 'log', text, ...(currentRequest !== undefined && { requestId: currentRequest }) });
    const callback = rest.find((argument) => typeof argument === 'function');
    if (callback !== undefined) process.nextTick(callback);
    return true;
  };
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

function describe(error: unknown): InvocationError {
  if (error instanceof Error) return { type: error.name, message: error.message };
  return { type: 'Error', message: String(error) };
}
