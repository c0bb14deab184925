import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as z from 'zod';

import { createApp } from '../../infra/app.ts';
import type { StageSettings } from '../../infra/stages.ts';
import { SITES, STORES, WORKERS, type Store } from '../../shared/names.ts';

/** Every function, by the name of its bundle. */
export const FUNCTIONS = [...WORKERS, ...SITES.map((site) => `${site}-site` as const)] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});
const Template = z.object({ Resources: z.record(z.string(), Resource) });
type Resources = readonly (readonly [id: string, resource: z.infer<typeof Resource>])[];

/** The resources of a stage as its templates have them; functions have placeholders for code, which nothing here reads. */
export const resourcesOf = (settings: StageSettings): Resources => {
  const directory = mkdtempSync(join(tmpdir(), 'candor-records-'));
  try {
    for (const name of FUNCTIONS) {
      mkdirSync(join(directory, name));
      writeFileSync(join(directory, name, 'index.mjs'), 'export const handler = () => undefined;');
    }
    const outdir = join(directory, 'cdk.out');
    const assembly = createApp({ settings, bundles: directory, outdir }).app.synth();
    return assembly.stacks.flatMap((stack) =>
      Object.entries(Template.parse(JSON.parse(JSON.stringify(stack.template))).Resources),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

const nameOf = (id: string): string => id.replace(/[0-9A-F]{8}$/u, '');

const Policy = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Action: z.union([z.string(), z.array(z.string())]).transform((action) => [action].flat()),
        Resource: z.unknown(),
        Condition: z.unknown().optional(),
      }),
    ),
  }),
  Roles: z.array(z.object({ Ref: z.string() })),
});

/** What one role may do with one store. */
export interface Access {
  readonly role: string;
  readonly store: Store;
  readonly reads: boolean;
  readonly writes: boolean;
  /** Patterns of the partition keys it is limited to; none where it is not limited. */
  readonly keys: readonly string[];
}

const LeadingKeys = z.object({
  'ForAllValues:StringLike': z.object({ 'dynamodb:LeadingKeys': z.array(z.string()) }),
});

const keysIn = (conditions: readonly unknown[]): readonly string[] => {
  const limits = conditions.map((condition) => LeadingKeys.safeParse(condition));
  return limits.every(({ success }) => success)
    ? [
        ...new Set(
          limits.flatMap(({ data }) => data?.['ForAllValues:StringLike']['dynamodb:LeadingKeys'] ?? []),
        ),
      ].sort()
    : [];
};

const READS = /Get|Query|Scan/u;
const WRITES = /Put|Update|Delete|Write/u;

const accessIn = (resources: Resources): readonly Access[] =>
  resources
    .filter(([, { Type }]) => Type === 'AWS::IAM::Policy')
    .flatMap(([, { Properties }]) => {
      const { PolicyDocument, Roles } = Policy.parse(Properties);
      return STORES.flatMap((store) => {
        const granted = PolicyDocument.Statement.filter(({ Resource: of }) =>
          new RegExp(`FnGetAtt${store}[0-9A-F]{8}Arn`, 'u').test(JSON.stringify(of)),
        );
        const actions = granted.flatMap(({ Action }) => Action);
        const [reads, writes] = [READS, WRITES].map((kind) => actions.some((action) => kind.test(action)));
        return actions.length === 0
          ? []
          : Roles.map(({ Ref }) => ({
              role: Ref,
              store,
              reads: reads === true,
              writes: writes === true,
              keys: keysIn(granted.map(({ Condition }) => Condition)),
            }));
      });
    });

const Table = z.object({
  TimeToLiveSpecification: z.object({ Enabled: z.boolean() }).optional(),
  Replicas: z.tuple([
    z.object({
      PointInTimeRecoverySpecification: z.object({
        PointInTimeRecoveryEnabled: z.boolean(),
        RecoveryPeriodInDays: z.number().optional(),
      }),
    }),
  ]),
});

const SECONDS_PER_DAY = 86_400;
/** What SQS does where nothing is said. */
const STANDARD_DAYS = 4;

/** What a stage really is, read off its templates. */
export interface LiveConfiguration {
  readonly settings: StageSettings;
  readonly types: readonly string[];
  readonly stores: readonly {
    readonly name: string;
    readonly expires: boolean;
    readonly backupDays: number;
  }[];
  readonly access: readonly Access[];
  readonly queues: readonly { readonly name: string; readonly days: number }[];
  readonly keys: readonly string[];
}

/** Reads a stage's templates. */
export const liveConfiguration = (
  settings: StageSettings,
  resources: Resources = resourcesOf(settings),
): LiveConfiguration => {
  const ofType = (type: string) => resources.filter(([, resource]) => resource.Type === type);
  return {
    settings,
    types: [...new Set(resources.map(([, { Type }]) => Type))].sort(),
    stores: ofType('AWS::DynamoDB::GlobalTable').map(([id, { Properties }]) => {
      const { TimeToLiveSpecification: ttl, Replicas } = Table.parse(Properties);
      const { RecoveryPeriodInDays: days = 0 } = Replicas[0].PointInTimeRecoverySpecification;
      return { name: nameOf(id), expires: ttl?.Enabled === true, backupDays: days };
    }),
    access: accessIn(resources),
    queues: ofType('AWS::SQS::Queue').map(([id, { Properties }]) => ({
      name: nameOf(id),
      days: Number(Properties['MessageRetentionPeriod'] ?? STANDARD_DAYS * SECONDS_PER_DAY) / SECONDS_PER_DAY,
    })),
    keys: ofType('AWS::KMS::Key').map(([, { Properties }]) => String(Properties['Description'])),
  };
};
