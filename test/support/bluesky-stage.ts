import { synthesise, takePorts } from '../../bin/start/stage.ts';
import type { Engine } from '../../infra/local/engine-api.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { parseStage, siteUrl, type StageSettings } from '../../infra/stages.ts';
import { SITES } from '../../shared/names.ts';
import { EXAMPLE_CONTACTS } from './example-contacts.ts';
import { originsOf, type BlueskyNetwork } from './bluesky-network.ts';

const FIRST_PORT = 9600;

/** Who may sign in at the company, and with which groups. */
export interface Staff {
  readonly key: string;
  readonly name: string;
  readonly groups: readonly string[];
}

/** A stage that reads a Bluesky network, and its engine. */
export interface BlueskyStage {
  readonly engine: Engine;
  /** Address of a site, without a slash at the end. */
  readonly site: (name: string) => string;
}

interface StageOptions {
  readonly network: BlueskyNetwork;
  /** The company's own identifier at Bluesky, mentions of which are its business. */
  readonly company: string;
  readonly staff: readonly Staff[];
  /** Where bundles and templates are put. */
  readonly directory: string;
}

/** Starts the whole pipeline on a Bluesky network, its calendar at this moment, to be driven from there. */
export const startBlueskyStage = async (options: StageOptions): Promise<BlueskyStage> => {
  const { network, staff } = options;
  const ports = await takePorts(FIRST_PORT);
  const settings = settingsOf(options, ports);
  const assembly = await synthesise(settings, options.directory);
  const engine = await startEngine({
    assembly,
    port: ports.sites,
    // The servers' time is real, and proofs of possession hold for moments only.
    startsAt: new Date(),
    identityProvider: () => ({
      users: staff.map(({ key, name, groups }) => ({ sub: key, name, groups: [...groups] })),
      port: ports.identity,
      clients: SITES.filter((site) => site !== 'public').map((site) => ({
        clientId: `${settings.identity.clientIdPrefix}-${site}`,
        redirectUris: [`${siteUrl(settings, site)}/sign-in/callback`],
        postLogoutRedirectUris: [`${siteUrl(settings, site)}/signed-out`],
      })),
    }),
  });
  if (network.appView === null) console.warn('SKIPPED: counts of likes and reposts, which need PostgreSQL');
  return { engine, site: (name) => siteUrl(settings, name) };
};

const settingsOf = (
  { network, company }: StageOptions,
  ports: { readonly sites: number; readonly identity: number },
): StageSettings => {
  const issuer = `http://127.0.0.1:${ports.identity}`;
  return parseStage('local', {
    stage: 'local',
    account: '000000000000',
    region: 'eu-central-1',
    company: 'Wendlebrook Instruments',
    domain: 'localhost',
    port: ports.sites,
    certificateArn: 'arn:aws:acm:eu-central-1:000000000000:certificate/local',
    campaign: { tags: ['riverpulse'], mentions: [company], domains: ['wendlebrook.example'] },
    identity: { issuer, clientIdPrefix: 'candor' },
    controller: {
      address: 'this machine',
      contact: 'nobody: an invented company',
      jurisdiction: 'EU (GDPR)',
    },
    objectionsTo: 'the works council',
    contacts: EXAMPLE_CONTACTS,
    allowedOrigins: [issuer, ...originsOf(network)],
    plcDirectory: network.plc,
    // Names are looked up there as well, which the server of accounts can do; counts it does not have.
    blueskyAppView: network.appView ?? network.pds,
  });
};
