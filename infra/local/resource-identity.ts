import { createHash } from 'node:crypto';
import type { Resource } from './assembly.ts';
import { inertTypes } from './inert-types.ts';

export interface Environment {
  readonly account: string;
  readonly region: string;
  /** Where functions reach a queue: URLs are minted on the gate, because SDK clients call the URL's own host. */
  readonly queueUrl: (queueName: string) => string;
}

/** What `Ref` and `Fn::GetAtt` give for a resource. */
export interface Identity {
  readonly ref: string;
  readonly arn: string;
  readonly attributes: ReadonlyMap<string, string>;
}

type Identify = (
  name: string,
  environment: Environment,
) => { ref: string; arn: string; attributes?: Record<string, string> };

/** The property that may fix a resource's name; where it is absent the name comes from stack and logical id. */
export const nameProperties: ReadonlyMap<string, string> = new Map([
  ['AWS::DynamoDB::Table', 'TableName'],
  ['AWS::DynamoDB::GlobalTable', 'TableName'],
  ['AWS::SQS::Queue', 'QueueName'],
  ['AWS::S3::Bucket', 'BucketName'],
  ['AWS::SecretsManager::Secret', 'Name'],
  ['AWS::Lambda::Function', 'FunctionName'],
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::ApiGatewayV2::DomainName', 'DomainName'],
]);

const named =
  (service: string, resource: string): Identify =>
  (name, { account, region }) => ({
    ref: name,
    arn: `arn:aws:${service}:${region}:${account}:${resource}${name}`,
  });

const identifiers: ReadonlyMap<string, Identify> = new Map<string, Identify>([
  ['AWS::DynamoDB::Table', named('dynamodb', 'table/')],
  ['AWS::DynamoDB::GlobalTable', named('dynamodb', 'table/')],
  ['AWS::Lambda::Function', named('lambda', 'function:')],
  ['AWS::Lambda::EventSourceMapping', named('lambda', 'event-source-mapping:')],
  ['AWS::Events::Rule', named('events', 'rule/')],
  ['AWS::Scheduler::Schedule', named('scheduler', 'schedule/default/')],
  ['AWS::Logs::LogGroup', named('logs', 'log-group:')],
  ['AWS::SQS::Queue', identifyQueue],
  ['AWS::S3::Bucket', identifyBucket],
  ['AWS::KMS::Key', identifyKey],
  ['AWS::SecretsManager::Secret', identifySecret],
  ['AWS::IAM::Role', (name, { account }) => ({ ref: name, arn: `arn:aws:iam::${account}:role/${name}` })],
  ['AWS::IAM::ManagedPolicy', identifyManagedPolicy],
  ['AWS::ApiGatewayV2::Api', identifyShort('apigateway', '/apis/')],
  ['AWS::ApiGatewayV2::Integration', identifyShort('apigateway', '/integrations/')],
]);

/** @param name the physical name, from the template or from {@link generatedName}. */
export function identify(resource: Resource, name: string, environment: Environment): Identity {
  const identifier =
    identifiers.get(resource.type) ?? named(inertTypes.has(resource.type) ? 'inert' : 'local', '');
  const { ref, arn, attributes } = identifier(name, environment);
  return { ref, arn, attributes: new Map(Object.entries({ Arn: arn, ...attributes })) };
}

/** Stable from run to run, so that persisted state finds its resource again. */
export function generatedName({ stack, logicalId, type, properties }: Resource): string {
  const name = `${stack}-${logicalId}`;
  if (type === 'AWS::S3::Bucket') return `${name.toLowerCase().slice(0, 54)}-${digest(name).slice(0, 8)}`;
  return type === 'AWS::SQS::Queue' && properties['FifoQueue'] === true ? `${name}.fifo` : name;
}

function identifyQueue(name: string, { account, region, queueUrl }: Environment) {
  return {
    ref: queueUrl(name),
    arn: `arn:aws:sqs:${region}:${account}:${name}`,
    attributes: { QueueName: name, QueueUrl: queueUrl(name) },
  };
}

function identifyBucket(name: string, { region }: Environment) {
  const domain = `${name}.s3.amazonaws.com`;
  const regionalDomain = `${name}.s3.${region}.amazonaws.com`;
  return {
    ref: name,
    arn: `arn:aws:s3:::${name}`,
    attributes: { DomainName: domain, RegionalDomainName: regionalDomain },
  };
}

function identifyKey(name: string, { account, region }: Environment) {
  const hash = digest(name);
  const id = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(12, 16),
    hash.slice(16, 20),
    hash.slice(20, 32),
  ].join('-');
  return { ref: id, arn: `arn:aws:kms:${region}:${account}:key/${id}`, attributes: { KeyId: id } };
}

function identifySecret(name: string, { account, region }: Environment) {
  const arn = `arn:aws:secretsmanager:${region}:${account}:secret:${name}-${digest(name).slice(0, 6)}`;
  return { ref: arn, arn, attributes: { Id: arn } };
}

function identifyManagedPolicy(name: string, { account }: Environment) {
  const arn = `arn:aws:iam::${account}:policy/${name}`;
  return { ref: arn, arn };
}

function identifyShort(service: string, path: string): Identify {
  return (name, { region }) => {
    const id = digest(name).slice(0, 10);
    return { ref: id, arn: `arn:aws:${service}:${region}::${path}${id}`, attributes: { ApiId: id } };
  };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
