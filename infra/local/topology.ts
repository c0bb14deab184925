import type * as z from 'zod';
import type { Resource, Stack } from './assembly.ts';
import { computeKinds } from './compute-schemas.ts';
import { EngineError, templateError } from './engine-error.ts';
import { inertTypes } from './inert-types.ts';
import { conditionHolds, resolveValue, type TemplateScope } from './intrinsics.ts';
import type { Json } from './json.ts';
import {
  generatedName,
  identify,
  nameProperties,
  type Environment,
  type Identity,
} from './resource-identity.ts';
import { storeKinds, type ResourceKind } from './store-schemas.ts';

export interface Live<P> {
  readonly resource: Resource;
  /** The name other resources and people know it by: what `Ref` gives, except for queues, where it is the name. */
  readonly name: string;
  readonly ref: string;
  readonly arn: string;
  readonly properties: P;
}

/** The templates' resources with every intrinsic resolved and every property accounted for. */
export interface Topology {
  readonly stacks: readonly Stack[];
  /** Every resource of a kind, in template order. */
  all<S extends z.ZodType>(kind: ResourceKind<S>): readonly Live<z.output<S>>[];
}

export interface TopologyOptions extends Environment {
  readonly stacks: readonly Stack[];
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Resolves the templates of an assembly.
 * @throws EngineError for a type, property or intrinsic that it does not know, naming where it stands.
 */
export function createTopology(options: TopologyOptions): Topology {
  const exports = new Map<string, Json>();
  const resolved = options.stacks.map((stack) => resolveStack(stack, exports, options));
  const topology: Topology = {
    stacks: options.stacks,
    all: (kind) => resolved.flatMap(({ live }) => live(kind)),
  };
  const kinds: readonly ResourceKind[] = [...Object.values(storeKinds), ...Object.values(computeKinds)];
  const known = new Set(kinds.map(({ type }) => type));
  for (const { resources } of resolved) {
    const stranger = resources.find(({ type }) => !known.has(type) && !inertTypes.has(type));
    if (stranger) throw at(stranger, `${stranger.type} has no local meaning yet.`);
  }
  for (const kind of kinds) topology.all(kind);
  return topology;
}

function resolveStack(stack: Stack, exports: Map<string, Json>, options: TopologyOptions) {
  const scope = createScope(stack, exports, options);
  const resources = stack.resources.filter(
    ({ condition }) => condition === undefined || conditionHolds(condition, scope),
  );
  for (const { output, name, value } of stack.exports) {
    exports.set(asText(resolveValue(name, scope, output)), resolveValue(value, scope, output));
  }
  const live = <S extends z.ZodType>({ type, schema }: ResourceKind<S>): Live<z.output<S>>[] =>
    resources
      .filter((resource) => resource.type === type)
      .map((resource) => {
        const name = physicalName(resource, scope);
        const { ref, arn } = identify(resource, name, options);
        const properties = schema.safeParse(resolveValue(resource.properties, scope, resource.logicalId));
        if (!properties.success) throw at(resource, `${type} ${explain(properties.error)}`);
        return { resource, name, ref, arn, properties: properties.data };
      });
  return { resources, live };
}

function createScope(
  stack: Stack,
  exports: ReadonlyMap<string, Json>,
  options: TopologyOptions,
): TemplateScope {
  const resources = new Map(stack.resources.map((resource) => [resource.logicalId, resource]));
  const identityOf = (logicalId: string): Identity | undefined => {
    const resource = resources.get(logicalId);
    return resource && identify(resource, physicalName(resource, scope), options);
  };
  const scope: TemplateScope = {
    stack: stack.name,
    conditions: stack.conditions,
    ref: (name) =>
      pseudoParameter(name, stack, options) ?? parameter(name, stack, options) ?? identityOf(name)?.ref,
    attribute: (logicalId, attribute) => identityOf(logicalId)?.attributes.get(attribute),
    importValue: (name) => exports.get(name),
  };
  return scope;
}

function physicalName(resource: Resource, scope: TemplateScope): string {
  const property = nameProperties.get(resource.type);
  const given = property === undefined ? undefined : resource.properties[property];
  return given === undefined
    ? generatedName(resource)
    : asText(resolveValue(given, scope, resource.logicalId));
}

function pseudoParameter(
  name: string,
  stack: Stack,
  { account, region }: TopologyOptions,
): string | undefined {
  switch (name) {
    case 'AWS::AccountId':
      return account;
    case 'AWS::Region':
      return region;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return stack.name;
    case 'AWS::StackId':
      return `arn:aws:cloudformation:${region}:${account}:stack/${stack.name}/local`;
    default:
      return undefined;
  }
}

function parameter(name: string, stack: Stack, { parameters }: TopologyOptions): string | undefined {
  const declared = stack.parameters.get(name);
  if (declared === undefined) return undefined;
  const value = parameters[name] ?? declared.defaultValue;
  if (value === undefined)
    throw new EngineError(`${stack.name}: parameter ${name} has no default and was given no value.`);
  return asText(value);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function explain(error: z.ZodError): string {
  return error.issues
    .map((issue) => `${['Properties', ...issue.path].join('.')}: ${issue.message}`)
    .join('; ');
}

const at = ({ stack, logicalId }: Resource, problem: string) =>
  templateError({ stack, logicalId, path: [] }, problem);
