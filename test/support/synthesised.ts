import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

import { createApp, type Stacks } from '../../infra/app.ts';
import { parseStage, type StageSettings } from '../../infra/stages.ts';
import { SITES, WORKERS } from '../../shared/names.ts';
import { EXAMPLE_CONTACTS } from './example-contacts.ts';

/** Settings of a stage in the cloud. */
export const CLOUD = {
  stage: 'dev',
  account: '111122223333',
  region: 'eu-central-1',
  company: 'Example Ltd',
  domain: 'candor.example.com',
  certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/one',
  campaign: { tags: ['example'], mentions: [], domains: ['example.com'] },
  identity: { issuer: 'https://login.example.com', clientIdPrefix: 'candor' },
  controller: {
    address: '1 Example Street',
    contact: 'privacy@example.com',
    jurisdiction: 'EU',
    processors: [{ name: 'Cloud', address: 'Cloud Street', contact: 'cloud@example.com' }],
    worksAgreement: 'no. 12',
  },
  objectionsTo: 'the works council',
  contacts: EXAMPLE_CONTACTS,
  report: { from: 'candor@example.com', to: ['posts@example.com'] },
  findingMail: { from: 'candor@example.com', to: [{ name: 'duty', address: 'duty@example.com' }] },
  alarmEmail: 'security@example.com',
} as const;

/** Stacks with placeholder code, which template tests do not run. */
export const stacksFor = (settings: StageSettings = parseStage('dev', CLOUD)): Stacks => {
  const bundles = mkdtempSync(join(tmpdir(), 'candor-placeholder-'));
  for (const name of [...WORKERS, ...SITES.map((site) => `${site}-site`)]) {
    mkdirSync(join(bundles, name));
    writeFileSync(join(bundles, name, 'index.mjs'), 'export const handler = () => undefined;');
  }
  return createApp({ settings, bundles, outdir: join(bundles, 'cdk.out') });
};

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
});

/** A resource of a template. */
export type Resource = z.infer<typeof Resource>;

/** All resources of some stacks' templates, by logical id. */
export const resourcesOf = (...stacks: readonly Stack[]): ReadonlyMap<string, Resource> =>
  new Map(
    stacks.flatMap((stack) => {
      const { Resources } = z
        .object({ Resources: z.record(z.string(), Resource) })
        .parse(Template.fromStack(stack).toJSON());
      return Object.entries(Resources);
    }),
  );
