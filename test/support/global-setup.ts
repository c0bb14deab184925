import { once } from 'node:events';
import { createServer, connect, type Socket } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startDynamoDbLocal, type DynamoDbLocal } from '../../infra/local/dynamodb-local.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** One DynamoDB Local per test run, started when the first test connects. Use table names of your own. */
    dynamodbUrl: string;
  }
}

/** Provides the address of a DynamoDB Local that costs nothing until a test connects to it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const sockets = new Set<Socket>();
  let started: Promise<DynamoDbLocal> | undefined;
  const relay = createServer((client) => {
    started ??= startDynamoDbLocal();
    client.pause();
    track(client);
    started.then(
      ({ url }) => {
        const upstream = track(connect(Number(new URL(url).port), '127.0.0.1'));
        client.pipe(upstream).pipe(client);
        client.once('close', () => upstream.destroy());
        upstream.once('close', () => client.destroy());
      },
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        client.destroy();
      },
    );
  });
  const track = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    return socket.once('close', () => sockets.delete(socket));
  };
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const address = relay.address();
  if (address === null || typeof address === 'string') throw new Error('No loopback port is free.');
  project.provide('dynamodbUrl', `http://127.0.0.1:${address.port}`);
  return async () => {
    relay.close();
    for (const socket of sockets) socket.destroy();
    const dynamodb = await started?.catch(() => undefined);
    await dynamodb?.close();
  };
}
