import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { createApp } from '../../infra/app.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
import { parseStage, siteUrl, type StageSettings } from '../../infra/stages.ts';
import { EngineError } from '../../infra/local/engine-error.ts';
import type { IdentityClient } from '../../infra/local/identity-provider.ts';
import { TOOL_PATH } from '../../infra/local/sample/mastodon-server.ts';
import type { SampleCompany } from '../../infra/local/sample/sample-company.ts';
import { SITES } from '../../shared/names.ts';

/** The ports of a run. */
export interface Ports {
  readonly sites: number;
  readonly identity: number;
  readonly social: number;
}

/** Where the ports of a run begin unless said otherwise. */
export const FIRST_PORT = 8400;

/** The number of a port to start at. @throws EngineError */
export const readPort = (value: string): number => {
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1024 && port <= 65_533) return port;
  throw new EngineError(`--port ${value}: choose a number from 1024 to 65533.`);
};

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

/** What differs between stages on this machine; addresses of platforms are the public ones unless given. */
export type LocalChoices = Pick<StageSettings, 'company' | 'campaign'> &
  Partial<
    Pick<
      StageSettings,
      'allowedOrigins' | 'plcDirectory' | 'blueskyAppView' | 'report' | 'findingMail' | 'webhooks'
    >
  >;

/** The settings of a stage on this machine. */
export const localStage = (choices: LocalChoices, { sites, identity }: Ports): StageSettings => {
  const issuer = identityOrigin(identity);
  return parseStage('local', {
    ...choices,
    stage: 'local',
    account: '000000000000',
    region: 'eu-central-1',
    domain: 'localhost',
    port: sites,
    certificateArn: 'arn:aws:acm:eu-central-1:000000000000:certificate/local',
    identity: { issuer, clientIdPrefix: 'candor' },
    controller: {
      address: 'this machine',
      contact: 'nobody: an invented company',
      jurisdiction: 'EU (GDPR)',
    },
    objectionsTo: 'the works council',
    contacts: {
      posts: 'the comms team',
      security: 'the security team',
      worksCouncil: 'the works council',
      dataProtection: 'the data protection officer',
      support: 'the works council, at any hour',
      complaints: 'the works council',
      confidential: 'Dagny Ulfsdal, ombudsperson (ombudsperson@wendlebrook.example)',
    },
    allowedOrigins: [issuer, ...(choices.allowedOrigins ?? [])],
  });
};

const identityOrigin = (port: number): string => `http://127.0.0.1:${port}`;

/** The settings of the sample company's stage on this machine. */
export const localSettings = ({ company, campaign }: SampleCompany, ports: Ports): StageSettings => {
  const socialHost = `127.0.0.1:${ports.social}`;
  return localStage(
    {
      company: company.name,
      campaign: {
        tags: [...campaign.tags],
        mentions: campaign.mentions.map((handle) => `${handle}@${socialHost}`),
        domains: [...campaign.domains],
      },
      report: { from: 'candor@wendlebrook.example', to: ['comms@wendlebrook.example'], language: 'en' },
      findingMail: {
        from: 'candor@wendlebrook.example',
        to: [{ name: 'duty', address: 'security@wendlebrook.example', language: 'en' }],
      },
      allowedOrigins: [`http://${socialHost}`],
      webhooks: [{ name: 'tool', url: `http://${socialHost}${TOOL_PATH}` }],
    },
    ports,
  );
};

/** The sites as clients of the embedded identity provider. */
export const siteClients = (settings: StageSettings): readonly IdentityClient[] =>
  SITES.filter((site) => site !== 'public').map((site) => ({
    clientId: `${settings.identity.clientIdPrefix}-${site}`,
    redirectUris: [`${siteUrl(settings, site)}/sign-in/callback`],
    postLogoutRedirectUris: [`${siteUrl(settings, site)}/signed-out`],
  }));

/** Bundles the functions and synthesises the stage's templates below `directory`. */
export const synthesise = async (
  settings: StageSettings,
  directory: string,
): Promise<{ readonly directory: string }> => {
  mkdirSync(directory, { recursive: true });
  const bundles = join(directory, 'bundles');
  await bundleFunctions(bundles, settings);
  const { app } = createApp({ settings, bundles, outdir: join(directory, 'cdk.out') });
  return app.synth();
};
