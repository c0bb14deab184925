import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { EngineError } from './engine-error.ts';
import { sendOn } from './loopback-return.ts';
import { plainError, toHttpEvent, toHttpResponse, type HttpResponse } from './http-event.ts';
import { matchRoute, type HttpApi } from './http-routes.ts';
import type { LambdaHost } from './lambda-host.ts';

export interface Sites {
  readonly apis: ReadonlyMap<string, HttpApi>;
  readonly functions: ReadonlyMap<string /* ARN */, LambdaHost>;
  readonly account: string;
  now(): number;
}

export interface HttpServer {
  readonly port: number;
  /** Until the sites are set every request is answered with 503. */
  serve(sites: Sites): void;
  close(): Promise<void>;
}

/** API Gateway takes ten megabytes, of which Lambda's invocation takes six. */
const REQUEST_LIMIT_BYTES = 10 * 1024 * 1024;
const EVENT_LIMIT_BYTES = 6 * 1024 * 1024;

/** Serves every site on one loopback port; the host name decides which. @throws EngineError when the port is taken. */
export async function startHttpServer(port: number): Promise<HttpServer> {
  let sites: Sites | undefined;
  const server = createServer((request, response) => {
    void answer(request, sites).then(
      (result) => send(response, result),
      () => response.destroy(),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error: unknown) => {
    throw new EngineError(
      `Port ${port} cannot be used: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new EngineError('No loopback port is free.');
  return {
    port: address.port,
    serve: (served) => void (sites = served),
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(request: IncomingMessage, sites: Sites | undefined): Promise<HttpResponse> {
  const body = await readBody(request);
  if (sites === undefined) return plainError(503);
  const domainName = (request.headers.host ?? '').replace(/:\d+$/, '');
  const method = request.method ?? 'GET';
  const target = request.url ?? '/';
  const elsewhere = sendOn({ method, host: request.headers.host ?? '', target }, sites.apis);
  if (elsewhere !== undefined) return elsewhere;
  const api = sites.apis.get(domainName);
  if (api === undefined) return misdirected(domainName, [...sites.apis.keys()]);
  if (body === 'too-large') return plainError(413);

  const match = matchRoute(api, method, target.split('?')[0] ?? '/');
  const handler = match && sites.functions.get(match.route.functionArn);
  if (match === undefined || handler === undefined) return plainError(404);
  const event = toHttpEvent(
    { method, target, headers: request.headers, body, sourceIp: request.socket.remoteAddress ?? '' },
    {
      apiId: api.apiId,
      account: sites.account,
      domainName,
      routeKey: match.route.routeKey,
      pathParameters: match.pathParameters,
      now: sites.now(),
    },
  );
  if (Buffer.byteLength(event.body ?? '') > EVENT_LIMIT_BYTES) return plainError(413);
  return invoke(handler, event, match.route.timeoutMs);
}

async function invoke(handler: LambdaHost, event: object, timeoutMs: number): Promise<HttpResponse> {
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<'timed-out'>((resolve) => {
    timer = setTimeout(() => resolve('timed-out'), timeoutMs);
  });
  const outcome = await Promise.race([handler.invoke(event), timedOut]);
  clearTimeout(timer);
  if (outcome === 'timed-out') return plainError(503);
  return outcome.kind === 'failed' ? plainError(500) : toHttpResponse(outcome.payload);
}

async function readBody(request: IncomingMessage): Promise<Buffer | 'too-large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = toBytes(chunk);
    size += bytes.length;
    if (size <= REQUEST_LIMIT_BYTES) chunks.push(bytes);
  }
  return size > REQUEST_LIMIT_BYTES ? 'too-large' : Buffer.concat(chunks);
}

function toBytes(chunk: unknown): Buffer {
  if (chunk instanceof Buffer) return chunk;
  throw new TypeError('A request without encoding gives bytes.');
}

function misdirected(host: string, known: readonly string[]): HttpResponse {
  const body = `Nothing is served as ${JSON.stringify(host)}. Known hosts: ${known.join(', ')}\n`;
  return { status: 421, headers: [['content-type', 'text/plain; charset=utf-8']], body: Buffer.from(body) };
}

function send(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  response.statusCode = status;
  for (const [name, value] of headers) response.appendHeader(name, value);
  if (!response.hasHeader('content-length')) response.setHeader('content-length', body.length);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
