import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { figureIn } from '../../functions/web/summary-lines.ts';
import { SUMMARIES } from '../../functions/web/words/catalogues.ts';
import { compilePolicy } from '../../infra/local/gate/iam-policy.ts';
import { siteUrl } from '../../infra/stages.ts';
import { hashOf } from '../../shared/canonical-json.ts';
import { addDays, dayOf } from '../../shared/clock.ts';
import { MyDataDocument } from '../../shared/rights/my-data-document.ts';
import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import { openedRow } from '../../shared/transparency/opened-row.ts';
import { OpeningsFile } from '../../shared/transparency/openings-file.ts';
import { Auditor, documentedRole } from '../support/audited-sample.ts';
import { countedByHand, figuresOn, inPresentForm, type ClearRow } from '../support/counted-by-hand.ts';
import type { PlayedSample } from '../support/played-sample.ts';
import { Visitor, visitorOf } from '../support/sample-visitor.ts';
import { proveSummaries } from './sample-company.summaries.ts';

const OPENINGS = 'openings.json';
const Clear = z.looseObject({
  at: z.string(),
  id: z.string(),
  kind: z.string(),
  outcome: z.string(),
  role: z.string().optional(),
});

/** What an auditor can do with the log, its openings and the summaries. It moves the story on, so it comes last. */
export const proveOpenings = (played: () => PlayedSample): void => {
  describe('an auditor who has the openings', () => {
    const directory = mkdtempSync(join(tmpdir(), 'candor-auditor-'));
    let auditor: Auditor;
    let summaries: ReadonlyMap<string, AuditSummary>;
    let page = '';
    let period: readonly [from: string, to: string];
    let given: readonly string[];
    afterAll(() => rmSync(directory, { recursive: true, force: true }));

    const file = (): OpeningsFile => OpeningsFile.parse(JSON.parse(auditor.read(OPENINGS)));
    const rows = (): readonly z.infer<typeof Clear>[] =>
      file().openings.map(({ outer }) => Clear.parse(JSON.parse(outer)));

    beforeAll(async () => {
      const { engine, sample } = played().running;
      auditor = new Auditor(played().running, directory);
      // All that was done so far is in the trees of days that are sealed.
      await engine.advanceTo(
        addDays(sample.moment(0), Math.ceil(daysSince(sample.moment(0), engine.now())) + 2),
      );
      expect((await auditor.exportLog()).code).toBe(0);
      summaries = await auditor.summaries();
      page = (await new Visitor(siteUrl(played().running.settings, 'public')).open('/summaries')).html;
      period = [dayOf(addDays(sample.moment(0), -1)), dayOf(addDays(engine.now(), -2))];
      const releases = await auditor.releases(monthsBetween(sample.moment(0), engine.now()));
      given = [
        ...['--openings', auditor.path(OPENINGS), '--release', releases],
        ...[...summaries.keys()].flatMap((name) => ['--summary', name]),
      ];
    });

    it('gets every row with the role that the documentation gives, and no more of a role is needed', async () => {
      const { engine } = played().running;
      const before = played().byOperator.length;
      const { code, said } = await auditor.openings(OPENINGS, ...period);
      expect([code, said]).toEqual([0, expect.stringContaining('That you have them is recorded')]);
      const needs = played().byOperator.slice(before);
      const [{ resource } = { resource: '' }] = needs;
      expect(resource).toContain(engine.tableName('Ledger'));
      const role = documentedRole(resource);
      const policy = compilePolicy(role);
      expect(needs.filter((need) => !policy.allows(need))).toEqual([]);
      for (const [nth, { Action = [] }] of role.entries())
        for (const action of Action) {
          const without = compilePolicy(
            role.map((one, at) =>
              at === nth ? { ...one, Action: Action.filter((a) => a !== action) } : one,
            ),
          );
          expect([action, needs.some((need) => !without.allows(need))]).toEqual([action, true]);
        }
    });

    proveSummaries(() => ({ auditor, summaries, given }));

    it('reads on the page what the file says, which is what the rows give', () => {
      const clear: readonly ClearRow[] = rows();
      let figures = 0;
      for (const summary of summaries.values()) {
        const { rows: published } = inPresentForm(summary);
        const anew = countedByHand(inPresentForm(summary), clear);
        const shown = figuresOn(page, summary);
        expect(published.counts.map(({ count: { atLeast, atMost } }) => [atLeast, atMost])).toEqual(
          anew.map(({ range }) => range),
        );
        expect(shown).toEqual(anew.map(({ key, words }) => [figureIn(key, SUMMARIES.en), words]));
        figures += shown.length;
      }
      expect(figures).toBeGreaterThan(20);
      // Else all of it would be about nothing.
      expect(clear.filter(({ kind }) => kind === 'collection').length).toBeGreaterThan(500);
      expect(new Set(clear.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(4);
    });

    it('notices a row that was changed in the store, and one that was deleted, by its day and leaf', async () => {
      const row = await auditor.oneOf('personal-data-read', period);
      const other = row['outcome']?.S === 'alert-post-opened' ? 'alert-author-named' : 'alert-post-opened';
      const changed = await auditor.afterChanging(row, { ...row, outcome: { S: other } });
      expect(changed.code).toBe(1);
      expect(changed.said).toMatch(
        new RegExp(
          `opening \\d+ \\(personal-data-read ${other}, ${changed.day}\\): is in no day’s tree: it was added or changed`,
          'u',
        ),
      );
      expect(changed.said).toMatch(
        new RegExp(`${changed.day}, leaf \\d+: is neither opened nor padding: an opening is missing`, 'u'),
      );
      const deleted = await auditor.afterChanging(await auditor.oneOf('collection', period), undefined);
      expect(deleted.code).toBe(1);
      expect(deleted.said.trim()).toMatch(
        new RegExp(
          `changed\\.json: ${deleted.day}, leaf \\d+: is neither opened nor padding: an opening is missing$`,
          'u',
        ),
      );
      expect(deleted.said.trim().split('\n')).toHaveLength(1);
    });

    it('notices an opening that was changed, by its number and what it says', async () => {
      const whole = file();
      const nth = rows().findIndex(({ kind }) => kind === 'consent');
      const openings = whole.openings.map((one, at) =>
        at === nth ? { ...one, outer: one.outer.replace(/"outcome":"\w+"/u, '"outcome":"expired"') } : one,
      );
      const name = auditor.write('forged.json', JSON.stringify({ ...whole, openings }));
      const { code, said } = await auditor.verify('--openings', name);
      expect(code).toBe(1);
      expect(said).toContain(
        `opening ${nth} (consent expired, ${rows()[nth]?.at.slice(0, 10) ?? ''}): is in no day’s tree`,
      );
      expect(said).toMatch(/, leaf \d+: is neither opened nor padding: an opening is missing/u);
    });

    it('notices an entry of the log that was changed, by its place', async () => {
      const names = readdirSync(join(auditor.log, 'tile', 'entries', '000.p'));
      const [bundle = ''] = names.toSorted((one, other) => Number(other) - Number(one));
      const path = join(auditor.log, 'tile', 'entries', '000.p', bundle);
      const whole = readFileSync(path);
      const forged = whole.toString('latin1').replace('"movedOn":false', '"movedOn":true ');
      writeFileSync(path, Buffer.from(forged, 'latin1'));
      try {
        const { code, said } = await auditor.verify(...given);
        expect([code, said]).toEqual([1, expect.stringContaining('entry 0')]);
      } finally {
        writeFileSync(path, whole);
      }
      expect((await auditor.verify(...given)).code).toBe(0);
    });

    it('notices a figure that was changed, whether its hash was left or made to fit', async () => {
      const [[path, summary] = ['', undefined]] = summaries;
      if (summary === undefined) throw new Error('no summary');
      const { sha256, ...draft } = inPresentForm(summary);
      const [first, ...counts] = draft.rows.counts;
      if (first === undefined) throw new Error('no figure');
      const changed = {
        ...draft,
        rows: { ...draft.rows, counts: [{ ...first, count: { atLeast: 1, atMost: 9 } }, ...counts] },
      };
      const forged =
        first.count.atLeast === 1 ? { ...changed, figuresReleased: draft.figuresReleased + 1 } : changed;
      const left = auditor.write('left.json', JSON.stringify({ ...forged, sha256 }));
      const fitting = auditor.write('fitting.json', JSON.stringify({ ...forged, sha256: hashOf(forged) }));
      const told = async (name: string) => auditor.verify('--summary', name);
      expect(await told(left)).toEqual({
        code: 1,
        said: `${left}: does not have the hash it says: it was changed\n`,
      });
      expect(await told(fitting)).toEqual({
        code: 1,
        said: `${fitting}: is not the ${summary.id} that the log names\n`,
      });
      expect((await told(path)).code).toBe(0);
    });

    it('finds their own visits in the log, once those days are sealed', async () => {
      const { engine } = played().running;
      const visited = dayOf(engine.now());
      await engine.advanceTo(addDays(engine.now(), 2));
      expect((await auditor.exportLog()).code).toBe(0);
      expect((await auditor.openings('visit.json', visited, visited)).code).toBe(0);
      const { code } = await auditor.verify('--openings', auditor.path('visit.json'));
      expect(code).toBe(0);
      const outers = OpeningsFile.parse(JSON.parse(auditor.read('visit.json'))).openings.map(({ outer }) =>
        Clear.parse(JSON.parse(outer)),
      );
      const visits = outers.filter(({ kind }) => kind === 'openings-read');
      expect(visits).toContainEqual(
        expect.objectContaining({ from: period[0], to: period[1], role: 'auditor' }),
      );
      expect(visits).toHaveLength(3);
    });

    it('is not needed by a participant, who proves their own entries with the copy of their data', async () => {
      const { running } = played();
      const participant = await visitorOf(played(), 'participant', 'imogen');
      await participant.press(await participant.open('/my-data'), { action: '/my-data/copy' });
      await running.engine.drain();
      const copy = auditor.write('copy.json', (await participant.open('/my-data/copy.json')).html);
      const { log } = MyDataDocument.parse(JSON.parse(auditor.read('copy.json')));
      const everybody = new Visitor(siteUrl(running.settings, 'public'));
      mkdirSync(auditor.path('proofs'));
      let sealed = 0;
      for (const opening of log) {
        const row = openedRow(opening);
        if (typeof row === 'string') throw new Error(row);
        const name = Buffer.from(row.commitment).toString('hex');
        const { status, html } = await everybody.open(`/log/proofs/${name}`);
        if (status !== 200) continue;
        auditor.write(join('proofs', name), html);
        sealed += 1;
      }
      const proofs = ['--proofs', auditor.path('proofs')];
      const { code, said } = await auditor.verify('--receipt', copy, ...proofs);
      const held = said.split('\n').filter((line) => line.includes('It holds.'));
      const waiting = said.split('\n').filter((line) => line.includes('its day is not sealed yet'));
      process.stdout.write(`\nof ${log.length} entries of one participant ${sealed} are sealed\n`);
      expect(sealed).toBeGreaterThan(5);
      if (sealed === log.length) expect([code, held.length]).toEqual([0, sealed]);
      else expect([code, waiting.length]).toEqual([1, log.length - sealed]);
    });
  });
};

/** The months of two moments and all between. */
const monthsBetween = (first: Date, last: Date): readonly string[] => [
  ...new Set(
    Array.from({ length: Math.ceil(daysSince(first, last)) + 1 }, (_, day) =>
      dayOf(addDays(first, day)).slice(0, 7),
    ),
  ),
];

const daysSince = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 86_400_000;
