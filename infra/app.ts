import { App, Tags } from 'aws-cdk-lib';

import { DataStack } from './data-stack.ts';
import { PipelineStack } from './pipeline-stack.ts';
import type { StageSettings } from './stages.ts';
import { WebStack } from './web-stack.ts';

/** What an app is made from. */
export interface AppParts {
  readonly settings: StageSettings;
  /** The directory with each function's code, as `bundleFunctions` leaves it. */
  readonly bundles: string;
  /** An app that exists already, as the CDK's command line wants it; else a new one that is written to `outdir`. */
  readonly app?: App;
  readonly outdir?: string;
}

/** The stacks of a stage. */
export interface Stacks {
  readonly app: App;
  readonly data: DataStack;
  readonly pipeline: PipelineStack;
  readonly web: WebStack;
}

const appFor = ({ app, outdir }: AppParts): App =>
  app ??
  new App({
    ...(outdir !== undefined && { outdir }),
    // Six to ten seconds a synthesis; `npm run synth` has it on.
    builtinCloudFormationValidation: false,
    analyticsReporting: false,
  });

/** Creates the stacks of a stage. */
export const createApp = (parts: AppParts): Stacks => {
  const app = appFor(parts);
  const { settings, bundles } = parts;
  const { account, region, stage } = settings;
  const env = { account, region };
  const data = new DataStack(app, `Candor-${stage}-data`, { env });
  const pipeline = new PipelineStack(app, `Candor-${stage}-pipeline`, { env, settings, data, bundles });
  const web = new WebStack(app, `Candor-${stage}-web`, { env, settings, data, pipeline, bundles });
  Tags.of(app).add('application', 'candor');
  return { app, data, pipeline, web };
};
