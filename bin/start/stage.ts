import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { createApp } from '../../infra/app.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
import { parseStage, type StageSettings } from '../../infra/stages.ts';
import { EngineError } from '../../infra/local/engine-error.ts';
import type { SampleCompany } from '../../infra/local/sample/sample-company.ts';

/** The ports of a run. */
export interface Ports {
  readonly sites: number;
  readonly identity: number;
  readonly social: number;
}

/**
 * Three ports from `first` on.
 *
 * @throws EngineError naming a port that is busy, and what to do about it.
 */
export const takePorts = async (first: number): Promise<Ports> => {
  for (const port of [first, first + 1, first + 2]) {
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch {
      throw new EngineError(
        `Port ${port} is busy. Stop what uses it, or choose another: npm start -- --port 9400`,
      );
    }
    server.close();
    await once(server, 'close');
  }
  return { sites: first, identity: first + 1, social: first + 2 };
};

/** The settings of the sample company's stage on this machine. */
export const localSettings = (sample: SampleCompany, { sites, identity, social }: Ports): StageSettings => {
  const issuer = `http://127.0.0.1:${identity}`;
  const socialHost = `127.0.0.1:${social}`;
  return parseStage('local', {
    stage: 'local',
    account: '000000000000',
    region: 'eu-central-1',
    company: sample.company.name,
    domain: 'localhost',
    port: sites,
    certificateArn: 'arn:aws:acm:eu-central-1:000000000000:certificate/local',
    campaign: {
      tags: sample.campaign.tags,
      mentions: sample.campaign.mentions.map((handle) => `${handle}@${socialHost}`),
      domains: sample.campaign.domains,
    },
    identity: { issuer, clientIdPrefix: 'candor' },
    allowedOrigins: [issuer, `http://${socialHost}`],
  });
};

/** Bundles the functions and synthesises the stage's templates below `directory`. */
export const synthesise = async (
  settings: StageSettings,
  directory: string,
): Promise<{ readonly directory: string }> => {
  mkdirSync(directory, { recursive: true });
  const bundles = join(directory, 'bundles');
  await bundleFunctions(bundles);
  const { app } = createApp({ settings, bundles, outdir: join(directory, 'cdk.out') });
  return app.synth();
};
