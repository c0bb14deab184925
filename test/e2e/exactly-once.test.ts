import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { startSample, type RunningSample } from '../../bin/start/run-sample.ts';
import { importCatalogue } from '../../bin/start/catalogue.ts';
import { localSettings, synthesise, takePorts } from '../../bin/start/stage.ts';
import { journalOf } from '../../infra/local/sample/journal.ts';
import { expectAfter, type Expectation } from '../../infra/local/sample/oracle.ts';
import { Staff } from '../../infra/local/sample/play.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';
import { siteUrl } from '../../infra/stages.ts';
import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { addDays, dayOf } from '../../shared/clock.ts';
import { closedPeriods } from '../../shared/disclosure/release-period.ts';
import { Release } from '../../shared/disclosure/release.ts';
import { DaySheet, isLive } from '../../shared/posts/day-sheet.ts';
import { GateWitness } from '../support/gate-witness.ts';
import { latestClosing } from '../support/latest-closing.ts';
import { redrive } from '../support/redrive.ts';
import { smallCompany } from '../support/small-company.ts';
import { Storm } from '../support/storm.ts';
import { stored } from '../support/stored.ts';

const DAYS = 20;
/** A visit that failed for good is made up by the next one; the last ones have none after them. */
const CALM_DAYS = 2;
/** Every so many days are slow rather than stormy, since a thread that a storm ends cannot run out of time. */
const SLOW_DAYS = 3;
const CLASSIFY_SECONDS = 3;

/** The sample company's story goes on for so long after these days. */
const DAYS_LEFT_OUT = 50;
const MILLISECONDS_PER_DAY = 86_400_000;

const Template = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Properties: z.looseObject({ Description: z.string().optional() }).optional(),
    }),
  ),
});

/** Gives the classifier so little time that a transaction which is held up outlives it. */
const shortenTime = (directory: string): void => {
  const files = readdirSync(directory).filter((name) => name.endsWith('.template.json'));
  for (const file of files.map((name) => join(directory, name))) {
    const template = Template.parse(JSON.parse(readFileSync(file, 'utf8')));
    for (const { Type, Properties } of Object.values(template.Resources)) {
      if (Type !== 'AWS::Lambda::Function' || Properties === undefined) continue;
      if (Properties.Description?.includes('classifies sealed posts'))
        Properties['Timeout'] = CLASSIFY_SECONDS;
    }
    writeFileSync(file, JSON.stringify(template));
  }
};

/** Real bundled functions in bad weather, against an oracle that knows of no weather. */
describe('exactly once, whatever happens on the way', () => {
  const lastDay = latestClosing(new Date(Date.now() - DAYS_LEFT_OUT * MILLISECONDS_PER_DAY));
  const endsOn = dayOf(addDays(lastDay, DAYS_LEFT_OUT));
  const sample = smallCompany(loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn }), {
    people: 8,
    days: DAYS,
  });
  const directory = mkdtempSync(join(tmpdir(), 'candor-storm-'));
  const storm = new Storm(11);
  let running: RunningSample;
  let expected: Expectation;

  beforeAll(async () => {
    const ports = await takePorts(8700);
    const settings = localSettings(sample, ports);
    const assembly = await synthesise(settings, directory);
    shortenTime(assembly.directory);
    const witness = new GateWitness(storm.witness);
    const { startGate } = witness;
    running = await startSample({ sample, settings, ports, assembly, startGate, startsAt: sample.moment(0) });
    const { engine, social } = running;
    await importCatalogue(engine, sample);
    const staff = new Staff({ sample, socialHost: social.host, site: (name) => siteUrl(settings, name) });
    for (let day = 0; day < DAYS; day += 1) {
      for (const action of journalOf(sample).filter((one) => one.day === day)) await staff.play(action);
      await engine.drain();
      const pass = (): Promise<void> => engine.advanceTo(sample.moment(day + 1));
      if (day >= DAYS - CALM_DAYS) await pass();
      else await (day % SLOW_DAYS === 0 ? storm.stall(engine, pass) : storm.rage(engine, pass));
      await redrive(engine);
    }
    // Rows that end with this very second go a moment later.
    await running.engine.advanceTo(sample.moment(DAYS, 1));
    const visitAt = (day: number): Date => sample.moment(day + 1);
    expected = expectAfter(sample, journalOf(sample), { throughDay: DAYS - 1, visitAt });
  }, 1_800_000);
  afterAll(async () => {
    await running.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('was bad weather: threads ended, time ran out, calls failed, messages came again', () => {
    const used = Object.entries(running.engine.usage().functions);
    const classify = used.find(([name]) => name.includes('classify'))?.[1];
    expect(classify?.timeouts).toBeGreaterThan(3);
    expect(classify?.failures).toBeGreaterThan(classify?.timeouts ?? 0);
    expect([storm.crashes > 20, storm.repeats > 100]).toEqual([true, true]);
  });

  it('holds each post once, as the oracle does', async () => {
    const sheets = await stored(running.engine, 'Observations', { prefix: 'account#', schema: DaySheet });
    const kept = sheets.flatMap(({ account, posts }) =>
      posts.filter(isLive).map(({ id, purposes, topic, frozen }) => {
        return [account.split('/').at(-1), id, [...purposes].sort(), topic, frozen];
      }),
    );
    const wanted = [...expected.accounts].flatMap(([account, { rows }]) =>
      [...rows.values()].map(({ post, purposes, topic, frozen }) => [
        account,
        post,
        [...purposes].sort(),
        topic,
        frozen,
      ]),
    );
    // Rows of the month that was released have gone with it; these are the days since.
    expect(wanted.length).toBeGreaterThan(10);
    expect(kept.map((row) => JSON.stringify(row)).sort()).toEqual(
      wanted.map((row) => JSON.stringify(row)).sort(),
    );
  });

  it('raises each alert once', async () => {
    const alerts = await stored(running.engine, 'Alerts', { prefix: 'alert#', schema: LeakAlert });
    const wanted = expected.alerts.filter(({ leak }) => leak.expected === 'alert');
    expect(wanted.length).toBeGreaterThan(0);
    expect(alerts.map(({ post, kind }) => `${post ?? ''} ${kind}`).sort()).toEqual(
      wanted.map(({ post, leak }) => `${post} ${leak.kind}`).sort(),
    );
  });

  it('publishes the month that closed, once', async () => {
    const releases = await stored(running.engine, 'Releases', { prefix: 'release#', schema: Release });
    const [month] = closedPeriods('month', lastDay, 1);
    expect(releases.map(({ id }) => id)).toEqual([`advocacy-month-${month?.from ?? ''}`]);
  });

  it('rejects nothing', () => {
    const rejected = running.engine.queueNames.filter((name) => name.includes('Rejected'));
    expect(rejected.flatMap((name) => running.engine.queue(name).bodies)).toEqual([]);
  });
});
