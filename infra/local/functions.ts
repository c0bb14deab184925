import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { computeKinds, type FunctionProperties } from './compute-schemas.ts';
import { templateError } from './engine-error.ts';
import { createFunctionLog } from './function-log.ts';
import type { FunctionDefinition } from './function-thread.ts';
import type { Caller } from './gate/declarations.ts';
import { PolicyStatement } from './gate/iam-statement.ts';
import { LambdaHost } from './lambda-host.ts';
import type { OffsetClock } from './clock.ts';
import type { Live, Topology } from './topology.ts';

type LiveFunction = Live<FunctionProperties>;

export interface LocalFunction {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly accessKeyId: string;
  readonly caller: Caller;
  readonly host: LambdaHost;
}

export interface FunctionContext {
  readonly topology: Topology;
  readonly clock: OffsetClock;
  readonly region: string;
  readonly endpointUrl: string;
  readonly stateDirectory?: string;
}

/** More threads than this would only wait for a processor. */
const MAXIMUM_THREADS = 4;

/** Lambda's own grants for writing logs; functions here write theirs without asking. */
const LOGS_ONLY = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

export function createFunctions(context: FunctionContext): readonly LocalFunction[] {
  return context.topology.all(computeKinds.function).map((live) => {
    const accessKeyId = `AKIA${createHash('sha256').update(live.name).digest('hex').slice(0, 16).toUpperCase()}`;
    const log = createFunctionLog(live.name, () => context.clock.now(), context.stateDirectory);
    return {
      name: live.name,
      path: live.resource.path,
      arn: live.arn,
      accessKeyId,
      caller: { name: live.name, statements: statementsOf(live, context.topology) },
      host: new LambdaHost(define(live, accessKeyId, context), log),
    };
  });
}

function define(live: LiveFunction, accessKeyId: string, context: FunctionContext): FunctionDefinition {
  const { properties, name, arn } = live;
  const { directory, file, exportName } = locateCode(live, context.topology);
  return {
    settings: {
      moduleUrl: pathToFileURL(file).href,
      exportName,
      functionName: name,
      functionArn: arn,
      memoryMegabytes: properties.MemorySize,
      clockOffset: context.clock.offset,
    },
    environment: {
      ...properties.Environment?.Variables,
      ...lambdaEnvironment(live, directory),
      AWS_REGION: context.region,
      AWS_DEFAULT_REGION: context.region,
      AWS_ENDPOINT_URL: context.endpointUrl,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: randomUUID(),
    },
    timeoutMs: properties.Timeout * 1000,
    concurrency: Math.min(MAXIMUM_THREADS, wantedConcurrency(live, context.topology)),
  };
}

function lambdaEnvironment({ name, properties }: LiveFunction, taskRoot: string): Record<string, string> {
  return {
    _HANDLER: properties.Handler,
    AWS_EXECUTION_ENV: `AWS_Lambda_${properties.Runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    LAMBDA_TASK_ROOT: taskRoot,
    TZ: ':UTC',
    // Whoever runs this may have profiles of their own, which an SDK client would read.
    AWS_CONFIG_FILE: join(taskRoot, 'no-config-file'),
    AWS_SHARED_CREDENTIALS_FILE: join(taskRoot, 'no-credentials-file'),
  };
}

function locateCode({ resource, properties }: LiveFunction, topology: Topology) {
  const problem = (path: string, text: string) =>
    templateError({ ...resource, path: ['Properties', path] }, text);
  const assets = topology.stacks.find(({ name }) => name === resource.stack)?.assets;
  const directory = assets?.get(properties.Code.S3Key);
  if (directory === undefined)
    throw problem('Code', `${properties.Code.S3Key} is not an asset of this assembly.`);
  const [, stem, exportName] = /^(.+)\.([^.]+)$/.exec(properties.Handler) ?? [];
  if (stem === undefined || exportName === undefined)
    throw problem('Handler', `${properties.Handler} is no handler.`);
  const file = ['.mjs', '.js', '.cjs'].map((suffix) => join(directory, `${stem}${suffix}`)).find(existsSync);
  if (file === undefined) throw problem('Code', `${directory} holds no ${stem}.mjs.`);
  return { directory, file, exportName };
}

function wantedConcurrency({ name, arn, properties }: LiveFunction, topology: Topology): number {
  const mapped = topology
    .all(computeKinds.eventSourceMapping)
    .filter(({ properties: { FunctionName } }) => FunctionName === name || FunctionName === arn)
    .map(({ properties: { ScalingConfig } }) => ScalingConfig?.MaximumConcurrency ?? 1);
  return properties.ReservedConcurrentExecutions ?? Math.max(1, ...mapped);
}

/** What the function's role allows: inline, attached and customer managed policies. */
function statementsOf(
  { resource, properties }: LiveFunction,
  topology: Topology,
): readonly PolicyStatement[] {
  const role = topology.all(computeKinds.role).find(({ arn }) => arn === properties.Role);
  if (role === undefined) {
    throw templateError(
      { ...resource, path: ['Properties', 'Role'] },
      `${properties.Role} is in no template.`,
    );
  }
  const managed = topology.all(computeKinds.managedPolicy);
  const foreign = role.properties.ManagedPolicyArns.find(
    (arn) => arn !== LOGS_ONLY && !managed.some((policy) => policy.arn === arn),
  );
  if (foreign !== undefined) {
    const place = { ...role.resource, path: ['Properties', 'ManagedPolicyArns'] };
    throw templateError(place, `${foreign}: the engine does not know what this policy of AWS allows.`);
  }
  const documents = [
    ...role.properties.Policies,
    ...topology
      .all(computeKinds.policy)
      .flatMap(({ properties: p }) => (p.Roles.includes(role.name) ? [p] : [])),
    ...managed.flatMap(({ arn, properties: p }) =>
      p.Roles.includes(role.name) || role.properties.ManagedPolicyArns.includes(arn) ? [p] : [],
    ),
  ];
  return documents.flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.map((statement) => {
      const parsed = PolicyStatement.safeParse(statement);
      if (parsed.success) return parsed.data;
      throw templateError({ ...role.resource, path: [] }, `statement ${z.prettifyError(parsed.error)}`);
    }),
  );
}
