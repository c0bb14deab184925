import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as z from 'zod';
import { describe, expect, it } from 'vitest';

import { runApprovals } from '../../bin/approvals-command.ts';
import { APPROVALS, effectsAt, readApprovals, requireApprovals } from '../../bin/approvals/approval-file.ts';
import { settingsOf } from '../../bin/stage-settings.ts';
import { STORES } from '../../shared/names.ts';
import { unapproved } from '../../shared/processing/approvals.ts';
import { fieldsOf, storedFields } from '../../shared/processing/stored-fields.ts';
import { listener } from '../support/listener.ts';
import { CLOUD } from '../support/synthesised.ts';

const settings = settingsOf('dev');
const effects = effectsAt(settings);
const written = (approvals: unknown): string => {
  const directory = mkdtempSync(join(tmpdir(), 'approvals-'));
  writeFileSync(join(directory, 'dev.json'), JSON.stringify(approvals));
  return directory;
};
const approvals = readApprovals('dev');

describe('what takes effect', () => {
  it('is approved for the stage that is committed', () => {
    expect(() => requireApprovals(settings)).not.toThrow();
  });

  it('is each purpose, the notice and those that go on standing, the fields of each store, each kind of rules, what summaries name, and what widens a stage', () => {
    expect([...effects.keys()]).toEqual([
      'notice:en',
      'notice:de',
      'notice:goes-on-standing',
      'policy',
      'survey',
      'purpose:engagement',
      'purpose:sentiment',
      'purpose:confidentiality',
      ...STORES.map((store) => `fields:${store}`),
      'rules:personal-data',
      'rules:secret',
      'rules:topic',
      'releases',
      'limits',
      'measured:classifier',
      'measured:attack',
      'setting:campaign',
      'setting:alertThreshold',
    ]);
  });

  it.each([...effects.keys()])('does not without an approval of %s as it is now', (subject) => {
    const stale = approvals.map((one) => ({
      ...one,
      approves: { ...one.approves, [subject]: '0'.repeat(64) },
    }));
    expect(() => requireApprovals(settings, written(stale))).toThrow(
      new RegExp(`as it is now:\\n  ${subject}\\ncandor`, 'u'),
    );
  });

  it('does not at a stage nobody approved anything for', () => {
    const missing = unapproved(readApprovals('prod'), effects);
    expect(Object.keys(missing)).toEqual([...effects.keys()]);
  });

  it.each([
    ['another campaign tag', { campaign: { ...settings.campaign, tags: ['example', 'everything'] } }],
    ['a lower threshold of alerts', { alertThreshold: 0.85 }],
  ])('does not by %s alone', (_, change) => {
    expect(() => requireApprovals({ ...settings, ...change })).toThrow(/setting:/u);
  });

  it.each([
    ['by', ''],
    ['role', ' '],
    ['on', 'yesterday'],
    ['reference', undefined],
  ])('is not approved by an approval whose %s says nothing', (name, value) => {
    const nobody = approvals.map((one) => ({ ...one, [name]: value }));
    expect(() => requireApprovals(settings, written(nobody))).toThrow('does not hold');
  });
});

describe('the fields of a store', () => {
  it('are all that its schemas let through, in lists, alternatives and records', () => {
    const schema = z.union([
      z.object({ a: z.string(), list: z.array(z.object({ b: z.int() })) }),
      z.object({ a: z.string(), named: z.record(z.string(), z.object({ c: z.string().optional() })) }),
    ]);
    expect(fieldsOf('x', schema)).toEqual(['x.a', 'x.list.b', 'x.named.c']);
  });

  it('name what people’s rows hold, down to the last one', () => {
    expect(storedFields('Ledger')).toEqual([
      'entry.at',
      'entry.closed',
      'entry.detail',
      'entry.dismissal',
      'entry.expiresAt',
      'entry.finding',
      'entry.from',
      'entry.id',
      'entry.kind',
      'entry.opened',
      'entry.outcome',
      'entry.role',
      'entry.rule',
      'entry.salt',
      'entry.sealed',
      'entry.severity',
      'entry.to',
      'entry.took',
      'entry.version',
      'head.backlog.after',
      'head.backlog.day',
      'head.day',
      'head.note',
      'head.size',
      'head.tilesBefore',
      'head.version',
      'sealed.backlog.after',
      'sealed.backlog.day',
      'sealed.day',
      'sealed.entry',
      'sealed.index',
      'sealed.version',
      'tree.leaves',
      'tree.padding',
      'tree.version',
      'place.day',
      'place.expiresAt',
      'place.version',
    ]);
    expect(storedFields('Observations')).toContain('sheet.posts.counts.likes');
  });
});

describe('candor approvals', () => {
  const run = (directory: string, ...args: readonly string[]) => {
    const { output, said } = listener();
    return { code: runApprovals(args, output, { directory }), said: said() };
  };
  const WHO = ['--by', 'B', '--role', 'council', '--on', '2026-11-21', '--reference', 'minutes 7'];

  it('says what is missing, puts an approval down, and then finds nothing missing', () => {
    const directory = written([]);
    const before = run(directory);
    expect([before.code, before.said.includes('  purpose:sentiment ')]).toEqual([1, true]);
    expect(run(directory, ...WHO)).toMatchObject({ code: 0 });
    expect(run(directory)).toMatchObject({ code: 0, said: 'All that takes effect at dev is approved.\n' });
    expect(() => requireApprovals(settings, directory)).not.toThrow();
  });

  it('approves anew only what changed, and drops what is in force no more', () => {
    const [first] = approvals;
    const stale = { ...first, approves: { ...Object.fromEntries(effects), 'notice:en': 'a'.repeat(64) } };
    const directory = written([stale]);
    expect(run(directory, ...WHO).said).toBe('Put down for dev: notice:en\n');
    const text = readFileSync(join(directory, 'dev.json'), 'utf8');
    expect(text).not.toContain('a'.repeat(64));
    expect(
      readApprovals('dev', directory).map(({ by, approves }) => [by, Object.keys(approves).length]),
    ).toEqual([
      [first?.by, effects.size - 1],
      ['B', 1],
    ]);
  });

  it('puts nothing down that is to be approved another day', () => {
    const directory = written([]);
    const tomorrow = [...WHO.slice(0, 5), '2999-01-01', ...WHO.slice(6)];
    expect(run(directory, ...tomorrow)).toMatchObject({ code: 2 });
    expect(readApprovals('dev', directory)).toEqual([]);
  });

  it('puts nothing down for somebody who does not say who they are', () => {
    const directory = written([]);
    expect(run(directory, '--by', 'B')).toMatchObject({ code: 2 });
    expect(readApprovals('dev', directory)).toEqual([]);
  });
});

describe('synthesis', () => {
  it('refuses a stage that nobody approved, before anything is bundled', () => {
    const context = { stage: 'prod', stages: { prod: { ...CLOUD, stage: 'prod' } } };
    const { status, stderr } = spawnSync(process.execPath, [join(APPROVALS, '..', 'bin', 'app.ts')], {
      encoding: 'utf8',
      cwd: mkdtempSync(join(tmpdir(), 'synth-')),
      env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify(context) },
    });
    expect(status).not.toBe(0);
    expect(stderr).toContain(
      'Nobody approved for stage prod, as it is now:\n  notice:en\n  notice:de\n  notice:goes-on-standing',
    );
  });
});
