import { request as httpRequest, Agent, createServer } from 'node:http';
import { once } from 'node:events';
import type { Gate, GateOptions } from '../../infra/local/gate/gate.ts';

/** A gate that allows everything and counts nothing, for tests of what stands behind it. */
export async function startPassThroughGate({ upstreams }: GateOptions): Promise<Gate> {
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, outgoing) => {
    const target = String(incoming.headers['x-amz-target'] ?? '');
    const upstream = target.startsWith('DynamoDB_') ? upstreams.dynamodb : upstreams.sqs;
    const forwarded = httpRequest(
      new URL(incoming.url ?? '/', upstream),
      { method: incoming.method ?? 'GET', headers: incoming.headers, agent },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No loopback port is free.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    usage: { snapshot: () => [], since: () => [] },
    faults: {
      plan: () => () => undefined,
      clear: () => undefined,
      hits: () => ({}),
      seed: () => undefined,
      holdIndexes: () => () => undefined,
    },
    denials: [],
    mails: [],
    declare: () => undefined,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
}
