import { startSample, type RunningSample } from '../../bin/start/run-sample.ts';
import { importCatalogue } from '../../bin/start/catalogue.ts';
import { reportOn, type RunReport } from '../../bin/start/report.ts';
import { localSettings, synthesise, takePorts } from '../../bin/start/stage.ts';
import type { FaultKind } from '../../infra/local/gate/faults.ts';
import type { JournalAction } from '../../infra/local/sample/journal.ts';
import { dayOf } from '../../shared/clock.ts';
import { latestClosing } from '../support/latest-closing.ts';
import { redrive } from '../support/redrive.ts';
import { differencesFrom } from './compare.ts';
import { watchPeak, type Footprint } from './processes.ts';
import { soakCompany, soakJournal, type SoakSize } from './soak-company.ts';
import { Crowd } from './soak-people.ts';

/** What a soak is run with. `faults` is the share of calls that fail. `directory` takes the bundles and templates. */
export interface SoakOptions extends SoakSize {
  readonly faults: number;
  readonly firstPort: number;
  readonly directory: string;
  readonly tell: (line: string) => void;
}

/** What a soak came to. */
export interface SoakReport {
  readonly accounts: number;
  readonly posts: number;
  readonly days: number;
  readonly faults: number;
  readonly faultsInjected: Readonly<Partial<Record<FaultKind, number>>>;
  readonly callsOfThePipeline: number;
  readonly deadLettersRedriven: number;
  readonly settingUpSeconds: number;
  readonly seconds: number;
  readonly secondsByDay: readonly number[];
  readonly peak: Footprint;
  readonly run: RunReport;
  /** What differs from the oracle, a line each; empty is what it should be. */
  readonly differences: readonly string[];
}

const KINDS = ['throttle', 'unavailable', 'conflict', 'lost-answer', 'not-performed'] as const;
/** A visit that failed for good is made up by the next one; the last ones have none after them. */
const CALM_DAYS = 2;
const MOST_ROUNDS_OF_LETTERS = 5;
const isPipeline = (name: string): boolean => !/site|operator/iu.test(name);
const secondsSince = (begun: number): number => Math.round((performance.now() - begun) / 100) / 10;

/** Each kind of fault gets its part of the share, at every attempt of every call of the pipeline's functions. */
const planFaults = ({ engine }: RunningSample, { faults, seed }: SoakOptions): void => {
  engine.faults.seed(seed);
  if (faults === 0) return;
  for (const caller of engine.functionNames.filter(isPipeline))
    for (const kind of KINDS) engine.faults.plan({ kind, caller, probability: faults / KINDS.length });
};

/** Plays one day: decisions first, then everything that falls due, until no letter is dead. */
const playDay = async (
  running: RunningSample,
  crowd: Crowd,
  { day, actions }: { readonly day: number; readonly actions: readonly JournalAction[] },
): Promise<number> => {
  const { engine, sample } = running;
  await crowd.play(actions);
  await engine.drain();
  await engine.advanceTo(sample.moment(day + 1));
  let letters = 0;
  for (let round = 0; round < MOST_ROUNDS_OF_LETTERS; round += 1) {
    const found = await redrive(engine);
    letters += found;
    if (found === 0) break;
  }
  return letters;
};

const play = async (running: RunningSample, options: SoakOptions) => {
  const crowd = new Crowd(running);
  const journal = Map.groupBy(soakJournal(running.sample), ({ day }) => day);
  const secondsByDay: number[] = [];
  let letters = 0;
  const count = (): void => running.tally.read(running.engine.logs(), running.engine.now().getTime());
  // A large day writes more lines than the engine keeps.
  const counting = setInterval(count, 1_000);
  try {
    await importCatalogue(running.engine, running.sample);
    planFaults(running, options);
    for (let day = 0; day < options.days; day += 1) {
      if (day === options.days - CALM_DAYS) running.engine.faults.clear();
      const begun = performance.now();
      letters += await playDay(running, crowd, { day, actions: journal.get(day) ?? [] });
      count();
      secondsByDay.push(secondsSince(begun));
      const kept = running.tally.of('classify-posts', 'posts-classified');
      options.tell(
        `day ${day + 1} of ${options.days}: ${secondsByDay.at(-1) ?? 0} s, ${kept} posts classified so far, ${letters} dead letters sent back`,
      );
    }
    // Rows that end with this very second go a moment later.
    await running.engine.advanceTo(running.sample.moment(options.days, 1));
  } finally {
    clearInterval(counting);
    crowd.close();
    running.engine.faults.clear();
  }
  return { secondsByDay, letters };
};

/** Plays a company of this size through the local engine in bad weather, and holds what came of it to the oracle. */
export const runSoak = async (options: SoakOptions): Promise<SoakReport> => {
  const begun = performance.now();
  const lastDay = latestClosing(new Date());
  const sample = soakCompany(options, dayOf(lastDay));
  const ports = await takePorts(options.firstPort);
  const settings = localSettings(sample, ports);
  const assembly = await synthesise(settings, options.directory);
  const running = await startSample({ sample, settings, ports, assembly, startsAt: sample.moment(0) });
  const stop = watchPeak(500);
  try {
    const settingUpSeconds = secondsSince(begun);
    options.tell(
      `${options.accounts} accounts, ${sample.posts.length} posts: set up in ${settingUpSeconds} s`,
    );
    const started = performance.now();
    const { secondsByDay, letters } = await play(running, options);
    const seconds = secondsSince(started);
    const peak = stop();
    const { accounts, posts, days, faults } = options;
    const gate = running.engine.usage().gate.filter(({ caller }) => isPipeline(caller));
    return {
      ...{ accounts, posts, days, faults, seconds, settingUpSeconds, secondsByDay, peak },
      faultsInjected: running.engine.faults.hits(),
      callsOfThePipeline: gate.reduce((sum, { requests }) => sum + requests, 0),
      deadLettersRedriven: letters,
      run: await reportOn(running.engine, running.tally, { days, seconds }),
      differences: await differencesFrom(running, lastDay),
    };
  } finally {
    stop();
    await running.close();
  }
};
