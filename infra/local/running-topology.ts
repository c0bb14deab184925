import { BackgroundInvocations, type EventInvokeConfig } from './background-invocations.ts';
import { Calendar } from './calendar.ts';
import { computeKinds } from './compute-schemas.ts';
import { EngineError } from './engine-error.ts';
import type { Engine, Operator } from './engine-api.ts';

import { EventSource } from './event-source.ts';
import { createFunctions, type LocalFunction } from './functions.ts';
import { createHttpApis } from './http-routes.ts';
import { find } from './lookup.ts';
import type { Parts } from './parts.ts';
import { createBuckets, createQueues } from './queues-and-buckets.ts';
import { createSchedules, type LocalSchedule } from './schedules.ts';
import { generateSecrets } from './secrets.ts';
import { storeKinds } from './store-schemas.ts';
import { createTables, declareTables, deleteExpired, scanTable } from './tables.ts';
import type { Topology } from './topology.ts';

interface RunningOptions extends Parts {
  readonly topology: Topology;
  readonly environment: { readonly account: string; readonly region: string };
  readonly stateDirectory?: string;
}

interface RunningTopology {
  readonly engine: Omit<Engine, 'close'>;
  stopFunctions(): Promise<void>;
}

export async function createRunningTopology(options: RunningOptions): Promise<RunningTopology> {
  const resources = await createResources(options);
  const work = createWork(options, resources);
  const { tables, buckets, functions } = resources;
  const { clock, gate, http, addresses, dynamodb } = options;
  const { calendar, sources, queues, sweepExpired } = work;
  for (const source of sources) source.start();

  const engine: Omit<Engine, 'close'> = {
    url: (site) => addresses.site(findSite(work.hosts, site)),
    port: http.port,
    ...(addresses.identityProvider !== undefined && { identityProvider: addresses.identityProvider }),
    now: () => new Date(clock.now()),
    invoke: async (name, event) => {
      const outcome = await find(functions, 'function', name).host.invoke(event);
      return outcome.kind === 'failed' ? outcome : { kind: 'returned', payload: JSON.parse(outcome.payload) };
    },
    advanceTo: (date, onStep) => calendar.advanceTo(date, onStep),
    drain: () => calendar.drain(),
    goLive: () => calendar.goLive(),
    sweepExpired,
    items: (name) => scanTable(dynamodb, find(tables, 'table', name)),
    tableNames: tables.map(({ name }) => name),
    tableName: (name) => find(tables, 'table', name).name,
    keyId: (name) => find(keysOf(options.topology), 'key', name).ref,
    operator: createOperator(options),
    queue: (name) => find(queues, 'queue', name).queue,
    queueNames: queues.map(({ name }) => name),
    send: (name, body) => options.messages.send({ queueUrl: find(queues, 'queue', name).url, body }),
    bucket: (name) => find(buckets, 'bucket', name),
    bucketNames: buckets.map(({ name }) => name),
    usage: () => ({
      gate: gate.usage.snapshot(),
      functions: byName(functions, ({ host }) => host.usage),
      eventSources: Object.fromEntries(sources.map(({ queue, usage }) => [queue.name, usage])),
    }),
    denials: gate.denials,
    mails: gate.mails,
    faults: gate.faults,
    logs: (name) =>
      name === undefined
        ? functions.flatMap(({ host }) => host.log.lines)
        : find(functions, 'function', name).host.log.lines,
    functionNames: functions.map(({ name }) => name),
    crash: (name) => find(functions, 'function', name).host.crash(),
  };
  return { engine, stopFunctions: work.stop };
}

const keysOf = (topology: Topology) =>
  topology.all(storeKinds.key).map(({ name, ref, resource: { path } }) => ({ name, ref, path }));

function createOperator({ callers, gate, environment }: RunningOptions): Operator {
  callers.set('operator', { name: 'operator', statements: 'unrestricted' });
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'unused' };
  return { endpoint: gate.url, region: environment.region, credentials };
}

type Resources = Awaited<ReturnType<typeof createResources>>;

async function createResources(options: RunningOptions) {
  const { topology, environment, messages, gate, clock, dynamodb, callers, stateDirectory } = options;
  const state = stateDirectory === undefined ? {} : { stateDirectory };
  await createTables(dynamodb, topology);
  const tables = declareTables(topology);
  const now = (): number => clock.now();
  const queues = createQueues(topology, messages, { region: environment.region, now });
  const buckets = createBuckets(topology, messages);
  const functions = createFunctions({
    topology,
    clock,
    region: environment.region,
    endpointUrl: gate.url,
    ...state,
  });
  for (const { accessKeyId, caller } of functions) callers.set(accessKeyId, caller);
  gate.declare({
    tables: tables.map(({ declared }) => declared),
    queues: queues.map(({ url, queue }) => ({ url, arn: queue.arn })),
    buckets: topology.all(storeKinds.bucket).map(({ name, arn }) => ({ name, arn })),
    keys: topology
      .all(storeKinds.key)
      .map(({ ref, arn, properties }) => ({ id: ref, arn, spec: properties.KeySpec })),
    secrets: generateSecrets(topology, stateDirectory),
    functions: functions.map(({ name, arn, host }) => ({ name, arn, invoke: (event) => host.invoke(event) })),
  });
  return { tables, queues, buckets, functions };
}

function createWork(options: RunningOptions, { tables, queues, buckets, functions }: Resources) {
  const { topology, environment, clock, messages, dynamodb, http } = options;
  const sources = createEventSources(topology, queues, functions);
  const sendToArn = async (arn: string, body: string, groupId?: string): Promise<void> => {
    const target = queues.find(({ queue }) => queue.arn === arn);
    if (target === undefined)
      throw new EngineError(`${arn} is neither a function nor a queue of these templates.`);
    await messages.send({ queueUrl: target.url, body, ...(groupId !== undefined && { groupId }) });
  };
  const background = new BackgroundInvocations({
    configs: eventInvokeConfigsOf(topology),
    deadLetterQueues: deadLetterQueuesOf(topology),
    sendToArn,
  });
  const fire = async (schedule: LocalSchedule, dueAt: number): Promise<void> => {
    const target = functions.find(({ arn }) => arn === schedule.targetArn);
    if (target) background.start(target, parseInput(schedule.input(dueAt)));
    else await sendToArn(schedule.targetArn, schedule.input(dueAt), schedule.groupId);
  };
  const sweepExpired = async (): Promise<void> => {
    for (const table of tables) await deleteExpired(dynamodb, table, clock.now());
    for (const { queue } of queues) queue.sweepExpired();
    for (const bucket of buckets) bucket.sweepExpired(clock.now());
  };
  const calendar = new Calendar({
    clock,
    schedules: createSchedules(topology, environment),
    sources,
    queues: queues.map(({ queue }) => queue),
    isInvoking: () => background.pending > 0 || functions.some(({ host }) => host.pending > 0),
    fire,
    sweep: sweepExpired,
  });
  const apis = createHttpApis(topology);
  http.serve({
    apis,
    functions: new Map(functions.map(({ arn, host }) => [arn, host])),
    account: environment.account,
    now: () => clock.now(),
  });
  const stop = async (): Promise<void> => {
    await calendar.stop();
    for (const source of sources) source.stop();
    await Promise.all(functions.map(({ host }) => host.close()));
    await background.settled();
    for (const { queue } of queues) queue.stopWaiting();
    await Promise.all(sources.map((source) => source.close()));
  };
  return { calendar, sources, queues, sweepExpired, hosts: [...apis.keys()], stop };
}

function createEventSources(
  topology: Topology,
  queues: Resources['queues'],
  functions: readonly LocalFunction[],
) {
  return topology.all(computeKinds.eventSourceMapping).map(({ resource, properties }) => {
    const queue = queues.find(({ queue: { arn } }) => arn === properties.EventSourceArn);
    const target = functions.find(
      ({ name, arn }) => name === properties.FunctionName || arn === properties.FunctionName,
    );
    if (queue && target) return new EventSource({ queue: queue.queue, host: target.host, properties });
    throw new EngineError(
      `${resource.stack}/${resource.logicalId}: its queue or its function is in no template.`,
    );
  });
}

function eventInvokeConfigsOf(topology: Topology): readonly EventInvokeConfig[] {
  return topology.all(computeKinds.eventInvokeConfig).map(({ properties }) => {
    const failureDestination = properties.DestinationConfig?.OnFailure?.Destination;
    return {
      functionName: properties.FunctionName,
      retries: properties.MaximumRetryAttempts,
      ...(failureDestination !== undefined && { failureDestination }),
    };
  });
}

function deadLetterQueuesOf(topology: Topology): ReadonlyMap<string, string> {
  return new Map(
    topology.all(computeKinds.function).flatMap(({ name, properties }): [string, string][] => {
      const arn = properties.DeadLetterConfig?.TargetArn;
      return arn === undefined ? [] : [[name, arn]];
    }),
  );
}

/** A function is given text that is not JSON as a string. */
function parseInput(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return input;
  }
}

function findSite(hosts: readonly string[], site: string): string {
  const host = hosts.find((name) => name === site || name.split('.')[0] === site);
  if (host === undefined) throw new EngineError(`There is no site ${site}; there are: ${hosts.join(', ')}`);
  return host;
}

function byName<T>(functions: readonly LocalFunction[], value: (one: LocalFunction) => T): Record<string, T> {
  return Object.fromEntries(functions.map((one) => [one.name, value(one)]));
}
