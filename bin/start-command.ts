import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import * as z from 'zod';

import { loadSampleCompany, SAMPLE_DIRECTORY } from '../infra/local/sample/sample-company.ts';
import { SITES } from '../shared/names.ts';
import { siteUrl, type StageSettings } from '../infra/stages.ts';
import { runAccount } from './account-command.ts';
import { faultInOneLine } from './start/fault-line.ts';
import { keepLog } from './start/keep-log.ts';
import { printReport } from './start/print.ts';
import { reportOn, RunReport } from './start/report.ts';
import { playStory, startSample, type RunningSample } from './start/run-sample.ts';
import { FIRST_PORT, localSettings, readPort, synthesise, takePorts } from './start/stage.ts';
import { untilStopped } from './start/until-stopped.ts';

/** Where a run keeps everything, in the project's own folder. */
const ROOT = join(import.meta.dirname, '..', '.candor');
const STATE = join(ROOT, 'state');
const MARK = join(STATE, 'run.json');
/** The public log of a run, for anyone to verify. */
const LOG = join(ROOT, 'log');

/** A run that was finished: its story's last day, its ports, and what it came to. */
const FinishedRun = z.object({
  version: z.literal(1),
  endsOn: z.iso.date(),
  port: z.int(),
  report: RunReport,
});
type FinishedRun = z.infer<typeof FinishedRun>;

interface Options {
  readonly once: boolean;
  readonly json: boolean;
  readonly fresh: boolean;
  readonly port: number;
}

const readOptions = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      port: { type: 'string', default: String(FIRST_PORT) },
    },
  });
  return { ...values, port: readPort(values.port) };
};

/** A state that a run left whole; one that was cut short is of no use and begins anew. */
const finishedRun = (): FinishedRun | undefined => {
  if (!existsSync(MARK)) return undefined;
  const parsed = FinishedRun.safeParse(JSON.parse(readFileSync(MARK, 'utf8')));
  return parsed.success ? parsed.data : undefined;
};

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * `candor start`: plays the sample company's ten weeks on this machine and serves its sites; a run that was finished
 * before is served as it stands. Answers the exit code.
 */
export const runStart = async (args: readonly string[]): Promise<number> => {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  try {
    const isAccount = args.some((arg) => arg === '--account' || arg.startsWith('--account='));
    if (isAccount) await runAccount(args, stop.signal);
    else await start(readOptions(args), stop.signal);
    return 0;
  } catch (fault) {
    if (stop.signal.aborted) return 130;
    say(faultInOneLine(fault, ROOT));
    return 1;
  }
};

const start = async (options: Options, signal: AbortSignal): Promise<void> => {
  const before = options.fresh ? undefined : finishedRun();
  if (before !== undefined && options.once) {
    show(options, before.report);
    return;
  }
  if (before === undefined) rmSync(STATE, { recursive: true, force: true });
  mkdirSync(STATE, { recursive: true });
  const running = await open(options, before);
  try {
    signal.throwIfAborted();
    const report = before?.report ?? (await play(running, options, signal));
    show(options, report);
    if (options.once) return;
    running.engine.goLive();
    printAddresses(running.settings, running.social.origin);
    process.stdout.write(`${auditorsWay(running)}\nCtrl-C ends it.\n`);
    await untilStopped(signal);
  } finally {
    await running.close();
  }
};

const open = async (options: Options, before: FinishedRun | undefined): Promise<RunningSample> => {
  const endsOn = before?.endsOn ?? new Date().toISOString().slice(0, 10);
  const sample = loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn });
  const ports = await takePorts(before?.port ?? options.port);
  const settings = localSettings(sample, ports);
  say('Bundling functions and synthesising templates …');
  const assembly = await synthesise(settings, join(ROOT, 'assembly'));
  say('Starting the engine …');
  return startSample({
    sample,
    settings,
    ports,
    assembly,
    stateDirectory: STATE,
    ...(before === undefined && { startsAt: sample.moment(0) }),
  });
};

const play = async (running: RunningSample, options: Options, signal: AbortSignal): Promise<RunReport> => {
  const begun = performance.now();
  const isTerminal = process.stderr.isTTY;
  await playStory(running, ({ day, days, actions }) => {
    signal.throwIfAborted();
    const line = `Day ${day} of ${days}: ${actions} decisions`;
    if (isTerminal) process.stderr.write(`\r${line}   ${day === days ? '\n' : ''}`);
    else if (day % 10 === 0) say(line);
  });
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  const { days } = running.sample.company;
  const report = await reportOn(running.engine, running.tally, { days, seconds });
  keepLog(running.engine, LOG);
  const endsOn = running.sample
    .moment(days - 1)
    .toISOString()
    .slice(0, 10);
  const mark: FinishedRun = { version: 1, endsOn, port: options.port, report };
  writeFileSync(MARK, JSON.stringify(mark));
  return report;
};

const show = ({ json }: Options, report: RunReport): void =>
  void process.stdout.write(
    json
      ? `${JSON.stringify(report)}\n`
      : printReport(report, `${report.days} days in ${report.seconds} seconds`),
  );

const WHO = {
  participant: 'any of the staff; Imogen Tarrant takes part',
  comms: 'Imogen Tarrant, or Oskar Vennby, who approves official accounts',
  security: 'whoever has security beside their name',
  oversight:
    'Beatrix Oldroyd of the works council, or Winifred Pascoe, an auditor; Dagny Ulfsdal receives confidential reports',
  administration: 'Leopold Achterberg',
  public: 'nobody signs in',
} as const;

const VERIFY = `The public log, for anyone to verify:
  npm run candor -- verify --log .candor/log --vkey .candor/log/vkey
`;

/** How an auditor is handed what opens a month of the sample's log, while it runs. */
const auditorsWay = ({ engine, sample }: RunningSample): string => {
  const { endpoint, region, credentials } = engine.operator;
  const { days } = sample.company;
  const [from, to] = [days - 31, days - 2].map((day) => sample.moment(day).toISOString().slice(0, 10));
  return `What opens a month of it, for an auditor, while this runs:
  AWS_ENDPOINT_URL=${endpoint} AWS_REGION=${region} \\
  AWS_ACCESS_KEY_ID=${credentials.accessKeyId} AWS_SECRET_ACCESS_KEY=${credentials.secretAccessKey} \\
  npm run candor -- log openings openings.json --ledger ${engine.tableName('Ledger')} --from ${from} --to ${to}
  npm run candor -- verify --log .candor/log --vkey .candor/log/vkey --openings openings.json
`;
};

const printAddresses = (settings: StageSettings, social: string): void => {
  process.stdout.write('\nThe sites, at which anybody may say who they are:\n');
  for (const site of SITES) {
    process.stdout.write(`  ${siteUrl(settings, site).padEnd(36)} ${WHO[site]}\n`);
  }
  process.stdout.write(`  ${social.padEnd(36)} the invented social server\n\n${VERIFY}\n`);
};
