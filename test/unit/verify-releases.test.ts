import { beforeAll, describe, expect, it } from 'vitest';

import type { Beside } from '../../bin/verify/beside-log.ts';
import { canonicalJson, hashOf } from '../../shared/canonical-json.ts';
import type { Release } from '../../shared/disclosure/release.ts';
import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import { left, named, naming, sealed, summaryIn, told } from '../support/beside-builders.ts';
import { SummarisedWorld } from '../support/summarised-world.ts';

let world: SummarisedWorld;
let days: readonly DayEntry[];
let all: Beside & { readonly published: readonly AuditSummary[] };
beforeAll(async () => {
  world = await SummarisedWorld.play();
  all = await world.everything();
  days = world.entries();
}, 60_000);

const exact = {
  table: 'headline',
  category: null,
  measure: 'posts',
  value: 1,
  clip: null,
  standardDeviation: null,
};

const summary = (id: string): AuditSummary => summaryIn(all.published, id);

describe('releases beside the log', () => {
  const official = (): Release => {
    const found = world.releases.find(({ subject }) => subject.kind === 'official');
    if (found === undefined) throw new Error('no official release');
    return found;
  };
  const files = (releases: unknown): Partial<Beside> => ({
    releases: [['r.json', JSON.stringify(releases)]],
  });
  const resealed = ({ sha256: _, ...draft }: Release): Release => ({ ...draft, sha256: hashOf(draft) });

  it('are taken one by one or in a list, in any order, and twice', () => {
    const releases = world.releases.toReversed();
    const [first] = releases;
    const given = [...releases.slice(1).map(named), ['list', canonicalJson([first, first])] as const];
    expect(
      told(days, { ...all, openings: [], releases: given }).filter((line) => line.includes('--release')),
    ).toEqual([]);
  });

  it('are said to be as the log names them, or not to be held to it', () => {
    expect(told(days, { releases: all.releases })).toEqual([
      `Releases as the log names them: ${world.releases.length}.`,
    ]);
    const one = world.releases.filter(({ id }) => id === official().id);
    const [last] = days;
    expect(told(last === undefined ? [] : [last], files(one))).toEqual([
      'Releases that cannot be held to the log, which has not their day, or as others of it were not given: 1.',
    ]);
  });

  it.each([
    ['no JSON', '{'],
    ['something else', '{"version":1}'],
    ['a list of something else', '[1]'],
  ])('are refused where a file holds %s', (_, text) => {
    expect(told(days, { releases: [['r.json', text]] })).toEqual([
      'r.json: is no release, nor a list of them',
    ]);
  });

  it('are named where one was changed', () => {
    const one = official();
    expect(told(days, files([{ ...one, figures: [] }]))).toEqual([
      `r.json: ${one.id} does not have the hash it says: it was changed`,
    ]);
  });

  it('are named where one was made up, by the day that does not name it', () => {
    const one = official();
    const day = one.publishedAt.slice(0, 10);
    const others = world.releases.filter(
      ({ subject, publishedAt }) => subject.kind === 'official' && publishedAt.startsWith(day),
    );
    expect(told(days, files(others.map((release) => resealed({ ...release, figures: [] }))))).toEqual([
      `r.json: has other releases of official accounts of ${day} than the ${others.length} that the log names`,
    ]);
    const [advocacy] = world.releases;
    if (advocacy === undefined) throw new Error('no release');
    expect(told(days, files(resealed({ ...advocacy, figures: [] })))).toEqual([
      'r.json: advocacy-week-2026-07-06 is not among the releases that the log names on 2026-07-21',
    ]);
  });

  it('that lack one of a day leave figures uncounted, and what is there is compared line by line', () => {
    const truth = summary('summary-2026-08');
    const [line, ...lines] = truth.advocacyReleases;
    const lie = sealed({
      ...truth,
      advocacyReleases: [{ ...line, figuresReleased: 0, figuresWithheld: 2 }, ...lines],
    });
    const some = world.releases.filter(({ subject }) => subject.kind === 'advocacy');
    const answers = told(naming(days, lie), { ...files(some), summaries: [named(lie)] });
    expect(answers).toEqual(
      expect.arrayContaining([
        `summary-2026-08.json: says 0 for ${line?.id ?? ''}.figuresReleased; computed anew it is 1`,
        `summary-2026-08.json: says ${truth.figuresWithheld} for figuresWithheld; computed anew it is ${truth.figuresWithheld + 1}`,
      ]),
    );
    const honest = told(days, { ...files(some), summaries: [named(truth)] });
    expect(left(honest).find((what) => what.includes('--release'))).toMatch(/2026-08-\d\d and \d+ more\)$/u);
  });

  it.each([
    ['in the release', { note: 'x' }, 'note'],
    ['in a figure', { figures: [{ ...exact, by: 1 }] }, 'figures.0.by'],
  ])('are named where something was written into one that its hash is not of: %s', (_, more, member) => {
    const one = official();
    expect(told(days, files([one, { ...one, ...more }]))).toEqual([
      `r.json: ${one.id} has something that no release has: ${member}`,
    ]);
  });

  it('of a month may be none, but not of all that is given', () => {
    expect(told(days, files([]))).toEqual(['r.json: has no release in it']);
    const two = { releases: [...all.releases, ['empty.json', '[]'] as const] };
    expect(told(days, two)).toEqual([
      `Releases as the log names them: ${world.releases.length}.`,
      'empty.json: has no release in it.',
    ]);
  });

  describe('from before the log begins', () => {
    const since = (day: string) => days.filter((entry) => entry.day >= day);
    const older = (): Release => ({ ...official(), publishedAt: '2026-08-05T01:00:00.000Z' });
    const forged = (): readonly Release[] => [...world.releases, resealed({ ...older(), posts: [] })];
    const beside = (of: AuditSummary, releases: readonly Release[]): readonly string[] =>
      told(since('2026-08-10'), { ...files(releases), summaries: [named(of)] }).filter(
        (line) => !line.includes('for changes.'),
      );

    it('are not counted against a summary, whoever made them up', () => {
      const names = ['figuresReleased', 'officialPosts', 'officialAccounts', 'advocacyReleases'];
      for (const id of ['summary-2026-07', 'summary-2026-08', 'summary-2026-Q3']) {
        const answers = beside(summary(id), forged());
        expect(answers.filter((line) => names.some((name) => line.includes(name)))).toEqual([]);
      }
    });

    it('leave what the log names to be counted, as the least that a summary must say', () => {
      const truth = summary('summary-2026-08');
      if (!('officialPosts' in truth)) throw new Error('of the first form');
      const lies = [
        { officialPosts: 1 },
        { officialAccounts: truth.officialAccounts.map((line) => ({ ...line, days: 1 })) },
        { advocacyReleases: truth.advocacyReleases.map((line) => ({ ...line, to: '2026-08-31' })) },
      ];
      for (const lie of lies) {
        const lying = sealed({ ...truth, ...lie });
        const log = naming(since('2026-08-10'), lying);
        const answers = told(log, { ...files(forged()), summaries: [named(lying)] });
        expect(answers.filter((line) => line.includes('says')).join('\n')).toMatch(
          /the log alone names|\.to; computed anew/u,
        );
      }
    });

    it('do not make up for what no release was given of, in a month before the log', () => {
      const later = world.releases.filter(({ publishedAt }) => publishedAt >= '2026-08-10');
      expect(beside(summary('summary-2026-07'), later).filter((line) => line.includes('says'))).toEqual([]);
    });
  });

  it('of a month that the log begins in count where it names them, and else are said not to', () => {
    const log = days.filter(({ day }) => day >= '2026-08-10');
    const files = { summaries: [named(summary('summary-2026-08'))], releases: all.releases };
    // All but what it says of changes, which another log than this knew.
    expect(told(log, files).filter((line) => line.includes('says'))).toEqual([
      'summary-2026-08.json: says "2026-08-01" for changes.since; computed anew it is "2026-08-10"',
      'summary-2026-08.json: says true for changes.isWhole; computed anew it is false',
    ]);
  });
});
