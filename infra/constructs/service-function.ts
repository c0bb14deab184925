import { RemovalPolicy, type Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  type FunctionOptions,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/** What differs between functions. `bundle` is the directory with its `index.mjs`. */
export interface ServiceFunctionProps {
  readonly bundle: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeout: Duration;
  readonly memoryMegabytes?: number;
  readonly logRetention: RetentionDays;
  readonly description: string;
  /** Writes down only what went wrong, and not that and when it ran. */
  readonly isQuiet?: boolean;
}

type Logging = Pick<FunctionOptions, 'loggingFormat' | 'systemLogLevelV2'>;

const LOUD: Logging = { loggingFormat: LoggingFormat.TEXT };

/** Lambda's own lines on the beginning and end of each run are below warnings; only logs in JSON have levels. */
const QUIET: Logging = {
  loggingFormat: LoggingFormat.JSON,
  systemLogLevelV2: SystemLogLevel.WARN,
};

const MEMORY_MEGABYTES = 512;

/**
 * A function with the project's defaults: Node 24 on ARM, a role of its own with nothing in it but its log, logs that
 * go after the stage's days. No tracing: a trace of a visit would be one more record of whom it was to.
 */
export class ServiceFunction extends Function {
  readonly logs: LogGroup;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    const logs = new LogGroup(scope, `${id}Log`, {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${id} may do`,
    });
    logs.grantWrite(role);
    super(scope, id, {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(props.bundle),
      role,
      logGroup: logs,
      ...(props.isQuiet === true ? QUIET : LOUD),
      timeout: props.timeout,
      memorySize: props.memoryMegabytes ?? MEMORY_MEGABYTES,
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
      description: props.description,
    });
    this.logs = logs;
  }
}
