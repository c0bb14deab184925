import type { Engine } from '../../infra/local/engine-api.ts';
import { startEngine, type EngineOptions } from '../../infra/local/engine.ts';
import { journalOf, users, type JournalAction } from '../../infra/local/sample/journal.ts';
import { startMastodonServer, type MastodonServer } from '../../infra/local/sample/mastodon-server.ts';
import { Staff } from '../../infra/local/sample/play.ts';
import { sampleCampaign } from '../../infra/local/sample/sample-campaign.ts';
import type { SampleCompany } from '../../infra/local/sample/sample-company.ts';
import type { StageSettings } from '../../infra/stages.ts';
import { siteUrl } from '../../infra/stages.ts';
import { siteClients, type Ports } from './stage.ts';
import { Tally } from './tally.ts';
import { importCatalogue } from './catalogue.ts';

/** A sample company's stage that runs. */
export interface RunningSample {
  readonly engine: Engine;
  readonly social: MastodonServer;
  readonly tally: Tally;
  readonly sample: SampleCompany;
  readonly settings: StageSettings;
  /** Ends everything that was started. */
  close(): Promise<void>;
}

/** What a sample's stage is started with. `startsAt`: the calendar is driven from there; without it, it is live. */
export interface SampleOptions {
  readonly sample: SampleCompany;
  readonly settings: StageSettings;
  readonly ports: Ports;
  readonly assembly: { readonly directory: string };
  readonly stateDirectory?: string;
  readonly startsAt?: Date;
  readonly dynamodbUrl?: string;
  readonly startGate?: NonNullable<EngineOptions['startGate']>;
}

/** Starts the engine and the sample's social server, whose posts appear as the engine's calendar goes. */
export const startSample = async (options: SampleOptions): Promise<RunningSample> => {
  const { sample, settings, ports, stateDirectory } = options;
  let engine: Engine | undefined;
  const now = (): Date => engine?.now() ?? options.startsAt ?? new Date();
  const social = await startMastodonServer({
    sample,
    now,
    port: ports.social,
    requestsPerWindow: Number.MAX_SAFE_INTEGER,
  });
  try {
    engine = await startEngine({
      assembly: options.assembly,
      port: ports.sites,
      ...(stateDirectory !== undefined && { stateDirectory }),
      ...(options.startsAt !== undefined && { startsAt: options.startsAt }),
      ...(options.dynamodbUrl !== undefined && { dynamodbUrl: options.dynamodbUrl }),
      ...(options.startGate !== undefined && { startGate: options.startGate }),
      identityProvider: () => ({
        users: users(sample),
        port: ports.identity,
        clients: siteClients(settings),
      }),
    });
  } catch (fault) {
    await social.close();
    throw fault;
  }
  const running = engine;
  return {
    engine: running,
    social,
    sample,
    settings,
    tally: new Tally(),
    close: async () => {
      await running.close();
      await social.close();
    },
  };
};

/** What is told after each day of the story. */
export interface Progress {
  readonly day: number;
  readonly days: number;
  readonly actions: number;
}

/**
 * Plays the story from its first day to its last: each morning what people decide, through the sites, then a day of
 * the calendar with everything that falls due. On the last morning comms has a campaign, with clicks of its link.
 */
export const playStory = async (
  { engine, social, tally, sample, settings }: RunningSample,
  tell: (progress: Progress) => void,
): Promise<void> => {
  await importCatalogue(engine, sample);
  const staff = new Staff({ sample, socialHost: social.host, site: (name) => siteUrl(settings, name) });
  const byDay = Map.groupBy(journalOf(sample), ({ day }) => day);
  const { days } = sample.company;
  for (let day = 0; day < days; day += 1) {
    const actions: readonly JournalAction[] = byDay.get(day) ?? [];
    for (const action of actions) await staff.play(action);
    await engine.drain();
    await engine.advanceTo(sample.moment(day + 1));
    tally.read(engine.logs(), engine.now().getTime());
    tell({ day: day + 1, days, actions: actions.length });
  }
  await staff.runCampaign(sampleCampaign(engine.now(), sample.campaign));
};
