import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import { unmarshall } from '@aws-sdk/util-dynamodb';

import { runLog } from '../../bin/log-command.ts';
import { keepLog } from '../../bin/start/keep-log.ts';
import { logInDirectory } from '../../bin/verify/read-log.ts';
import { runVerify } from '../../bin/verify-command.ts';
import { logOrigin } from '../../infra/stages.ts';
import { addDays, dayOf } from '../../shared/clock.ts';
import { Release } from '../../shared/disclosure/release.ts';
import { SummaryItem } from '../../shared/summaries/summary-items.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import { dayEntryIn, readEntries } from '../../shared/transparency/log-entries.ts';
import { listener } from '../support/listener.ts';
import type { PlayedSample } from '../support/played-sample.ts';
import { stored } from '../support/stored.ts';

const entriesOf = async (directory: string, size: number): Promise<readonly DayEntry[]> => {
  const days: DayEntry[] = [];
  for await (const entry of readEntries(logInDirectory(directory), size)) {
    const day = dayEntryIn(entry);
    if (day !== undefined) days.push(day);
  }
  return days;
};

/** The log that the stage wrote day by day, in a directory, for as long as somebody looks at it. */
const withLog = async (
  { running }: PlayedSample,
  look: (directory: string) => Promise<void>,
): Promise<void> => {
  const directory = mkdtempSync(join(tmpdir(), 'candor-played-log-'));
  try {
    keepLog(running.engine, join(directory, 'log'));
    await look(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
};

const told = async (command: typeof runLog, ...args: readonly string[]) => {
  const { output, said } = listener();
  return { code: await command(args, output), said: said() };
};

/** What the public log says of the company's weeks, before anything else is done. */
export const proveLog = (played: () => PlayedSample): void => {
  describe('the public log', () => {
    it('has an entry for each day, signed, and can be kept and verified by anybody', () =>
      withLog(played(), async (directory) => {
        const { sample, settings, engine } = played().running;
        const [log, copy] = [join(directory, 'log'), join(directory, 'copy')];
        const key = ['--vkey', join(log, 'vkey')] as const;
        expect((await told(runLog, 'export', copy, '--log', log, ...key)).code).toBe(0);
        const first = dayOf(addDays(sample.moment(0), -1));
        const { code, said } = await told(
          runVerify,
          ...['--log', copy, ...key, '--since', join(copy, `checkpoints/${first}`)],
        );
        expect(code).toBe(0);
        expect(said).toContain(`${logOrigin(settings)}: `);
        const size = Number(/: (\d+) entries/u.exec(said)?.[1]);
        const days = (await entriesOf(copy, size)).map(({ day }) => day);
        expect(days).toEqual(
          Array.from({ length: size }, (_, at) => dayOf(addDays(sample.moment(0), at - 1))),
        );
        // The story ends at midnight: yesterday’s run has sealed the day before it.
        expect(days.at(-1)).toBe(dayOf(addDays(engine.now(), -2)));
      }));

    it('was followed from outside every day, and nothing was wrong with it', () => {
      const { tally, sample } = played().running;
      const told = (outcome: string): number => tally.of('monitor-log', outcome);
      expect([told('began'), told('followed')]).toEqual([1, sample.company.days]);
      const other = Object.keys(tally.all()).filter((key) => key.startsWith('monitor-log '));
      // Before the first day it was looked for, and was not there yet.
      const known = ['monitor-log began', 'monitor-log followed', 'monitor-log nothing-yet'];
      expect(other.sort()).toEqual(known);
    });

    it('names every release and summary by its hash, on the day it was published', () =>
      withLog(played(), async (directory) => {
        const { engine } = played().running;
        const releases = await stored(engine, 'Releases', { prefix: 'release#', schema: Release });
        const summaries = (await engine.items('Releases'))
          .map((item): Record<string, unknown> => unmarshall(item))
          .filter(({ pk }) => pk === 'summary')
          .map((item) => SummaryItem.parse(item).summary);
        const days = await entriesOf(join(directory, 'log'), played().running.sample.company.days);
        const sealed = new Set(days.map(({ day }) => String(day)));
        const published = <Thing extends { readonly publishedAt: string }>(things: readonly Thing[]) =>
          things.filter(({ publishedAt }) => sealed.has(publishedAt.slice(0, 10)));
        const line = (day: string, { id, sha256 }: { readonly id: string; readonly sha256: string }) =>
          `${day} ${id} ${sha256}`;
        const said = days.flatMap(({ day, ...entry }) =>
          [...entry.releases, ...entry.summaries].map((named) => line(day, named)),
        );
        const advocacy = releases.filter(({ subject }) => subject.kind === 'advocacy');
        const held = [...published(advocacy), ...published(summaries)];
        expect(held.length).toBeGreaterThan(2);
        expect(said.sort()).toEqual(held.map((one) => line(one.publishedAt.slice(0, 10), one)).sort());
        const official = published(releases.filter(({ subject }) => subject.kind === 'official'));
        const counted = days.map(({ officialReleases }) => officialReleases.count);
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(official.length);
      }));
  });
};
