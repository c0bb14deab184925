import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { EngineError } from './engine-error.ts';
import type { JsonObject } from './json.ts';

const JsonObjectSchema = z.record(z.string(), z.json());

const Template = z.strictObject({
  AWSTemplateFormatVersion: z.string().optional(),
  Description: z.string().optional(),
  Metadata: z.unknown().optional(),
  // CDK writes one rule, which checks that the account is bootstrapped: nothing to check on one machine.
  Rules: z.unknown().optional(),
  Parameters: z.record(z.string(), z.object({ Type: z.string(), Default: z.json().optional() })).default({}),
  Conditions: JsonObjectSchema.default({}),
  Resources: z
    .record(
      z.string(),
      z.strictObject({
        Type: z.string(),
        Properties: JsonObjectSchema.default({}),
        Condition: z.string().optional(),
        DependsOn: z.unknown().optional(),
        Metadata: z.unknown().optional(),
        DeletionPolicy: z.unknown().optional(),
        UpdateReplacePolicy: z.unknown().optional(),
        UpdatePolicy: z.unknown().optional(),
      }),
    )
    .default({}),
  Outputs: z
    .record(z.string(), z.object({ Value: z.json(), Export: z.object({ Name: z.json() }).optional() }))
    .default({}),
});

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      dependencies: z.array(z.string()).default([]),
      properties: JsonObjectSchema.default({}),
      metadata: z.unknown().optional(),
      additionalMetadataFile: z.string().optional(),
    }),
  ),
});
type StackArtifact = z.infer<typeof Manifest>['artifacts'][string];

const AssetManifest = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

const ConstructMetadata = z.record(z.string(), z.array(z.object({ type: z.string(), data: z.unknown() })));

export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** The construct's path, without the leading slash; the logical id where synthesis kept no metadata. */
  readonly path: string;
  readonly properties: JsonObject;
  readonly condition?: string;
}

export interface Stack {
  readonly name: string;
  readonly account?: string;
  readonly region?: string;
  readonly parameters: ReadonlyMap<string, { readonly type: string; readonly defaultValue?: unknown }>;
  readonly conditions: JsonObject;
  readonly resources: readonly Resource[];
  readonly exports: readonly {
    readonly output: string;
    readonly name: JsonObject[string];
    readonly value: JsonObject[string];
  }[];
  /** Directory or file of each asset, by the object key under which a deployment would upload it. */
  readonly assets: ReadonlyMap<string, string>;
}

/**
 * Reads a synthesised cloud assembly, stacks in order of dependency.
 * @param directory the directory that `app.synth()` wrote (`CloudAssembly.directory`).
 */
export function loadAssembly(directory: string): readonly Stack[] {
  const { artifacts } = parseFile(join(directory, 'manifest.json'), Manifest);
  const nested = Object.entries(artifacts).find(([, { type }]) => type === 'cdk:cloud-assembly');
  if (nested)
    throw new EngineError(`${nested[0]}: nested assemblies (CDK stages) have no local meaning yet.`);
  const names = Object.keys(artifacts).filter((name) => artifacts[name]?.type === 'aws:cloudformation:stack');
  return inDependencyOrder(names, (name) => artifacts[name]?.dependencies ?? []).flatMap((name) => {
    const artifact = artifacts[name];
    return artifact === undefined ? [] : [loadStack(directory, name, artifact)];
  });
}

function loadStack(directory: string, name: string, artifact: StackArtifact): Stack {
  const templateFile = z.string().parse(artifact.properties['templateFile']);
  const template = parseFile(join(directory, templateFile), Template);
  const paths = constructPaths(directory, artifact);
  const [account, region] = (artifact.environment ?? '').replace('aws://', '').split('/');
  return {
    name,
    ...(account !== undefined && !account.startsWith('unknown') && { account }),
    ...(region !== undefined && !region.startsWith('unknown') && { region }),
    parameters: new Map(
      Object.entries(template.Parameters).map(([id, { Type, Default }]) => [
        id,
        { type: Type, defaultValue: Default },
      ]),
    ),
    conditions: template.Conditions,
    resources: Object.entries(template.Resources).map(([logicalId, { Type, Properties, Condition }]) => ({
      stack: name,
      logicalId,
      type: Type,
      path: paths.get(logicalId) ?? logicalId,
      properties: Properties,
      ...(Condition !== undefined && { condition: Condition }),
    })),
    exports: Object.entries(template.Outputs).flatMap(([output, { Value, Export }]) =>
      Export === undefined ? [] : [{ output, name: Export.Name, value: Value }],
    ),
    assets: assetPaths(directory, name),
  };
}

function constructPaths(directory: string, artifact: StackArtifact): ReadonlyMap<string, string> {
  const metadata =
    artifact.additionalMetadataFile === undefined
      ? ConstructMetadata.parse(artifact.metadata ?? {})
      : parseFile(join(directory, artifact.additionalMetadataFile), ConstructMetadata);
  return new Map(
    Object.entries(metadata).flatMap(([path, entries]) =>
      entries.flatMap(({ type, data }): [string, string][] =>
        type === 'aws:cdk:logicalId' && typeof data === 'string' ? [[data, path.replace(/^\//, '')]] : [],
      ),
    ),
  );
}

function assetPaths(directory: string, stack: string): ReadonlyMap<string, string> {
  const { files } = parseFile(join(directory, `${stack}.assets.json`), AssetManifest);
  return new Map(
    Object.values(files).flatMap(({ source, destinations }) =>
      Object.values(destinations).flatMap(({ objectKey }): [string, string][] =>
        source.path === undefined ? [] : [[objectKey, resolve(directory, source.path)]],
      ),
    ),
  );
}

function inDependencyOrder(
  names: readonly string[],
  dependenciesOf: (name: string) => readonly string[],
): string[] {
  const ordered = new Set<string>();
  const visit = (name: string): void => {
    if (!names.includes(name) || ordered.has(name)) return;
    dependenciesOf(name).forEach(visit);
    ordered.add(name);
  };
  names.forEach(visit);
  return [...ordered];
}

function parseFile<T extends z.ZodType>(file: string, schema: T): z.infer<T> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new EngineError(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
