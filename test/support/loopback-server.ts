import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** Answers with JSON. */
export type Json = (body: unknown, status?: number, headers?: Readonly<Record<string, string>>) => void;

/** Ends a response with JSON. */
export const jsonTo =
  (response: ServerResponse): Json =>
  (body, status = 200, headers = {}) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));

/** A server of a test's own on a free port of this machine. An answer that fails ends the connection. */
export abstract class LoopbackServer {
  origin = '';
  private readonly server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', this.origin);
    void Promise.resolve(this.answer(url, response, request)).catch(() => response.destroy());
  });

  async open(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    if (typeof address === 'object' && address !== null) this.origin = `http://127.0.0.1:${address.port}`;
    return this;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  protected abstract answer(
    url: URL,
    response: ServerResponse,
    request: IncomingMessage,
  ): Promise<void> | void;
}
