import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { loadAssembly, type Stack } from './assembly.ts';
import { createOffsetClock, type OffsetClock } from './clock.ts';
import { startDynamoDbLocal } from './dynamodb-local.ts';
import type { Engine } from './engine-api.ts';
import { EngineError } from './engine-error.ts';
import type { Caller } from './gate/declarations.ts';
import { startGate } from './gate/gate.ts';
import { startHttpServer } from './http-server.ts';
import { startIdentityProvider, type IdentityProviderSettings } from './identity-provider.ts';
import { startMessageStore } from './message-store.ts';
import type { Addresses, Parts } from './parts.ts';
import { createRunningTopology } from './running-topology.ts';
import { createTopology } from './topology.ts';

export interface EngineOptions {
  /** What `app.synth()` gave, or any object with the directory of an assembly. */
  readonly assembly: { readonly directory: string };
  /** Where tables, queues, buckets, keys, secrets and logs are kept; without it they live as long as the engine. */
  readonly stateDirectory?: string;
  /** The port of the sites; any free one by default. */
  readonly port?: number;
  /** Starts the calendar here, to be driven by `advanceTo`. Without it the engine is live at once. */
  readonly startsAt?: Date;
  /** Values for the templates' parameters. */
  readonly parameters?: (addresses: Addresses) => Readonly<Record<string, string>>;
  readonly identityProvider?: (addresses: Addresses) => IdentityProviderSettings;
  /** A DynamoDB Local that already runs. */
  readonly dynamodbUrl?: string;
  /** The gate to put before every AWS call; tests of the engine itself may give a simpler one. */
  readonly startGate?: typeof startGate;
}

const DEFAULT_ACCOUNT = '000000000000';
const DEFAULT_REGION = 'eu-central-1';

/**
 * Runs what an assembly's templates say, on this machine.
 * @throws EngineError when the templates say something the engine does not know, or the machine lacks something. What
 * was started until then is closed again.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  // Functions in Lambda see UTC, and threads here see the zone of their process.
  process.env['TZ'] = 'UTC';
  const stacks = loadAssembly(options.assembly.directory);
  const { account, region } = environmentOf(stacks);
  const environment = { account, region };
  // Before anything is started: whatever is wrong with the templates is wrong without addresses too.
  const nowhere = { site: (host: string) => `http://${host}`, port: 0, identityProvider: 'http://127.0.0.1' };
  createTopology({
    stacks,
    ...environment,
    queueUrl: (name) => name,
    parameters: options.parameters?.(nowhere) ?? {},
  });

  await using started = new AsyncDisposableStack();
  const parts = await startParts(options, environment, started);
  const { addresses, gate } = parts;
  const topology = createTopology({
    stacks,
    ...environment,
    queueUrl: (name) => `${gate.url}/${account}/${name}`,
    parameters: options.parameters?.(addresses) ?? {},
  });
  const running = started.adopt(
    await createRunningTopology({ ...parts, topology, environment, ...stateOf(options) }),
    (engine) => engine.stopFunctions(),
  );
  const everything = started.move();
  let closing: Promise<void> | undefined;
  if (options.startsAt === undefined) running.engine.goLive();
  return {
    ...running.engine,
    close: () => (closing ??= everything.disposeAsync()),
  };
}

/** Each part is put on the stack as it starts, so that they close in the reverse order, however far this came. */
async function startParts(
  options: EngineOptions,
  environment: { account: string; region: string },
  started: AsyncDisposableStack,
): Promise<Parts> {
  const clock = createOffsetClock(options.startsAt);
  const http = started.adopt(await startHttpServer(options.port ?? 0), (server) => server.close());
  const identity = await startIdentity(options, clock, http.port);
  if (identity) started.adopt(identity, (provider) => provider.close());
  const dynamodbUrl = options.dynamodbUrl ?? (await startDatabase(options, started));
  const dynamodb = started.adopt(localClient(dynamodbUrl, environment.region), (client) => client.destroy());
  const messages = started.adopt(
    await startMessageStore({ region: environment.region, ...directoryOf(options, 'messages') }),
    (store) => store.close(),
  );
  const callers = new Map<string, Caller>();
  const gate = started.adopt(
    await (options.startGate ?? startGate)({
      callers,
      ...environment,
      ...stateOf(options),
      upstreams: { dynamodb: dynamodbUrl, sqs: messages.url, s3: messages.url },
    }),
    (closable) => closable.close(),
  );
  const addresses = { ...addressesAt(http.port), ...(identity && { identityProvider: identity.issuer }) };
  return { clock, dynamodb, messages, http, gate, callers, addresses };
}

async function startIdentity(options: EngineOptions, clock: OffsetClock, port: number) {
  const settings = options.identityProvider?.(addressesAt(port));
  return settings && startIdentityProvider({ ...settings, clockOffset: clock.offset, ...stateOf(options) });
}

async function startDatabase(options: EngineOptions, started: AsyncDisposableStack): Promise<string> {
  const { directory } = directoryOf(options, 'dynamodb');
  const database = await startDynamoDbLocal(directory === undefined ? {} : { dbPath: directory });
  return started.adopt(database, (process) => process.close()).url;
}

function localClient(endpoint: string, region: string): DynamoDBClient {
  const credentials = { accessKeyId: 'engine', secretAccessKey: 'engine' };
  return new DynamoDBClient({ endpoint, region, credentials });
}

function addressesAt(port: number): Addresses {
  return { site: (host) => `http://${host}:${port}`, port };
}

function environmentOf(stacks: readonly Stack[]): { account: string; region: string } {
  if (stacks.length === 0) throw new EngineError('The assembly holds no stack.');
  const one = (name: string, values: readonly (string | undefined)[], fallback: string): string => {
    const [value = fallback, ...others] = new Set(values.flatMap((given) => given ?? []));
    if (others.length > 0)
      throw new EngineError(`Stacks in more than one ${name}: ${[value, ...others].join(', ')}`);
    return value;
  };
  return {
    account: one(
      'account',
      stacks.map((stack) => stack.account),
      DEFAULT_ACCOUNT,
    ),
    region: one(
      'region',
      stacks.map((stack) => stack.region),
      DEFAULT_REGION,
    ),
  };
}

function stateOf({ stateDirectory }: EngineOptions): { stateDirectory?: string } {
  return stateDirectory === undefined ? {} : { stateDirectory };
}

function directoryOf({ stateDirectory }: EngineOptions, name: string): { directory?: string } {
  return stateDirectory === undefined ? {} : { directory: join(stateDirectory, name) };
}
