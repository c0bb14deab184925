import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { createSafeFetch, type Resolve } from '../../shared/platforms/safe-fetch.node.ts';

const redirectTo =
  (location: string) =>
  (response: ServerResponse): void =>
    void response.writeHead(302, { location }).end();

const packed =
  (text: string) =>
  (response: ServerResponse): void =>
    void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text));

const ANSWERS: ReadonlyMap<string, (response: ServerResponse) => void> = new Map([
  ['/here', redirectTo('/ok')],
  ['/loop', redirectTo('/loop')],
  ['/elsewhere', redirectTo('http://127.0.0.1:9/')],
  ['/file', redirectTo('file:///etc/passwd')],
  ['/large', (response: ServerResponse): void => void response.end('x'.repeat(10_000))],
  ['/bomb', packed('x'.repeat(1_000_000))],
  ['/gzip', packed('packed')],
  ['/silent', (): void => undefined],
  [
    '/cut',
    (response: ServerResponse): void => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setTimeout(() => response.destroy(), 10);
    },
  ],
]);

describe('a guarded fetch', () => {
  let server: Server;
  let origin = '';
  let asked: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
      const answer = ANSWERS.get(request.url ?? '');
      if (answer === undefined) response.end('ok');
      else answer(response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const allowed = () => createSafeFetch([origin], { milliseconds: 300, bytes: 5_000 });

  it('asks an origin on the list, and follows a redirect on it', async () => {
    expect(await (await allowed()(new URL('/here', origin))).text()).toBe('ok');
  });

  it('unpacks gzip', async () => {
    expect(await (await allowed()(new URL('/gzip', origin))).text()).toBe('packed');
  });

  it.each([
    ['/elsewhere', 'redirects elsewhere'],
    ['/file', 'redirects elsewhere'],
    ['/loop', 'redirects without end'],
    ['/large', 'answers too much'],
    ['/bomb', 'answers too much'],
    ['/silent', 'does not answer'],
    ['/cut', 'does not answer'],
  ])('gives up on %s: the server %s', async (path, words) => {
    const fault: unknown = await allowed()(new URL(path, origin)).catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ kind: 'unavailable' });
    expect(String(fault)).toContain(words);
  });

  it('follows no redirect of a POST', async () => {
    await expect(allowed()(new URL('/here', origin), { method: 'POST', body: 'x' })).rejects.toThrow(
      'redirects elsewhere',
    );
  });

  it.each([
    'http://example.com/',
    'https://example.com:8443/',
    'https://user:pass@example.com/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://localhost/',
    'https://metadata/',
    'ftp://example.com/',
  ])('never asks %s', async (url) => {
    asked = [];
    await expect(createSafeFetch([])(new URL(url))).rejects.toMatchObject({ kind: 'not-permitted' });
    expect(asked).toEqual([]);
  });

  it('is not led to a private address by a name, also not by one of several', async () => {
    const leads = (...addresses: string[]) =>
      createSafeFetch([], undefined, (_host, done) =>
        done(
          null,
          addresses.map((address) => ({ address, family: 4 })),
        ),
      );
    await expect(leads('127.0.0.1')(new URL('https://rebind.example/'))).rejects.toMatchObject({
      kind: 'not-permitted',
    });
    await expect(leads('1.1.1.1', '10.0.0.1')(new URL('https://rebind.example/'))).rejects.toMatchObject({
      kind: 'not-permitted',
    });
  });
});

describe('the address a connection goes to', () => {
  /** Connections as Node made them: to which address, for which name. */
  const connectionsOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const made: string[] = [];
    const note = (message: unknown): void => {
      const { socket } = z.object({ socket: z.instanceof(Socket) }).parse(message);
      socket.on('lookup', (_fault, address) => made.push(`looked up ${address}`));
      socket.on('connectionAttempt', (ip, port) => made.push(`connects to ${ip}:${port}`));
    };
    subscribe('net.client.socket', note);
    try {
      await work().catch(() => undefined);
    } finally {
      unsubscribe('net.client.socket', note);
    }
    return made;
  };

  /** A name that leads to a public address when it is asked for first, and to this machine ever after. */
  const rebinding = () => {
    const asked: string[] = [];
    const resolve: Resolve = (host, done) => {
      asked.push(host);
      done(null, [{ address: asked.length === 1 ? PUBLIC : '127.0.0.1', family: 4 }]);
    };
    return { asked, fetch: createSafeFetch([], { milliseconds: 300, bytes: 100 }, resolve) };
  };
  // Nothing answers here on a machine without a network; where something does, it is asked for no page of its own.
  const PUBLIC = '1.1.1.1';

  it('is the one that was checked, though the name leads elsewhere the next time', async () => {
    const { asked, fetch } = rebinding();
    const connections = await connectionsOf(() => fetch(new URL('https://rebind.example/')));
    expect(connections.filter((one) => one.startsWith('connects'))).toEqual([`connects to ${PUBLIC}:443`]);
    expect(asked).toEqual(['rebind.example']);
  });

  it('is checked anew for the next connection, which is not made', async () => {
    const { asked, fetch } = rebinding();
    await fetch(new URL('https://rebind.example/')).catch(() => undefined);
    const connections = await connectionsOf(() =>
      expect(fetch(new URL('https://rebind.example/'))).rejects.toMatchObject({ kind: 'not-permitted' }),
    );
    expect(asked).toHaveLength(2);
    expect(connections.filter((one) => one.startsWith('connects'))).toEqual([]);
  });
});
