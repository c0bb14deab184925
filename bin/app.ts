import { join } from 'node:path';

import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

import { acknowledge } from '../infra/acknowledgements.ts';
import { createApp } from '../infra/app.ts';
import { bundleFunctions } from '../infra/bundle.ts';
import { parseStage } from '../infra/stages.ts';
import { requireApprovals } from './approvals/approval-file.ts';

/** What `cdk synth` and `cdk deploy` run: the stage's settings come from the context in cdk.json. */
const app = new App();
const stage = String(app.node.tryGetContext('stage'));
if (stage === 'local')
  throw new Error('The local stage is run by npm start; choose another with -c stage=<name>.');
const stages: unknown = app.node.tryGetContext('stages');
const settings = parseStage(
  stage,
  typeof stages === 'object' && stages !== null ? new Map(Object.entries(stages)).get(stage) : undefined,
);
requireApprovals(settings);
const bundles = join(import.meta.dirname, '..', 'cdk.out', 'bundles');
await bundleFunctions(bundles, settings);
const stacks = createApp({ settings, bundles, app });
acknowledge(stacks);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
