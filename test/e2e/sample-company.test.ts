import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { RunningSample } from '../../bin/start/run-sample.ts';
import { journalOf } from '../../infra/local/sample/journal.ts';
import { expectAfter, type Expectation } from '../../infra/local/sample/oracle.ts';
import type { SampleCompany } from '../../infra/local/sample/sample-company.ts';
import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { Release } from '../../shared/disclosure/release.ts';
import { DaySheet, isLive, type LivePost } from '../../shared/posts/day-sheet.ts';
import { jsonOf } from '../support/holdings.ts';
import { playSample, type PlayedSample } from '../support/played-sample.ts';
import { stored } from '../support/stored.ts';
import { proveAttacks } from './sample-company.attacks.ts';
import { proveCanary } from './sample-company.canary.ts';
import { proveDeadLetters } from './sample-company.dead-letters.ts';
import { proveGrants } from './sample-company.grants.ts';
import { proveLog } from './sample-company.log.ts';
import { proveOpenings } from './sample-company.openings.ts';

const MINUTES = 60_000;

/** Ten weeks of eighty people through the synthesised topology, gate on, against an oracle that shares no code. */
describe('the sample company, played to its end', () => {
  let played: PlayedSample;
  let running: RunningSample;
  let sample: SampleCompany;
  let expected: Expectation;
  let social = '';

  beforeAll(async () => {
    played = await playSample(8600);
    ({ running } = played);
    ({ sample } = running);
    social = running.social.host;
    // Decisions are played in the morning; what is due, at the end of the day.
    const visitAt = (day: number): Date => sample.moment(day + 1);
    const throughDay = sample.company.days - 1;
    expected = expectAfter(sample, journalOf(sample), { throughDay, visitAt });
  }, 2_000_000);
  afterAll(() => played.close());

  const account = (id: string): string => `mastodon:${social}/${id}`;
  const rows = async (): Promise<ReadonlyMap<string, LivePost>> => {
    const sheets = await stored(running.engine, 'Observations', { prefix: 'account#', schema: DaySheet });
    return new Map(
      sheets.flatMap((sheet) =>
        sheet.posts.filter(isLive).map((row) => [`${sheet.account} ${row.id}`, row] as const),
      ),
    );
  };

  it('needs no grant that the templates do not give', () => {
    expect(running.engine.denials).toEqual([]);
  });

  it('leaves nothing in a dead-letter or rejected queue', () => {
    const stuck = running.engine.queueNames.filter((name) => /Dead|Rejected/u.test(name));
    expect(stuck.length).toBeGreaterThan(5);
    expect(stuck.filter((name) => running.engine.queue(name).counts.visible > 0)).toEqual([]);
  });

  it('holds consent for exactly the accounts that agreed and did not withdraw', async () => {
    const under = (prefix: string) => stored(running.engine, 'Consents', { prefix, schema: ConsentRecord });
    const consents = [...(await under('account#')), ...(await under('official#'))];
    expect(consents.map((consent) => consent.account).sort()).toEqual(
      [...expected.accounts.keys()].map(account).sort(),
    );
  });

  it('keeps exactly the posts in scope, with their purposes, topics and final counts', async () => {
    const kept = [...(await rows())].map(([key, { purposes, topic, counts, frozen }]) => {
      return [key, { purposes: [...purposes].sort(), topic, counts, frozen }] as const;
    });
    const wanted = [...expected.accounts].flatMap(([id, { rows: own }]) =>
      [...own.values()].map(({ post, purposes, topic, counts, frozen }) => {
        return [`${account(id)} ${post}`, { purposes: [...purposes].sort(), topic, counts, frozen }] as const;
      }),
    );
    const byKey = (one: readonly [string, unknown], other: readonly [string, unknown]): number =>
      one[0] < other[0] ? -1 : 1;
    expect(kept.map(([key]) => key).sort()).toEqual(wanted.map(([key]) => key).sort());
    // A count may have grown in the minutes between what the oracle takes for the visit and the visit.
    const exact = ({ frozen }: { readonly frozen: boolean }): boolean => !frozen;
    expect(kept.filter(([, row]) => exact(row)).map(([key]) => key)).toEqual(
      expect.arrayContaining(wanted.filter(([, row]) => exact(row)).map(([key]) => key)),
    );
    const strip = ([key, { counts: _, ...row }]: (typeof kept)[number]) => [key, row] as const;
    expect(kept.map(strip).sort(byKey)).toEqual(wanted.map(strip).sort(byKey));
  });

  it('raises an alert for every planted leak that security must see, and for nothing else', async () => {
    const alerts = await stored(running.engine, 'Alerts', { prefix: 'alert#', schema: LeakAlert });
    const found = alerts.map(({ post, kind }) => `${post} ${kind}`).sort();
    // What was found before a withdrawal names no post any more, also where its author came back.
    const withdrawn = new Map(
      journalOf(sample)
        .filter((action) => action.do === 'withdraw')
        .map((action) => [action.account, sample.moment(action.day)] as const),
    );
    const toSecurity = expected.alerts.filter(({ leak }) => leak.expected === 'alert');
    expect(alerts).toHaveLength(toSecurity.length);
    const inForce = toSecurity.filter(
      ({ account: id, seenAt }) => seenAt >= (withdrawn.get(id) ?? new Date(0)),
    );
    expect(found.filter((key) => !key.startsWith('undefined'))).toEqual(
      inForce.map(({ post, leak }) => `${post} ${leak.kind}`).sort(),
    );
  });

  it('tells authors alone of weaker findings', async () => {
    const noted = new Set(
      [...(await rows())].flatMap(([key, { notes }]) => (notes ?? []).map(({ kind }) => `${key} ${kind}`)),
    );
    const wanted = expected.alerts.filter(
      ({ leak, post, account: id }) =>
        leak.expected === 'author' && expected.accounts.get(id)?.rows.has(post) === true,
    );
    expect(wanted.length).toBeGreaterThan(3);
    expect(
      wanted.filter(({ post, leak, account: id }) => !noted.has(`${account(id)} ${post} ${leak.kind}`)),
    ).toEqual([]);
  });

  it('reads nobody but the accounts under consent, and them only while it stands', () => {
    const allowed = new Map(Map.groupBy(expected.visits, (visit) => visit.account));
    const wrong = running.social
      .reads()
      .filter(({ what }) => what !== 'profile')
      .filter(({ account: id, at }) => {
        const visits = allowed.get(id) ?? [];
        return !visits.some((visit) => Math.abs(visit.at.getTime() - at.getTime()) < 10 * MINUTES);
      });
    expect(wrong).toEqual([]);
  });

  it('gives back every permission it was given at sign-in', () => {
    expect(running.social.liveTokens()).toBe(0);
  });

  it('keeps no words: no post’s text is in any table, log or queue', async () => {
    const texts = sample.posts.filter(({ text }) => text.length > 30).map(({ text }) => text.slice(0, 30));
    const tables = await Promise.all(running.engine.tableNames.map((name) => running.engine.items(name)));
    const haystack = [
      jsonOf(tables),
      ...played.logs().map(([, text]) => text),
      ...running.engine.queueNames.flatMap((name) => running.engine.queue(name).bodies),
    ].join('\n');
    expect(texts.length).toBeGreaterThan(1000);
    expect(texts.filter((text) => haystack.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
  });

  it('publishes months once, by the step that people who posted allow, and official days exactly', async () => {
    const releases = await stored(running.engine, 'Releases', { prefix: 'release#', schema: Release });
    const ids = releases.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const advocacy = releases.filter(({ subject }) => subject.kind === 'advocacy');
    expect(advocacy.length).toBeGreaterThan(0);
    expect(new Set(advocacy.map(({ period }) => period))).toEqual(new Set(['month']));
    expect(advocacy.flatMap(({ figures }) => figures).every((figure) => figure.clip !== null)).toBe(true);
    // Sixty consent, some for other purposes alone: enough for headlines, and for nothing more.
    expect(advocacy.map(({ step }) => step?.detail)).toContain('monthly-headline');
    expect(new Set(advocacy.flatMap(({ figures }) => figures.map(({ table }) => table)))).toEqual(
      new Set(['headline']),
    );
    expect(advocacy.flatMap(({ figures }) => figures).some(({ value }) => value !== null)).toBe(true);
    const official = releases.filter(({ subject }) => subject.kind === 'official');
    expect(
      official.flatMap(({ figures }) => figures).every((figure) => figure.standardDeviation === null),
    ).toBe(true);
  });

  proveLog(() => played);
  proveCanary(() => played);
  proveGrants(() => played);
  proveAttacks(() => played);
  proveDeadLetters(() => played);
  proveOpenings(() => played);
});
