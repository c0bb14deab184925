/**
 * Request units, SQS requests, CPU and sizes, by calculation and count, never by the clock: `npm run bench`. Units are
 * those the gate calculates for every call (checked against AWS's published rules in test/unit/gate-units.test.ts).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSample, type RunningSample } from '../../bin/start/run-sample.ts';
import { localSettings, synthesise, takePorts } from '../../bin/start/stage.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
import type { UsageSnapshot } from '../../infra/local/gate/usage.ts';
import { journalOf } from '../../infra/local/sample/journal.ts';
import { Staff } from '../../infra/local/sample/play.ts';
import { siteUrl } from '../../infra/stages.ts';
import { benchCompany, FREEZING_DAYS, POSTING_DAYS, QUIET_DAYS } from './bench-company.ts';

interface Spent {
  readonly write: number;
  readonly read: number;
  readonly sqs: number;
}

interface Day extends Spent {
  /** What the relay spent of it. On a day on which nothing is found that is for the day's test alert alone. */
  readonly relay: Spent;
  readonly cpu: Readonly<Record<string, number>>;
}

const WORKERS = /ingest|classify|relay/u;
const FIRST_PORT = 8700;

const sum = (rows: UsageSnapshot, value: (row: UsageSnapshot[number]) => number): number =>
  rows.reduce((total, row) => total + value(row), 0);

const spentIn = (rows: UsageSnapshot): Spent => ({
  write: sum(rows, ({ writeUnits }) => writeUnits),
  read: sum(rows, ({ readUnits }) => readUnits),
  sqs: sum(rows, ({ action, billedRequests }) => (action.startsWith('sqs:') ? billedRequests : 0)),
});

const cpuOf = ({ engine }: RunningSample): Record<string, number> =>
  Object.fromEntries(Object.entries(engine.usage().functions).map(([name, { cpuMs }]) => [name, cpuMs]));

/** Plays twelve days and says what each cost in the functions that handle a visit. */
const measure = async (postsADay: number, directory: string): Promise<readonly Day[]> => {
  const sample = benchCompany(postsADay, new Date().toISOString().slice(0, 10));
  const ports = await takePorts(FIRST_PORT);
  const settings = localSettings(sample, ports);
  const assembly = await synthesise(settings, directory);
  const running = await startSample({ sample, settings, ports, assembly, startsAt: sample.moment(0) });
  const { engine, social } = running;
  const days: Day[] = [];
  try {
    const staff = new Staff({ sample, socialHost: social.host, site: (name) => siteUrl(settings, name) });
    for (const action of journalOf(sample)) await staff.play(action);
    for (let day = 0; day < sample.company.days; day += 1) {
      const [before, cpuBefore] = [engine.usage().gate, cpuOf(running)];
      await engine.advanceTo(sample.moment(day + 1));
      const known = new Map(before.map((row) => [`${row.caller} ${row.action} ${row.resource}`, row]));
      const rows = engine
        .usage()
        .gate.filter(({ caller }) => WORKERS.test(caller))
        .map((row) => {
          const earlier = known.get(`${row.caller} ${row.action} ${row.resource}`);
          return {
            ...row,
            writeUnits: row.writeUnits - (earlier?.writeUnits ?? 0),
            readUnits: row.readUnits - (earlier?.readUnits ?? 0),
            billedRequests: row.billedRequests - (earlier?.billedRequests ?? 0),
          };
        });
      days.push({
        ...spentIn(rows),
        relay: spentIn(rows.filter(({ caller }) => caller.includes('relay'))),
        cpu: Object.fromEntries(
          Object.entries(cpuOf(running)).map(([name, spent]) => [name, spent - (cpuBefore[name] ?? 0)]),
        ),
      });
    }
  } finally {
    await running.close();
  }
  return days;
};

const mean = (days: readonly Day[], which: readonly number[], value: (day: Day) => number): number =>
  which.reduce((total, index) => total + (days[index] === undefined ? 0 : value(days[index])), 0) /
  which.length;

const round = (value: number): string => (Math.round(value * 100) / 100).toFixed(2);

const print = (title: string, rows: readonly (readonly string[])[]): void => {
  console.log(`\n${title}`);
  for (const [index, row] of rows.entries()) {
    console.log(`| ${row.join(' | ')} |`);
    if (index === 0) console.log(`|${row.map(() => ' --- ').join('|')}|`);
  }
};

const directory = mkdtempSync(join(tmpdir(), 'candor-bench-'));
try {
  const table: string[][] = [
    [
      'posts a visit',
      'write units a new post',
      'write units a freeze',
      'write units a post in all',
      'write units an unchanged visit',
      'read units a visit with news',
      'read units an unchanged visit',
      'SQS requests a visit with news',
    ],
  ];
  const cpu: string[][] = [['stage', 'CPU ms a new post at ten posts a visit']];
  for (const postsADay of [1, 3, 10]) {
    const days = await measure(postsADay, directory);
    // A visit that changes nothing leaves nothing to the relay.
    const idle = (of: (spent: Spent) => number): number => mean(days, QUIET_DAYS, ({ relay }) => of(relay));
    const visit = (which: readonly number[], of: (spent: Spent) => number): number =>
      mean(days, which, of) - idle(of);
    const fresh = visit(POSTING_DAYS, ({ write }) => write) / postsADay;
    const frozen = visit(FREEZING_DAYS, ({ write }) => write) / postsADay;
    table.push([
      String(postsADay),
      round(fresh),
      round(frozen),
      round(fresh + frozen),
      round(visit(QUIET_DAYS, ({ write }) => write)),
      round(visit(POSTING_DAYS, ({ read }) => read)),
      round(visit(QUIET_DAYS, ({ read }) => read)),
      round(visit(POSTING_DAYS, ({ sqs }) => sqs)),
    ]);
    if (postsADay === 10) {
      // The first day has the cold starts.
      const warm = POSTING_DAYS.slice(1);
      for (const stage of ['ingest', 'classify', 'relay']) {
        const spent = mean(days, warm, (day) =>
          Object.entries(day.cpu).reduce((total, [name, ms]) => total + (name.includes(stage) ? ms : 0), 0),
        );
        cpu.push([stage, round(spent / postsADay)]);
      }
    }
  }
  print('Request units (calculated; indexes, checks and the lease included)', table);
  print('CPU', cpu);
  const sizes = await bundleFunctions(join(directory, 'sizes'));
  print('Code', [
    ['function', 'KB'],
    ...Object.entries(sizes).map(([name, bytes]) => [name, String(Math.round(bytes / 1024))]),
  ]);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
