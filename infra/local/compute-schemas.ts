import * as z from 'zod';

const ignored = (reason: string) => z.unknown().optional().describe(reason);
const tags = { Tags: ignored('labels for the bill') };

const Destination = z.strictObject({ Destination: z.string() });

const Function = z.strictObject({
  FunctionName: z.string().optional(),
  Handler: z.string(),
  Runtime: z.string().regex(/^nodejs24\./, 'worker threads run Node 24'),
  Code: z.strictObject({ S3Bucket: ignored('assets are read where they were staged'), S3Key: z.string() }),
  Role: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
  ReservedConcurrentExecutions: z.number().optional(),
  DeadLetterConfig: z.strictObject({ TargetArn: z.string() }).optional(),
  Architectures: ignored('the machine has its own'),
  Description: ignored('for people'),
  EphemeralStorage: ignored('functions write no files'),
  KmsKeyArn: ignored('the environment stays in memory'),
  LoggingConfig: ignored('a function’s log is kept in the state directory'),
  RecursiveLoop: ignored('a loop would be seen'),
  RuntimeManagementConfig: ignored('the runtime is this Node'),
  TracingConfig: ignored('no traces are kept'),
  ...tags,
});

const EventSourceMapping = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.number().default(10),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.number() }).optional(),
  MetricsConfig: ignored('counts are kept by the engine'),
  ...tags,
});

const EventInvokeConfig = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal('$LATEST'),
  MaximumRetryAttempts: z.number().default(2),
  MaximumEventAgeInSeconds: ignored('nothing waits for hours here'),
  DestinationConfig: z.strictObject({ OnFailure: Destination.optional() }).optional(),
});

const deliveryRetries = {
  RetryPolicy: ignored('delivery on one machine does not fail'),
  DeadLetterConfig: ignored('delivery on one machine does not fail'),
};

const Schedule = z.strictObject({
  Name: ignored('the logical id names it'),
  Description: ignored('for people'),
  GroupName: ignored('a name for schedules'),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.enum(['UTC', 'Etc/UTC']).default('UTC'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  FlexibleTimeWindow: z
    .object({ Mode: z.enum(['OFF', 'FLEXIBLE']) })
    .describe('fires at the start of the window'),
  KmsKeyArn: ignored('inputs hold nothing personal'),
  Target: z.strictObject({
    Arn: z.string(),
    Input: z.string().optional(),
    SqsParameters: z.strictObject({ MessageGroupId: z.string().optional() }).optional(),
    RoleArn: ignored('the engine is the only invoker'),
    ...deliveryRetries,
  }),
});

const Rule = z.strictObject({
  Name: ignored('the logical id names it'),
  Description: ignored('for people'),
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(
    z.strictObject({
      Arn: z.string(),
      Id: ignored('a name'),
      Input: z.string().optional(),
      SqsParameters: z.strictObject({ MessageGroupId: z.string() }).optional(),
      ...deliveryRetries,
    }),
  ),
  ...tags,
});

const Api = z.strictObject({
  Name: z.string(),
  ProtocolType: z.literal('HTTP'),
  Description: ignored('for people'),
  DisableExecuteApiEndpoint: ignored('only the domain names are served here'),
  ...tags,
});

const Stage = z.strictObject({
  ApiId: z.string(),
  StageName: z.literal('$default'),
  AutoDeploy: ignored('the template is what is served'),
  AccessLogSettings: ignored('requests are not logged'),
  DefaultRouteSettings: ignored('loopback is not throttled'),
  Description: ignored('for people'),
  RouteSettings: ignored('loopback is not throttled'),
  ...tags,
});

const Route = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.literal('NONE').default('NONE'),
});

const Integration = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().max(30_000).default(29_000),
});

const DomainName = z.strictObject({
  DomainName: z.string(),
  DomainNameConfigurations: ignored('loopback is served without TLS'),
  MutualTlsAuthentication: z.undefined().optional(),
  ...tags,
});

const ApiMapping = z.strictObject({
  ApiId: z.string(),
  DomainName: z.string(),
  Stage: z.literal('$default'),
  ApiMappingKey: z.literal('').optional(),
});

const PolicyDocument = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(z.record(z.string(), z.json())),
});

const Role = z.strictObject({
  RoleName: z.string().optional(),
  AssumeRolePolicyDocument: ignored('each role is assumed by the function that names it'),
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
  Description: ignored('for people'),
  MaxSessionDuration: ignored('credentials live as long as the run'),
  Path: ignored('a name'),
  ...tags,
});

const Policy = z.strictObject({
  PolicyName: z.string(),
  PolicyDocument,
  Roles: z.array(z.string()).default([]),
});

const ManagedPolicy = z.strictObject({
  ManagedPolicyName: z.string().optional(),
  PolicyDocument,
  Roles: z.array(z.string()).default([]),
  Description: ignored('for people'),
  Path: ignored('a name'),
});

export const computeKinds = {
  function: { type: 'AWS::Lambda::Function', schema: Function },
  eventSourceMapping: { type: 'AWS::Lambda::EventSourceMapping', schema: EventSourceMapping },
  eventInvokeConfig: { type: 'AWS::Lambda::EventInvokeConfig', schema: EventInvokeConfig },
  schedule: { type: 'AWS::Scheduler::Schedule', schema: Schedule },
  rule: { type: 'AWS::Events::Rule', schema: Rule },
  api: { type: 'AWS::ApiGatewayV2::Api', schema: Api },
  stage: { type: 'AWS::ApiGatewayV2::Stage', schema: Stage },
  route: { type: 'AWS::ApiGatewayV2::Route', schema: Route },
  integration: { type: 'AWS::ApiGatewayV2::Integration', schema: Integration },
  domainName: { type: 'AWS::ApiGatewayV2::DomainName', schema: DomainName },
  apiMapping: { type: 'AWS::ApiGatewayV2::ApiMapping', schema: ApiMapping },
  role: { type: 'AWS::IAM::Role', schema: Role },
  policy: { type: 'AWS::IAM::Policy', schema: Policy },
  managedPolicy: { type: 'AWS::IAM::ManagedPolicy', schema: ManagedPolicy },
} as const;

export type FunctionProperties = z.infer<typeof Function>;
export type EventSourceMappingProperties = z.infer<typeof EventSourceMapping>;
