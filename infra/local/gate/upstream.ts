import { Pool, type Dispatcher } from 'undici';
import type { Answer, GateCall } from './call.ts';

export interface Upstream {
  /** Passes a call on as it came, or with another body, and gives back the very bytes of the answer. */
  send(call: Pick<GateCall, 'method' | 'url' | 'headers'>, body: Buffer | string): Promise<Answer>;
  close(): Promise<void>;
}

/** Headers that belong to one connection, and those the sender computes anew. */
const perConnection = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'transfer-encoding',
  'upgrade',
]);

export function createUpstream(origin: string): Upstream {
  const pool = new Pool(origin, { pipelining: 1 });
  return {
    send: ({ method, url, headers }, body) =>
      new Promise((resolve, reject) => {
        const options = { method: toMethod(method), path: url, headers: forwarded(headers), body };
        pool.dispatch(options, collectAnswer(method, { resolve, reject }));
      }),
    close: () => pool.destroy(),
  };
}

/** Gathers an answer without the streams of undici's `request`, which cost more than the gate itself. */
function collectAnswer(
  method: string,
  { resolve, reject }: { resolve: (answer: Answer) => void; reject: (error: Error) => void },
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  let status = 0;
  let headers: Record<string, string> = {};
  return {
    onRequestStart: () => undefined,
    onResponseStart: (_controller, statusCode, answered) => {
      status = statusCode;
      headers = forwarded(answered, method === 'HEAD');
    },
    onResponseData: (_controller, chunk) => void chunks.push(chunk),
    onResponseEnd: () => resolve({ status, headers, body: Buffer.concat(chunks) }),
    onResponseError: (_controller, error) => reject(error),
  };
}

function toMethod(method: string): Dispatcher.HttpMethod {
  switch (method) {
    case 'GET':
    case 'HEAD':
    case 'PUT':
    case 'DELETE':
      return method;
    default:
      return 'POST';
  }
}

/** @param withLength for answers without a body, whose length is that of the body they leave out. */
function forwarded(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  withLength = false,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || (perConnection.has(name) && !(withLength && name === 'content-length')))
      continue;
    kept[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return kept;
}
