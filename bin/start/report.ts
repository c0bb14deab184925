import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';

import type { Engine } from '../../infra/local/engine-api.ts';
import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { Release } from '../../shared/disclosure/release.ts';
import type { Tally } from './tally.ts';

const Count = z.int().nonnegative();
const Counts = z.record(z.string(), Count);

/**
 * What a run came to; `npm start -- --json` prints it. Units are DynamoDB's, by calculation; times real seconds. `days` of
 * the story that was played: 0 where a real account was read.
 */
export const RunReport = z.object({
  version: z.literal(1),
  days: Count,
  seconds: z.number().nonnegative(),
  accounts: z.object({
    advocacy: z.object({ given: Count, paused: Count, withdrawn: Count }),
    official: Count,
    purposes: Counts,
  }),
  posts: z.object({ readings: Count, refused: Count, firstSeen: Count, classified: Count }),
  visits: z.object({ changed: Count, unchanged: Count }),
  alerts: z.object({ raised: Count, byState: Counts, bySeverity: Counts, queuedForSecurity: Count }),
  releases: z.object({ published: Count, figuresReleased: Count, figuresWithheld: Count }),
  itemsErased: Count,
  units: z.object({ read: z.number(), write: z.number(), writePerPost: z.number() }),
  cpuMillisecondsPerPost: z.number(),
  denials: Count,
});
export type RunReport = z.infer<typeof RunReport>;

const countBy = <Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[keyOf(value)] = (counts[keyOf(value)] ?? 0) + 1;
  return counts;
};

const itemsOf = async <Schema extends z.ZodType>(
  engine: Engine,
  table: string,
  { prefix, schema }: { readonly prefix: string; readonly schema: Schema },
): Promise<readonly z.infer<Schema>[]> =>
  (await engine.items(table))
    .map((item): Record<string, unknown> => unmarshall(item))
    .filter(({ pk }) => typeof pk === 'string' && pk.startsWith(prefix))
    .map((item) => schema.parse(item));

const accountsIn = (records: readonly ConsentRecord[]): RunReport['accounts'] => {
  const advocacy = countBy(
    records.filter(({ kind }) => kind === 'advocacy'),
    ({ status }) => status,
  );
  const purposes = records.flatMap((record) =>
    record.kind === 'advocacy' && record.status === 'given' ? Object.keys(record.purposes) : [],
  );
  return {
    advocacy: {
      given: advocacy['given'] ?? 0,
      paused: advocacy['paused'] ?? 0,
      withdrawn: advocacy['withdrawn'] ?? 0,
    },
    official: records.filter(({ kind, status }) => kind === 'official' && status === 'given').length,
    purposes: countBy(purposes, (purpose) => purpose),
  };
};

const releasesIn = (releases: readonly Release[]): RunReport['releases'] => {
  const figures = releases.flatMap((release) => release.figures);
  const withheld = figures.filter(({ value }) => value === null).length;
  return {
    published: releases.length,
    figuresReleased: figures.length - withheld,
    figuresWithheld: withheld,
  };
};

const isPipeline = (caller: string): boolean => !/site|operator/iu.test(caller);

/** Reads what a run came to from the stores, the metrics and the gate's own counts. */
export const reportOn = async (
  engine: Engine,
  tally: Tally,
  run: { readonly days: number; readonly seconds: number },
): Promise<RunReport> => {
  const consentsUnder = (prefix: string) => itemsOf(engine, 'Consents', { prefix, schema: ConsentRecord });
  const records = [...(await consentsUnder('account#')), ...(await consentsUnder('official#'))];
  const alerts = await itemsOf(engine, 'Alerts', { prefix: 'alert#', schema: LeakAlert });
  const releases = await itemsOf(engine, 'Releases', { prefix: 'release#', schema: Release });
  const { gate, functions } = engine.usage();
  const rows = gate.filter(({ caller }) => isPipeline(caller));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const firstSeen = tally.of('ingest-account', 'posts-first-seen');
  const write = sum(rows.map(({ writeUnits }) => writeUnits));
  const workers = Object.entries(functions).filter(([name]) => isPipeline(name));
  const cpu = sum(workers.map(([, { cpuMs }]) => cpuMs));
  const perPost = (amount: number): number =>
    firstSeen === 0 ? 0 : Math.round((amount / firstSeen) * 100) / 100;
  return RunReport.parse({
    version: 1,
    ...run,
    accounts: accountsIn(records),
    posts: {
      readings: tally.of('ingest-account', 'posts-read'),
      refused: tally.of('ingest-account', 'posts-refused'),
      firstSeen,
      classified: tally.of('classify-posts', 'posts-classified'),
    },
    visits: {
      changed: tally.of('ingest-account', 'observed'),
      unchanged: tally.of('ingest-account', 'nothing-new'),
    },
    alerts: {
      raised: tally.of('classify-posts', 'alerts-raised'),
      byState: countBy(alerts, ({ state }) => state),
      bySeverity: countBy(alerts, ({ severity }) => severity),
      queuedForSecurity: tally.of('notify-alert', 'alert-raised'),
    },
    releases: releasesIn(releases),
    itemsErased: tally.of('erase-participant', 'items-erased'),
    units: {
      read: Math.round(sum(rows.map(({ readUnits }) => readUnits))),
      write: Math.round(write),
      writePerPost: perPost(write),
    },
    cpuMillisecondsPerPost: perPost(cpu),
    denials: engine.denials.length,
  });
};
