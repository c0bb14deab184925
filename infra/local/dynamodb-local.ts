import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { EngineError } from './engine-error.ts';

export interface DynamoDbLocal {
  readonly url: string;
  /** Ends the process and waits until it is gone. May be called twice. */
  close(): Promise<void>;
}

export interface DynamoDbLocalOptions {
  /** Directory that keeps the tables; without it they live in memory. */
  readonly dbPath?: string;
}

const READY_WITHIN_MS = 240_000;
const ATTEMPTS = 3;

/**
 * Starts DynamoDB Local on a free loopback port and waits until it answers.
 *
 * It runs under a guard process that ends it when this process is gone, however it went. DynamoDB Local itself
 * listens on every interface; a security policy makes it refuse whoever is not this machine.
 * @throws EngineError when Java is missing or too old, in one line that says how to install it.
 */
export async function startDynamoDbLocal({ dbPath }: DynamoDbLocalOptions = {}): Promise<DynamoDbLocal> {
  const javaVersion = requireJava();
  if (dbPath !== undefined) mkdirSync(dbPath, { recursive: true, mode: 0o700 });
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const guard = startGuard(javaArguments({ port, javaVersion, ...(dbPath !== undefined && { dbPath }) }));
    try {
      await guard.untilReady(`http://127.0.0.1:${port}`);
      return { url: `http://127.0.0.1:${port}`, close: guard.close };
    } catch (error) {
      await guard.close();
      // Another process may have taken the port between our look and Java's.
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** The major version of the Java runtime on the path. */
function requireJava(): number {
  const { stderr, status } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = status === 0 ? Number(/version "(\d+)/.exec(stderr)?.[1]) : Number.NaN;
  if (major >= 17) return major;
  const found = Number.isNaN(major) ? 'none was found' : `version ${major} was found`;
  const install =
    process.platform === 'darwin'
      ? 'brew install openjdk@17'
      : 'sudo apt-get install --yes openjdk-17-jre-headless';
  throw new EngineError(`DynamoDB Local needs Java 17 or newer, and ${found}. Install it with: ${install}`);
}

function javaArguments({
  port,
  javaVersion,
  dbPath,
}: {
  port: number;
  javaVersion: number;
  dbPath?: string;
}): string[] {
  const emulator = join(
    dirname(createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json')),
    'emulator',
  );
  const policy = fileURLToPath(new URL('./dynamodb-local.policy', import.meta.url));
  return [
    // Java 24 removed the security manager.
    ...(javaVersion < 24 ? ['-Djava.security.manager', `-Djava.security.policy==${policy}`] : []),
    // A process of minutes: what the second compiler and the parallel collector cost, it never earns back.
    ...['-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'],
    `-Djava.library.path=${join(emulator, 'DynamoDBLocal_lib')}`,
    ...['-jar', join(emulator, 'DynamoDBLocal.jar'), '-disableTelemetry', '-sharedDb', '-port', String(port)],
    ...(dbPath === undefined ? ['-inMemory'] : ['-dbPath', resolve(dbPath)]),
  ];
}

function startGuard(args: readonly string[]) {
  const guardFile = fileURLToPath(new URL('./process-guard.mjs', import.meta.url));
  const guard = spawn(process.execPath, [guardFile, 'java', ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    // Its own process group: Ctrl-C reaches us, and we end it after the last write.
    detached: true,
    // It leaves a file where it runs.
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
  });
  let complaint = '';
  guard.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => (complaint = `${complaint}${text}`.slice(-2_000)));
  guard.stdin.on('error', () => undefined);
  const exited = once(guard, 'exit');
  return {
    untilReady: async (url: string): Promise<void> => {
      const deadline = Date.now() + READY_WITHIN_MS;
      while (!(await answers(url))) {
        if (hasEnded(guard)) throw new EngineError(`DynamoDB Local did not start: ${complaint.trim()}`);
        if (Date.now() > deadline)
          throw new EngineError(`DynamoDB Local gave no answer: ${complaint.trim()}`);
        await sleep(50);
      }
    },
    close: async (): Promise<void> => {
      guard.stdin.end();
      if (!hasEnded(guard)) await exited;
    },
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

/** Any answer will do: a request without a signature is refused with 400. */
async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { headers: { connection: 'close' } });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new EngineError('No loopback port is free.');
  return address.port;
}
