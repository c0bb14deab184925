import { beforeAll, describe, expect, it } from 'vitest';

import type { Beside } from '../../bin/verify/beside-log.ts';
import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import { OpeningsFile } from '../../shared/transparency/openings-file.ts';
import { left, named, naming, sealed, summaryIn, told } from '../support/beside-builders.ts';
import { SummarisedWorld } from '../support/summarised-world.ts';

let days: readonly DayEntry[];
let all: Beside & { readonly published: readonly AuditSummary[] };
let opened: OpeningsFile;
beforeAll(async () => {
  const world = await SummarisedWorld.play();
  all = await world.everything();
  days = world.entries();
  opened = OpeningsFile.parse(JSON.parse(all.openings[0]?.[1] ?? ''));
}, 60_000);

const file = (openings: unknown): Pick<Beside, 'openings'> => ({
  openings: [['openings.json', JSON.stringify(openings)]],
});

/** What the openings have of a time from a day on. */
const openedFrom = (from: string): unknown => ({
  ...opened,
  from,
  days: opened.days.filter(({ day }) => day >= from),
  openings: opened.openings.filter(({ outer }) => (/"at":"([^"]+)"/u.exec(outer)?.[1] ?? '') >= from),
});

const notes = (): Beside['summaries'] => all.summaries.filter(([name]) => name.startsWith('note-'));

describe('a log that begins later than a summary', () => {
  it('says of one that it begins in from which day on it is computed anew', () => {
    const log = days.filter(({ day }) => day >= '2026-07-10');
    const answers = told(log, {
      ...file(openedFrom('2026-07-10')),
      releases: all.releases,
      summaries: [named(summaryIn(all.published, 'summary-2026-07')), ...notes()],
    });
    expect(answers.find((line) => line.includes('rows opened'))).toContain('of 1 summaries computed anew');
    expect(answers).toContain(
      'openings.json: the log begins on 2026-07-10; figures of summaries are made from that day on.',
    );
    const anew = answers.find((line) => line.includes('computed anew, and as published: ')) ?? '';
    for (const part of ['what was published, and all its figures', 'incidents', 'what is counted of rows'])
      expect(anew).toMatch(new RegExp(`; ${part}, from 2026-07-10 on \\(the log begins then\\)[;.]`, 'u'));
    expect(anew).toMatch(/: period; /u);
  });

  it('computes nothing anew of the time of one that was over before', () => {
    const begins = '2026-08-01';
    const july = summaryIn(all.published, 'summary-2026-07');
    const log = days.filter(({ day }) => day >= begins);
    const answers = told(log, {
      ...file(openedFrom(begins)),
      releases: all.releases,
      summaries: [named(july), ...notes()],
    });
    const why = `(the log begins later, on ${begins})`;
    expect(left(answers)).toEqual(
      expect.arrayContaining([
        'what was published before the log begins (nobody can hold it to the log)',
        `incidents ${why}`,
        `what is counted of rows ${why}`,
      ]),
    );
    const anew = answers.find((line) => line.includes('computed anew, and as published: ')) ?? '';
    expect(anew).not.toMatch(/what was published|incidents|what is counted of rows/u);
    // No figure is made of it, and it is not said that any was.
    expect(answers.find((line) => line.includes('rows opened'))).toContain('0 figures of 0 summaries');
  });

  it('names posts of official accounts in one that has no account, whenever that was', () => {
    const { sha256: _, ...july } = summaryIn(all.published, 'summary-2026-07');
    const nothing = { advocacyReleases: [], officialAccounts: [], figuresReleased: 0, figuresWithheld: 0 };
    const lie = sealed({ ...july, ...nothing, officialPosts: 1 });
    const log = naming(
      days.filter(({ day }) => day >= '2026-08-01'),
      lie,
    );
    expect(told(log, { summaries: [named(lie)] })).toContain(
      `${named(lie)[0]}: says 1 for officialPosts; computed anew it is 0`,
    );
  });

  it('says what changed from the day on which it begins', () => {
    const log = days.filter(({ day }) => day >= '2026-08-10');
    const truth = summaryIn(all.published, 'summary-2026-08');
    if (truth.version === 1) throw new Error('of the first form');
    const changes = { ...truth.changes, since: '2026-08-10', isWhole: false };
    const one = sealed({ ...truth, changes });
    const said = told(naming(log, one), { summaries: [named(one)] }).join('\n');
    expect(said).toContain('; what changed, from 2026-08-10 on (the log begins then)');
  });
});

describe('openings of days whose padding is not known', () => {
  const without = (...unknown: readonly string[]) =>
    file({
      ...opened,
      days: opened.days.map(({ padding, ...day }) => (unknown.includes(day.day) ? day : { ...day, padding })),
    });
  const [august, september] = ['summary-2026-08', 'summary-2026-09'];
  const ROWS = 'what is counted of rows';

  it('leave rows of a summary of such a day not computed anew, and those of another are', () => {
    const answers = told(days, { ...all, ...without('2026-08-04', '2026-08-05') });
    const why = `${ROWS} (on 2 days nobody can tell whether an opening is missing)`;
    expect(left(answers.filter((line) => line.startsWith(`${august}.json`)))).toContain(why);
    expect(left(answers.filter((line) => line.startsWith('summary-2026-Q3.json')))).toContain(why);
    const anew = (id: string) =>
      answers.find((line) => line.startsWith(`${id}.json: computed anew, and as published: `)) ?? '';
    expect(anew(august)).not.toContain(ROWS);
    expect(anew(september)).toContain(ROWS);
    expect(answers.filter((line) => line.startsWith('openings.json'))).toEqual([
      expect.stringMatching(/ figures of 2 summaries computed anew: all as published\.$/u),
      expect.stringMatching(
        / figures of 2 summaries are as published as far as the openings go: on 2 days /u,
      ),
    ]);
  });

  it('are counted anew by another file that has it', () => {
    const [unknown = ['', '']] = without('2026-08-05').openings;
    for (const openings of [
      [unknown, ...all.openings],
      [...all.openings, unknown],
    ])
      expect(left(told(days, { ...all, openings })).filter((what) => what.startsWith(ROWS))).toEqual([]);
  });
});
