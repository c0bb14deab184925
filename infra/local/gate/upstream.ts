import { Pool } from 'undici';
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
    send: async ({ method, url, headers }, body) => {
      const response = await pool.request({ method, path: url, headers: forwarded(headers), body });
      return {
        status: response.statusCode,
        headers: forwarded(response.headers, method === 'HEAD'),
        body: Buffer.from(await response.body.arrayBuffer()),
      };
    },
    close: () => pool.destroy(),
  };
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
