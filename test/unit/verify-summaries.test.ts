import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import type { Beside } from '../../bin/verify/beside-log.ts';
import { runVerify } from '../../bin/verify-command.ts';
import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import { COUNTED_BY_FORM } from '../../shared/summaries/counted.ts';
import { figuresFromRows } from '../../shared/summaries/row-figures.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import { left, named, naming, sealed, summaryIn, told } from '../support/beside-builders.ts';
import { listener } from '../support/listener.ts';
import { SummarisedWorld } from '../support/summarised-world.ts';
import { onDisk } from '../support/written-log.ts';

let world: SummarisedWorld;
let days: readonly DayEntry[];
let all: Beside & { readonly published: readonly AuditSummary[] };
beforeAll(async () => {
  world = await SummarisedWorld.play();
  all = await world.everything();
  days = world.entries();
}, 60_000);

const summary = (id: string): AuditSummary => summaryIn(all.published, id);

const SEPTEMBER = 'summary-2026-09';
describe('a summary by itself', () => {
  it('is computed anew as far as the log goes, and says what is wanted for the rest', () => {
    const answers = told(days, { summaries: [named(summary('summary-2026-Q3'))] });
    expect(answers).toEqual([
      'summary-2026-Q3.json: computed anew, and as published: period; limits; how well posts are classified; the participation attack; statements; what is not counted; what changed; fields kept; the months it adds up; what moved since the summary before.',
      expect.stringContaining('summary-2026-Q3.json: not computed anew: '),
    ]);
    const notes = world.toldNotes.map(({ id }) => `whether ${id} is an incident (give it with --summary)`);
    expect([...left(answers.slice(1))].sort()).toEqual(
      [
        'the hour of its publication (the log tells the day)',
        expect.stringMatching(
          /^figures of releases and posts of official accounts \(not given with --release: advocacy-week-2026-07-06 and \d+ more\)$/u,
        ),
        ...notes,
        'what is counted of rows (needs --openings of all its days)',
      ].sort((one, other) => (String(one) < String(other) ? -1 : 1)),
    );
  });

  it('wants the summary before it for what moved', () => {
    const alone = left(told(days, { summaries: [named(summary(SEPTEMBER))] }));
    expect(alone).toContain('what moved since the summary before (give summary-2026-08 with --summary)');
    const both = told(days, { summaries: [named(summary(SEPTEMBER)), named(summary('summary-2026-08'))] });
    expect(both[0]).toMatch(/; what moved since the summary before[;.]/u);
  });

  it('says that limits and measured figures are not computed anew where the log did not name them yet', () => {
    const before = days.map((entry) => {
      const { limits: _, 'measured:classifier': __, 'measured:attack': ___, ...inForce } = entry.inForce;
      return { ...entry, inForce };
    });
    expect(left(told(before, { summaries: [named(summary(SEPTEMBER))] }))).toEqual(
      expect.arrayContaining([
        'limits (the log did not name it yet)',
        'how well posts are classified (the log did not name it yet)',
        'the participation attack (the log did not name it yet)',
      ]),
    );
  });

  it('has a line for all that its form counts, and no other', () => {
    const third = sealed({ ...summary(SEPTEMBER), version: 3 });
    const faults = told(naming(days, third), { summaries: [named(third)] });
    const reads = ['personal-data-read|alert-post-opened', 'personal-data-refused|alert-author-refused'];
    for (const key of reads)
      expect(faults).toContain(`${SEPTEMBER}.json: says nothing of ${key}|security, which its form counts`);
    const truth = summary(SEPTEMBER);
    if (truth.version === 1) throw new Error('of the first form');
    const [line] = truth.rows.counts;
    const more = { ...line, kind: 'salary' };
    const lie = sealed({ ...truth, rows: { ...truth.rows, counts: [...truth.rows.counts, more] } });
    expect(told(naming(days, lie), { summaries: [named(lie)] })[0]).toMatch(
      /: counts salary\|.*, which its form does not$/u,
    );
  });

  it('says of which stores this code cannot tell the number of fields', () => {
    const truth = summary(SEPTEMBER);
    if (truth.version === 1) throw new Error('of the first form');
    const other = 'a'.repeat(64);
    const fieldsKept = truth.fieldsKept.map((line) =>
      line.store === 'Site' ? { ...line, fields: 3, sha256: other } : line,
    );
    const one = sealed({ ...truth, fieldsKept });
    const log = naming(days, one).map((entry) => ({
      ...entry,
      inForce: { ...entry.inForce, 'fields:Site': other },
    }));
    expect(left(told(log, { summaries: [named(one)] }))).toContain(
      'the number of fields of Site (this code has another register)',
    );
  });

  it('may say what was in force before a deployment on its day, or after it', () => {
    const other = 'b'.repeat(64);
    const since = (day: string) =>
      days.map((entry) =>
        entry.sealedOn < day ? entry : { ...entry, inForce: { ...entry.inForce, limits: other } },
      );
    const file = { summaries: [named(summary(SEPTEMBER))] };
    expect(told(since('2026-10-01'), file)[0]).toContain('limits;');
    expect(told(since('2026-10-02'), file)[0]).toContain('limits;');
    // The last entry before its day says something else, and so do those after it.
    expect(told(since('2026-09-30'), file)[0]).toBe(
      'summary-2026-09.json: says something else for rules than was in force, by the log',
    );
  });
});

describe('summaries of earlier forms', () => {
  const said = [
    'Security was shown nobody’s sign-in.',
    'No auditor was given what opens the log.',
    'No rule was demoted.',
    'No rule was restored.',
    'No incident was recorded.',
  ];
  const refused = ['Security was refused no post.', 'Security was refused nobody’s sign-in.'];
  it.each([
    [2, said, ['accounts by purpose', 'refused requests', 'posts that were read and not kept']],
    [
      3,
      [...said.slice(0, 1), ...refused, ...said.slice(1)],
      [
        'standing accounts by purpose',
        'requests without a role',
        'employees’ posts that were read and not kept',
      ],
    ],
  ] as const)('of form %i are verified as they were', (version, statements, notCounted) => {
    const [counted = []] = COUNTED_BY_FORM[version];
    const rows = world.sources.ledger.filter(({ day }) => day.startsWith('2026-07'));
    const earlier = sealed({
      ...summary('summary-2026-07'),
      version,
      rows: figuresFromRows({ kind: 'month' }, [rows], counted),
      statements,
      notCounted,
    });
    const answers = told(naming(days, earlier), { ...all, summaries: [named(earlier)] });
    expect(answers.filter((line) => line.startsWith('summary-2026-07'))).toEqual([
      expect.stringContaining(
        'computed anew, and as published: period; what was published, and all its figures;',
      ),
      'summary-2026-07.json: not computed anew: the hour of its publication (the log tells the day).',
    ]);
    // The summary after it compares itself with nothing, as its ranges are others.
    const after = sealed({ ...summary('summary-2026-08'), sinceLast: null });
    const both = told(naming(naming(days, earlier), after), { summaries: [named(earlier), named(after)] });
    expect(both.filter((line) => line.includes('compares'))).toEqual([]);
    expect(
      told(naming(naming(days, earlier), summary('summary-2026-08')), {
        summaries: [named(earlier), named(summary('summary-2026-08'))],
      }),
    ).toContain(
      'summary-2026-08.json: compares itself with another summary than the summary-2026-07 that the log names',
    );
  });

  it('of the first are verified as they were, and a lie in what they say is named', () => {
    const truth = summary('summary-2026-07');
    const { advocacyReleases, officialAccounts, figuresReleased, figuresWithheld, rules } = truth;
    const first = {
      version: 1,
      period: 'month',
      id: truth.id,
      from: truth.from,
      to: truth.to,
      publishedAt: truth.publishedAt,
      ...{ advocacyReleases, officialAccounts, figuresReleased, figuresWithheld, rules },
      alertPostsOpened: { atLeast: 1, atMost: 9 },
      statements: [],
      notCounted: [
        'accounts by purpose',
        'posts read and kept',
        'alerts by outcome',
        'authors made known to security',
        'deletions and their median time',
        'incidents and refused requests',
        'classifier quality',
        'the participation attack’s figure',
      ],
    };
    const ofForm = (one: AuditSummary) =>
      told(naming(days, one), { releases: all.releases, summaries: [named(one)] }).filter((line) =>
        line.startsWith('summary-2026-07'),
      );
    expect(ofForm(sealed(first))).toEqual([
      'summary-2026-07.json: computed anew, and as published: period; what was published, and all its figures; limits; statements; what is not counted.',
      'summary-2026-07.json: not computed anew: the hour of its publication (the log tells the day); what is counted of rows (needs --openings of all its days).',
    ]);
    const lie = sealed({ ...first, statements: ['Security opened no post behind an alert.'] });
    expect(ofForm(lie)[0]).toBe('summary-2026-07.json: says 1 of statements; computed anew there are 0');
  });
});

describe('candor verify', () => {
  it('takes directories of summaries and releases, and says both lines of each summary', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'candor-summaries-'));
    const log = onDisk(world.bucket.files);
    try {
      for (const [kind, files] of [
        ['summaries', all.summaries],
        ['releases', all.releases],
      ] as const) {
        mkdirSync(join(directory, kind));
        for (const [name, text] of files) writeFileSync(join(directory, kind, name), text);
        writeFileSync(join(directory, kind, 'README.txt'), 'no JSON');
      }
      const { output, said } = listener();
      const beside = ['--summary', join(directory, 'summaries'), '--release', join(directory, 'releases')];
      const key = ['--vkey', await world.signer.verifierKey()];
      expect(await runVerify(['--log', log, ...key, ...beside], output)).toBe(0);
      const lines = said()
        .split('\n')
        .filter((line) => line.includes('computed anew'));
      expect(lines).toHaveLength(8);
      expect(lines[7]).toBe(
        `${join(directory, 'summaries', 'summary-2026-Q3.json')}: not computed anew: the hour of its publication (the log tells the day); what is counted of rows (needs --openings of all its days).`,
      );
    } finally {
      for (const path of [directory, log]) rmSync(path, { recursive: true });
    }
  });
});
