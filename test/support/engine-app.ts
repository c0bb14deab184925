import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, CfnParameter, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { DomainName, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { AttributeType, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule as RuleSchedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets';
import { ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { build } from 'esbuild';

/** What a test may set; the rest is what the tests of the engine have in common. */
export interface EngineAppOptions {
  readonly batchingWindowSeconds?: number;
  readonly timeoutSeconds?: number;
  /** Begins the stacks' names, and so those of tables, where tests share a database. */
  readonly prefix?: string;
  /** Changes the app before it is synthesised. */
  readonly change?: (stacks: { data: Stack; pipeline: Stack; web: Stack }) => void;
}

/** A small app with what the real one is made of: two tables, a queue, three functions, schedules, two sites. */
export async function synthesiseEngineApp(options: EngineAppOptions = {}): Promise<{ directory: string }> {
  const directory = mkdtempSync(join(tmpdir(), 'candor-engine-'));
  await bundleFunctions(directory);
  const { prefix = '' } = options;
  const app = new App({
    outdir: join(directory, 'cdk.out'),
    builtinCloudFormationValidation: false,
    analyticsReporting: false,
  });
  const stackProps: StackProps = { env: { account: '000000000000', region: 'eu-central-1' } };

  const data = new Stack(app, `${prefix}data`, stackProps);
  const items = new TableV2(data, 'Items', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    globalSecondaryIndexes: [
      {
        indexName: 'by-time',
        partitionKey: { name: 'at', type: AttributeType.STRING },
        projectionType: ProjectionType.KEYS_ONLY,
      },
    ],
  });
  const runs = new TableV2(data, 'Runs', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    timeToLiveAttribute: 'expiresAt',
  });
  new Key(data, 'Key', { enableKeyRotation: true });
  const exports = new Bucket(data, 'Exports', { lifecycleRules: [{ expiration: Duration.days(1) }] });
  const secret = new Secret(data, 'Secret', {
    generateSecretString: { passwordLength: 40, excludePunctuation: true },
  });

  const pipeline = new Stack(app, `${prefix}pipeline`, stackProps);
  const deadLetters = new Queue(pipeline, 'DeadLetters', { retentionPeriod: Duration.days(3) });
  const queue = new Queue(pipeline, 'Work', {
    visibilityTimeout: Duration.seconds(60),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 2 },
  });
  const define = (stack: Stack, id: string, environment: Record<string, string>) =>
    new Function(stack, id, {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromAsset(join(directory, id.toLowerCase().replace('other', ''))),
      timeout: Duration.seconds(options.timeoutSeconds ?? 10),
      environment,
    });
  const worker = define(pipeline, 'Worker', { ITEMS_TABLE: items.tableName });
  worker.addEventSource(
    new SqsEventSource(queue, {
      batchSize: 10,
      reportBatchItemFailures: true,
      ...(options.batchingWindowSeconds !== undefined && {
        maxBatchingWindow: Duration.seconds(options.batchingWindowSeconds),
      }),
    }),
  );
  items.grantWriteData(worker);
  const job = define(pipeline, 'Job', { RUNS_TABLE: runs.tableName, QUEUE_URL: queue.queueUrl });
  runs.grantWriteData(job);
  queue.grantSendMessages(job);
  new Rule(pipeline, 'Nightly', {
    schedule: RuleSchedule.cron({ minute: '30', hour: '3,15' }),
    targets: [new LambdaFunction(job)],
  });
  new Schedule(pipeline, 'Hourly', {
    schedule: ScheduleExpression.rate(Duration.hours(1)),
    target: new SqsSendMessage(queue, { input: ScheduleTargetInput.fromText('keep hourly') }),
  });

  const web = new Stack(app, `${prefix}web`, stackProps);
  const issuer = new CfnParameter(web, 'Issuer', { default: 'https://issuer.example' });
  for (const name of ['participant', 'comms']) {
    const site = define(web, name === 'comms' ? 'OtherSite' : 'Site', {
      SITE: name,
      ISSUER: issuer.valueAsString,
      SECRET_ARN: secret.secretArn,
      BUCKET: exports.bucketName,
    });
    const domain = new DomainName(web, `${name}Domain`, {
      domainName: `${name}.localhost`,
      certificate: Certificate.fromCertificateArn(
        web,
        `${name}Certificate`,
        'arn:aws:acm:eu-central-1:000000000000:certificate/local',
      ),
    });
    const integration = new HttpLambdaIntegration(`${name}Integration`, site);
    const api = new HttpApi(web, `${name}Api`, { defaultDomainMapping: { domainName: domain } });
    if (name === 'participant') api.addRoutes({ path: '/{proxy+}', methods: [HttpMethod.ANY], integration });
    api.addRoutes({ path: '/accounts/{account}', methods: [HttpMethod.GET], integration });
  }
  options.change?.({ data, pipeline, web });
  return app.synth();
}

async function bundleFunctions(directory: string): Promise<void> {
  const sources = fileURLToPath(new URL('./engine-fixture', import.meta.url));
  for (const name of ['worker', 'job', 'site']) {
    await build({
      entryPoints: [join(sources, `${name}.ts`)],
      outfile: join(directory, name, 'index.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node24',
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
  }
}
