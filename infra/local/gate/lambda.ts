import type { InvocationOutcome } from '../lambda-messages.ts';
import type { Answer, GateCall, Service } from './call.ts';
import type { DeclaredFunction } from './declarations.ts';
import { baseContext } from './iam-conditions.ts';
import { jsonDenials } from './protocol.ts';
import { Refusal, unknownAction } from './refusal.ts';
import type { UsageMeter } from './usage.ts';

export interface LambdaOptions {
  /** By name. */
  readonly functions: ReadonlyMap<string, DeclaredFunction>;
  readonly usage: UsageMeter;
  readonly region: string;
  readonly account: string;
}

const ACTION = 'lambda:InvokeFunction';
const ROUTE = /^\/2015-03-31\/functions\/([^/?]+)\/invocations$/u;
const REQUEST_LIMIT_BYTES = 6 * 1024 * 1024;

const unavailable = new Refusal('ServiceException', 'Service error.', { status: 500 });

/** Lambda's Invoke, synchronous and of the latest version, by name or ARN: what one function may ask of another. */
export function createLambda({ functions, usage, ...where }: LambdaOptions): Service {
  const base = baseContext(where);
  const arnOf = (name: string): string => `arn:aws:lambda:${where.region}:${where.account}:function:${name}`;
  return {
    prepare: (call) => {
      const name = readName(call, arnOf(''));
      return {
        actions: [ACTION],
        // The policy is asked first: whoever may not invoke a function is not told whether there is one.
        needs: [{ action: ACTION, resource: arnOf(name), context: base }],
        perform: async () => {
          const target = functions.get(name);
          if (target === undefined)
            throw new Refusal('ResourceNotFoundException', `Function not found: ${arnOf(name)}`, {
              status: 404,
            });
          const event = readEvent(call.body);
          usage.add({ caller: call.caller.name, action: ACTION, resource: name, requests: 1 });
          return answerOf(await target.invoke(event));
        },
      };
    },
    refuse,
    ...jsonDenials,
    unknownCaller: new Refusal(jsonDenials.unknownCaller.code, jsonDenials.unknownCaller.message, {
      status: 403,
    }),
    denied: (message) => new Refusal('AccessDeniedException', message, { status: 403 }),
    throttled: new Refusal('TooManyRequestsException', 'Rate Exceeded.', { status: 429 }),
    unavailable,
  };
}

/** @throws Refusal for another operation, and for a way of invoking that the engine would not heed. */
function readName({ method, url, headers }: GateCall, arnPrefix: string): string {
  const [, part] = method === 'POST' ? (ROUTE.exec(url) ?? []) : [];
  if (part === undefined) throw unknownAction(`lambda: ${method} ${url}`);
  const type = headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (type !== 'RequestResponse') throw unknownAction(`${ACTION} of type ${String(type)}`);
  if ((headers['x-amz-log-type'] ?? 'None') !== 'None')
    throw unknownAction(`${ACTION} with a tail of the log`);
  const name = decodeURIComponent(part);
  return name.startsWith(arnPrefix) ? name.slice(arnPrefix.length) : name;
}

function readEvent(body: Buffer): unknown {
  if (body.length > REQUEST_LIMIT_BYTES)
    throw new Refusal('RequestTooLargeException', `${body.length} byte payload is too large.`, {
      status: 413,
    });
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new Refusal('InvalidRequestContentException', 'Could not parse request body into json.');
  }
}

/** What a function does wrong is an answer that says so, not a failed call. */
function answerOf(outcome: InvocationOutcome): Answer {
  const headers = { 'content-type': 'application/json', 'x-amz-executed-version': '$LATEST' };
  if (outcome.kind === 'returned') return { status: 200, headers, body: Buffer.from(outcome.payload) };
  const { type, message } = outcome.error;
  if (type === 'Engine.Closed') throw unavailable;
  return {
    status: 200,
    headers: { ...headers, 'x-amz-function-error': 'Unhandled' },
    body: Buffer.from(JSON.stringify({ errorType: type, errorMessage: message, trace: [] })),
  };
}

/** REST-JSON names an error in a header. */
function refuse({ code, message, details, status }: Refusal): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    body: Buffer.from(JSON.stringify({ Type: status < 500 ? 'User' : 'Service', message, ...details })),
  };
}
