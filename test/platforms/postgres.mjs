// A PostgreSQL cluster of its own, on loopback, in a directory that its caller removes.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const USER = 'candor';
const READY_WITHIN_MS = 240_000;
const guardFile = fileURLToPath(new URL('../../infra/local/process-guard.mjs', import.meta.url));

/** PostgreSQL refuses to run as root; Debian's package brings a user of this name. */
const idOf = (kind) => Number(spawnSync('id', [`-${kind}`, 'postgres'], { encoding: 'utf8' }).stdout);
const isRoot = process.getuid?.() === 0;
const asSomebodyElse = (command) =>
  isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', ...command] : command;

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
};

const initialise = (bin, directory) => {
  mkdirSync(directory, { mode: 0o700 });
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(directory, '..', 'postgres-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (isRoot) for (const path of [directory, passwordFile]) chownSync(path, idOf('u'), idOf('g'));
  const [command, ...args] = asSomebodyElse([
    join(bin, 'initdb'),
    ...['--pgdata', directory, '--username', USER, '--pwfile', passwordFile],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
  ]);
  const { status, stderr } = spawnSync(command, args, { cwd: '/', encoding: 'utf8' });
  rmSync(passwordFile);
  if (status !== 0) throw new Error(`initdb failed: ${stderr}`);
  return password;
};

/** Without waiting for those who are connected. The first line of this file is the server's process id. */
const stopAtOnce = (directory) => {
  const file = join(directory, 'postmaster.pid');
  if (existsSync(file)) process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGINT');
};

/**
 * Starts PostgreSQL under a guard that ends it when this process is gone, however it went.
 * @param bin the directory of its programs.
 */
export const startPostgres = async ({ bin, directory }) => {
  const password = initialise(bin, directory);
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
  };
  const command = asSomebodyElse([
    join(bin, 'postgres'),
    ...['-D', directory],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const guard = spawn(process.execPath, [guardFile, ...command], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
    cwd: '/',
  });
  let complaint = '';
  guard.stderr.setEncoding('utf8').on('data', (text) => (complaint = `${complaint}${text}`.slice(-2_000)));
  guard.stdin.on('error', () => undefined);
  const exited = once(guard, 'exit');
  const close = async () => {
    stopAtOnce(directory);
    guard.stdin.end();
    if (guard.exitCode === null) await exited;
  };
  const isReady = () =>
    spawnSync(join(bin, 'pg_isready'), ['--quiet', '--host', '127.0.0.1', '--port', String(port)]).status ===
    0;
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!isReady()) {
    if (guard.exitCode !== null || Date.now() > deadline) {
      await close();
      throw new Error(`PostgreSQL did not start: ${complaint}`);
    }
    await sleep(100);
  }
  return { url: `postgresql://${USER}:${password}@127.0.0.1:${port}/postgres`, close };
};
