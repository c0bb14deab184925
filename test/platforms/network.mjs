// A real Bluesky network of one server (PDS), a directory of accounts (PLC) and, with PostgreSQL, an AppView that
// counts. It lives as long as its standard input: whoever started it may die in any way, and nothing stays behind.
// Prints its addresses as one line of JSON. Runs on Node 20, for which the database module was built.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startPostgres } from './postgres.mjs';
import { startWatch } from './watch.mjs';

const directory = mkdtempSync(join(tmpdir(), 'candor-bluesky-'));
// PostgreSQL runs as somebody else where we are root, and must pass through here to its own part.
chmodSync(directory, 0o711);
// The servers keep their files wherever this points to.
process.env.TMPDIR = directory;
process.env.LOG_ENABLED = 'false';

// They would listen on every interface.
const listen = Server.prototype.listen;
Server.prototype.listen = function listenOnLoopback(...given) {
  const [port, ...others] = given;
  return typeof port === 'number' && typeof others[0] !== 'string'
    ? listen.call(this, port, '127.0.0.1', ...others)
    : listen.apply(this, given);
};

const { TestPlc, TestPds, TestBsky, mockNetworkUtilities } = createRequire(import.meta.url)(
  '@atproto/dev-env',
);
const freePort = createRequire(import.meta.url)('get-port');

let database;
let closing;
/** The servers end with this process; only what is outside of it is ended one by one. */
const close = () =>
  (closing ??= (async () => {
    // Whoever asks the database now is told that it is gone.
    process.removeAllListeners('uncaughtException').on('uncaughtException', () => undefined);
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', () => undefined);
    await database?.close();
    rmSync(directory, { recursive: true, force: true });
    process.exit();
  })());

const startAppView = async ({ plc, pdsPort, postgres }) => {
  database = await startPostgres({ bin: postgres, directory: join(directory, 'postgres') });
  return TestBsky.create({
    plcUrl: plc.url,
    repoProvider: `ws://localhost:${pdsPort}`,
    dbPostgresUrl: database.url,
    dbPostgresSchema: 'appview',
  });
};

const start = async (postgres) => {
  const plc = await TestPlc.create({});
  const pdsPort = await freePort();
  const bsky = postgres ? await startAppView({ plc, pdsPort, postgres }) : undefined;
  const pds = await TestPds.create({
    port: pdsPort,
    didPlcUrl: plc.url,
    ...(bsky && { bskyAppViewUrl: bsky.url, bskyAppViewDid: bsky.serverDid }),
  });
  mockNetworkUtilities(pds, bsky);
  const watch = await startWatch(pds.server.server);
  return { pds: pds.url, plc: plc.url, appView: bsky?.url ?? null, watch, directory };
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void close());
process.stdin.resume();
process.stdin.once('close', () => void close());
try {
  console.log(JSON.stringify(await start(process.env.POSTGRES_BIN)));
} catch (fault) {
  console.error(fault);
  process.exitCode = 1;
  await close();
}
