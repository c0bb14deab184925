import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { logInDirectory } from '../../bin/verify/read-log.ts';
import { canonicalJson, hashOf } from '../../shared/canonical-json.ts';
import { Release } from '../../shared/disclosure/release.ts';
import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import { dayEntryIn, readEntries } from '../../shared/transparency/log-entries.ts';
import type { Auditor } from '../support/audited-sample.ts';
import { LyingOperator } from '../support/lying-operator.ts';

/** What an auditor of the sample has: the log, and files beside it as the command takes them. */
interface Audited {
  readonly auditor: Auditor;
  readonly summaries: ReadonlyMap<string, AuditSummary>;
  readonly given: readonly string[];
}

/** What of a summary nobody computes anew, and why. */
const LEFT =
  /: not computed anew: the hour of its publication \(the log tells the day\)(?:; what moved since the summary before \(the log begins after summary-[\dQ-]+\))?\.$/u;

/** What besides of a summary whose period was over before the log begins. */
const LEFT_BEFORE_LOG =
  /: not computed anew: the hour of its publication \(the log tells the day\); what was published, and all its figures \(the log begins later, on [\d-]+\); what changed \(the log begins later, on [\d-]+\); what moved since the summary before \(the log begins after summary-[\dQ-]+\); incidents \(the log begins later, on [\d-]+\); what is counted of rows \(the log begins later, on [\d-]+\)\.$/u;

const daysOf = async ({ auditor }: Audited): Promise<readonly DayEntry[]> => {
  const { said } = await auditor.verify();
  const days: DayEntry[] = [];
  for await (const entry of readEntries(
    logInDirectory(auditor.log),
    Number(/: (\d+) entries/u.exec(said)?.[1]),
  )) {
    const day = dayEntryIn(entry);
    if (day !== undefined) days.push(day);
  }
  return days;
};

const namedFiles = (auditor: Auditor, directory: string): readonly (readonly [string, string])[] =>
  readdirSync(auditor.path(directory)).map((name) => [name, auditor.read(join(directory, name))]);

/** A summary of a period before the log begins cannot be told from one that nobody published. */
const EARLIER_THAN_THE_LOG = ['sinceLast', 'months: '];

/** A release of an official account’s day without its first post, with a hash that fits; any other as it is. */
const withOnePostLess = (release: Release): Release => {
  if (release.posts === undefined || release.posts.length === 0) return release;
  const { sha256: _, ...draft } = { ...release, posts: release.posts.slice(1) };
  return { ...draft, sha256: hashOf(draft) };
};

/** That every figure of every summary is computed anew, and a lie in any field of any is named. */
export const proveSummaries = (audited: () => Audited): void => {
  it('makes every statement and every figure of every summary anew', async () => {
    const { auditor, summaries, given } = audited();
    const { code, said } = await auditor.verify(...given);
    process.stdout.write(`\n${said}\n`);
    expect(code).toBe(0);
    expect(summaries.size).toBe(4);
    const [{ day: begins } = { day: '' }] = await daysOf(audited());
    const periods = [...summaries.values()];
    const inLog = periods.filter(({ to }) => to > begins);
    const inPart = inLog.filter(({ from }) => from < begins);
    // The story begins before the log: a summary is of the time before it, others in part.
    expect([inLog.length, inPart.length]).toEqual([3, 2]);
    expect(said).toContain(`of ${inLog.length} summaries computed anew: all as published.`);
    expect(said).not.toContain('nobody can tell');
    const left = said.split('\n').filter((line) => line.includes('not computed anew'));
    expect(left).toHaveLength(summaries.size);
    expect(left.filter((line) => !LEFT.test(line) && !LEFT_BEFORE_LOG.test(line))).toEqual([]);
    expect(left.filter((line) => LEFT_BEFORE_LOG.test(line))).toHaveLength(summaries.size - inLog.length);
    const published = said.match(
      /computed anew, and as published: .*what was published, and all its figures(?:, from [\d-]+ on \(the log begins then\))?;/gu,
    );
    expect(published).toHaveLength(inLog.length);
    const since = published?.filter((line) => line.includes(`, from ${begins} on (the log begins then);`));
    expect(since).toHaveLength(inPart.length);
  });

  it('notices a lie in any field of any summary, though the log names it from the first', async () => {
    const { auditor, summaries } = audited();
    const beside = {
      summaries: namedFiles(auditor, 'summaries'),
      releases: namedFiles(auditor, 'releases'),
      openings: [['openings.json', auditor.read('openings.json')] as const],
    };
    const operator = new LyingOperator(await daysOf(audited()), beside, [...summaries.values()]);
    const believed = [...summaries.values()].flatMap((summary) =>
      [...operator.believedFields(summary), ...operator.believedLists(summary)].map(
        (what) => `${summary.id} ${what}`,
      ),
    );
    const first = [...summaries.values()].filter(
      (summary) => !('sinceLast' in summary) || summary.sinceLast === null,
    );
    const mayBe = first.flatMap(({ id }) => EARLIER_THAN_THE_LOG.map((what) => `${id} ${what}`));
    expect(believed.filter((what) => !mayBe.some((known) => what.startsWith(known)))).toEqual([]);
  });

  it('notices a release that was changed, whether its hash was left or made to fit, and one that is missing', async () => {
    const { auditor, given } = audited();
    const whole = namedFiles(auditor, 'releases').find(([, text]) => text.includes('"kind":"official"'));
    if (whole === undefined) throw new Error('no release of an official account');
    const [name, text] = whole;
    const releases = Release.array().parse(JSON.parse(text));
    expect(releases.length).toBeGreaterThan(1);
    const told = async (changed: string) => {
      auditor.write(join('releases', name), changed);
      return auditor.verify(...given);
    };
    try {
      const counted = await told(text.replace(/"likes":(\d+)/u, '"likes":1$1'));
      expect(counted.code).toBe(1);
      expect(counted.said).toMatch(/: official-day-\S+ does not have the hash it says: it was changed/u);
      const fitting = await told(canonicalJson(releases.map(withOnePostLess)));
      expect(fitting.code).toBe(1);
      expect(fitting.said).toMatch(
        /: has other releases of official accounts of \S+ than the \d+ that the log names/u,
      );
      const without = await told(canonicalJson(releases.slice(1)));
      expect(without.code).toBe(0);
      expect(without.said).toMatch(/not computed anew: .*not given with --release: /u);
    } finally {
      auditor.write(join('releases', name), text);
    }
    expect((await auditor.verify(...given)).code).toBe(0);
  });
};
