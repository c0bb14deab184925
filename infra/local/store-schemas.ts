import * as z from 'zod';

/** A property that is read by nobody here. The reason is for the reader; the schema only has to know the name. */
const ignored = (reason: string) => z.unknown().optional().describe(reason);

const tags = { Tags: ignored('labels for the bill') };
const throughput = {
  ProvisionedThroughput: ignored('the emulator does not throttle'),
  OnDemandThroughput: ignored('the emulator does not throttle'),
  WarmThroughput: ignored('the emulator does not throttle'),
  WriteProvisionedThroughputSettings: ignored('the emulator does not throttle'),
  WriteOnDemandThroughputSettings: ignored('the emulator does not throttle'),
  ContributorInsightsSpecification: ignored('nobody watches hot keys here'),
};

const KeySchema = z
  .array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))
  .min(1);

const SecondaryIndex = z.strictObject({
  IndexName: z.string(),
  KeySchema,
  Projection: z.strictObject({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
  ...throughput,
});

const tableProperties = {
  TableName: z.string().optional(),
  KeySchema,
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  BillingMode: z.enum(['PAY_PER_REQUEST', 'PROVISIONED']).optional(),
  GlobalSecondaryIndexes: z.array(SecondaryIndex).default([]),
  LocalSecondaryIndexes: z.array(SecondaryIndex).default([]),
  TimeToLiveSpecification: z
    .strictObject({ AttributeName: z.string().optional(), Enabled: z.boolean() })
    .optional(),
  SSESpecification: ignored('files under the state directory are the machine’s to encrypt'),
  ...throughput,
};
const replicaProperties = {
  PointInTimeRecoverySpecification: ignored('the state directory is not backed up'),
  DeletionProtectionEnabled: ignored('the state directory is deleted by --fresh'),
  ResourcePolicy: ignored('identity policies decide here'),
  TableClass: ignored('a storage price'),
  ...tags,
};

const Table = z.strictObject({ ...tableProperties, ...replicaProperties });
const GlobalTable = z.strictObject({
  ...tableProperties,
  Replicas: z
    .array(
      z.strictObject({
        Region: z.string(),
        GlobalSecondaryIndexes: ignored('throughput per replica'),
        SSESpecification: ignored('files under the state directory are the machine’s to encrypt'),
        ...replicaProperties,
        ...throughput,
      }),
    )
    .length(1, 'a replica in a second region has no local meaning'),
});

const Queue = z.strictObject({
  QueueName: z.string().optional(),
  FifoQueue: z.boolean().optional(),
  ContentBasedDeduplication: z.boolean().optional(),
  DeduplicationScope: z.literal('queue').optional(),
  FifoThroughputLimit: z.literal('perQueue').optional(),
  VisibilityTimeout: z.number().optional(),
  MessageRetentionPeriod: z.number().optional(),
  DelaySeconds: z.number().optional(),
  MaximumMessageSize: z.number().optional(),
  ReceiveMessageWaitTimeSeconds: z.number().optional(),
  RedrivePolicy: z
    .strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() })
    .optional(),
  RedriveAllowPolicy: ignored('who may redrive is the console’s question'),
  SqsManagedSseEnabled: ignored('queues live in memory and in the state directory'),
  KmsMasterKeyId: ignored('queues live in memory and in the state directory'),
  KmsDataKeyReusePeriodSeconds: ignored('queues live in memory and in the state directory'),
  ...tags,
});

const Bucket = z.strictObject({
  BucketName: z.string().optional(),
  LifecycleConfiguration: z
    .strictObject({
      Rules: z.array(
        z.strictObject({
          Id: ignored('a name'),
          Status: z.enum(['Enabled', 'Disabled']),
          Prefix: z.string().optional(),
          ExpirationInDays: z.number().optional(),
          AbortIncompleteMultipartUpload: ignored('no function uploads in parts'),
          NoncurrentVersionExpiration: ignored('the emulator keeps one version'),
          NoncurrentVersionExpirationInDays: ignored('the emulator keeps one version'),
          ExpiredObjectDeleteMarker: ignored('the emulator keeps one version'),
        }),
      ),
    })
    .optional(),
  BucketEncryption: ignored('files under the state directory are the machine’s to encrypt'),
  CorsConfiguration: ignored('pages do not fetch from the bucket'),
  LoggingConfiguration: ignored('the gate counts requests'),
  ObjectLockConfiguration: ignored('the emulator keeps one version'),
  ObjectLockEnabled: ignored('the emulator keeps one version'),
  OwnershipControls: ignored('one account'),
  PublicAccessBlockConfiguration: ignored('one account'),
  VersioningConfiguration: ignored('the emulator keeps one version'),
  ...tags,
});

const Key = z.strictObject({
  KeySpec: z.string().default('SYMMETRIC_DEFAULT'),
  KeyUsage: z.string().optional(),
  Description: ignored('for people'),
  Enabled: z.literal(true).optional(),
  EnableKeyRotation: ignored('key material does not age here'),
  KeyPolicy: ignored('the account’s root delegates to identity policies, which the gate evaluates'),
  MultiRegion: z.literal(false).optional(),
  PendingWindowInDays: ignored('--fresh deletes keys'),
  RotationPeriodInDays: ignored('key material does not age here'),
  ...tags,
});

const Secret = z.strictObject({
  Name: z.string().optional(),
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .strictObject({
      PasswordLength: z.number().default(32),
      ExcludeCharacters: z.string().default(''),
      ExcludeLowercase: z.boolean().default(false),
      ExcludeNumbers: z.boolean().default(false),
      ExcludePunctuation: z.boolean().default(false),
      ExcludeUppercase: z.boolean().default(false),
      IncludeSpace: z.boolean().default(false),
      RequireEachIncludedType: ignored('a random string of this length holds each type almost surely'),
      SecretStringTemplate: z.string().optional(),
      GenerateStringKey: z.string().optional(),
    })
    .optional(),
  Description: ignored('for people'),
  KmsKeyId: ignored('the state directory is readable by its owner only'),
  ...tags,
});

/** A resource type with local meaning, and every property it may carry: used, or ignored for a stated reason. */
export interface ResourceKind<S extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly schema: S;
}

export const storeKinds = {
  table: { type: 'AWS::DynamoDB::Table', schema: Table },
  globalTable: { type: 'AWS::DynamoDB::GlobalTable', schema: GlobalTable },
  queue: { type: 'AWS::SQS::Queue', schema: Queue },
  bucket: { type: 'AWS::S3::Bucket', schema: Bucket },
  key: { type: 'AWS::KMS::Key', schema: Key },
  secret: { type: 'AWS::SecretsManager::Secret', schema: Secret },
} as const;

export type TableProperties = z.infer<typeof Table> | z.infer<typeof GlobalTable>;
export type QueueProperties = z.infer<typeof Queue>;
export type BucketProperties = z.infer<typeof Bucket>;
export type SecretProperties = z.infer<typeof Secret>;
