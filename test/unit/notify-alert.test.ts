import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';

import { AlertEffect, createNotifyAlert } from '../../functions/notify-alert/notify-alert.ts';
import { LeakAlert, Severity } from '../../shared/alerts/leak-alert.ts';
import { DataSecurityFinding, findingOf } from '../../shared/alerts/ocsf.ts';
import { FindingKind } from '../../shared/classification/classification.ts';
import { AlertId, ParticipantId } from '../../shared/ids.ts';
import { FakeAlerts } from '../support/fake-alerts.ts';
import { FakeQueue } from '../support/fake-queue.ts';

const SCHEMA = path.join(
  process.env['CANDOR_DATA'] ?? path.join(import.meta.dirname, '../../../shared/data'),
  'alerts/ocsf-1.8-data-security-finding.schema.json',
);
const SITE = 'https://security.candor.example';
const AUTHOR = '00000000-0000-4000-8000-00000000000a';
const ID = AlertId.parse('0123456789abcdef0123456789abcdef');

const alert = (changes: Record<string, unknown> = {}): LeakAlert =>
  LeakAlert.parse({
    version: 1,
    id: ID,
    caseId: 'c'.repeat(32),
    account: 'mastodon:social.example/4711',
    author: AUTHOR,
    post: 'post-112233',
    url: 'https://social.example/@mira/112233',
    generation: '00000000-0000-4000-8000-00000000000b',
    rule: 'aws-access-key',
    kind: 'secret',
    severity: 'critical',
    confidence: 0.97,
    masked: 'AK••••••••••••••••7Q',
    duplicateHash: 'd'.repeat(32),
    raisedAt: '2026-09-08T12:00:00.000Z',
    state: 'raised',
    revision: '00000000-0000-4000-8000-00000000000c',
    history: [{ at: '2026-09-08T12:00:00.000Z', by: { role: 'system' }, what: 'raised' }],
    expiresAt: Date.parse('2027-03-07T12:00:00.000Z') / 1000,
    ...changes,
  });

const closed = (state: 'dismissed' | 'resolved'): LeakAlert =>
  alert({
    state,
    history: [
      { at: '2026-09-08T12:00:00.000Z', by: { role: 'system' }, what: 'raised' },
      { at: '2026-09-09T08:30:00.000Z', by: { role: 'security', handler: 'sam' }, what: state },
    ],
  });

describe('an OCSF finding', () => {
  it('names the alert, how severe it is, the kind of rule, the duplicate hash and the way back', () => {
    expect(findingOf(alert(), 'create', SITE)).toEqual({
      activity_id: 1,
      activity_name: 'Create',
      category_uid: 2,
      category_name: 'Findings',
      class_uid: 2006,
      class_name: 'Data Security Finding',
      type_uid: 200601,
      time: 1_788_868_800_000,
      severity_id: 5,
      severity: 'Critical',
      status_id: 1,
      status: 'New',
      is_alert: true,
      message: 'A post may disclose a credential',
      metadata: {
        version: '1.8.0',
        uid: '0123456789abcdef0123456789abcdef-create',
        product: { name: 'Candor', vendor_name: 'Candor' },
      },
      finding_info: {
        uid: '0123456789abcdef0123456789abcdef',
        title: 'A post may disclose a credential',
        created_time: 1_788_868_800_000,
        modified_time: 1_788_868_800_000,
        src_url: 'https://security.candor.example/alerts/0123456789abcdef0123456789abcdef',
        analytic: { type_id: 1, type: 'Rule', name: 'secret' },
        tags: [{ name: 'duplicate_hash', value: 'd'.repeat(32) }],
      },
      data_security: {
        category_id: 6,
        category: 'Security',
        policy: { name: 'Confidentiality of public posts' },
      },
    });
  });

  it('says nothing of author, account, post or words', () => {
    for (const finding of [
      findingOf(alert(), 'create', SITE),
      findingOf(closed('resolved'), 'close', SITE),
    ]) {
      const text = JSON.stringify(finding);
      for (const told of [
        '4711',
        'social.example',
        'mira',
        '112233',
        AUTHOR,
        'AK',
        '7Q',
        'aws',
        'sam',
        'cccc',
      ]) {
        expect(text).not.toContain(told);
      }
    }
  });

  it('closes a dismissed alert as suppressed and a resolved one as resolved, at the moment of closing', () => {
    const dismissed = findingOf(closed('dismissed'), 'close', SITE);
    expect(dismissed).toMatchObject({
      activity_id: 3,
      type_uid: 200603,
      status_id: 3,
      is_alert: false,
      // 2026-09-08T12:00Z + 20 h 30 min
      time: 1_788_868_800_000 + 73_800_000,
    });
    expect(findingOf(closed('resolved'), 'close', SITE).status_id).toBe(4);
  });

  it('refuses a field that is not on the list', () => {
    const finding = { ...findingOf(alert(), 'create', SITE), actor: { user: { name: 'mira' } } };
    expect(DataSecurityFinding.safeParse(finding).success).toBe(false);
  });
});

if (!existsSync(SCHEMA)) console.warn(`SKIPPED: findings are not validated, ${SCHEMA} is missing`);

describe.skipIf(!existsSync(SCHEMA))('an OCSF finding against the published schema of 1.8', () => {
  const schema = existsSync(SCHEMA)
    ? z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(SCHEMA, 'utf8')))
    : {};
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
  const cases = FindingKind.options.flatMap((kind) =>
    Severity.options.map((severity) => ({ kind, severity })),
  );

  it.each(cases)('is valid for $kind of $severity severity, raised and closed', ({ kind, severity }) => {
    for (const finding of [
      findingOf(alert({ kind, severity }), 'create', SITE),
      findingOf({ ...closed('dismissed'), kind, severity }, 'close', SITE),
    ]) {
      validate(finding);
      expect(validate.errors).toBeNull();
    }
  });

  it('is refused by the schema when something else is added', () => {
    expect(validate({ ...findingOf(alert(), 'create', SITE), handle: 'mira' })).toBe(false);
  });
});

const world = (stored?: LeakAlert, now = new Date('2026-09-08T12:00:00Z')) => {
  const clock = { now: () => now };
  const alerts = new FakeAlerts(clock, ...(stored ? [stored] : []));
  const security = new FakeQueue<DataSecurityFinding>();
  const notify = createNotifyAlert({ alerts, open: alerts, clock, notices: alerts, security }, SITE);
  const told = () => alerts.noticesOf(ParticipantId.parse(AUTHOR));
  return { told, security, sent: security.sent, notify };
};

describe('notify-alert', () => {
  it('tells the author and the security tools', async () => {
    const { told, sent, notify } = world(alert());
    expect(await notify({ version: 1, kind: 'alert-raised', alert: ID })).toBe('alert-raised');
    const at = '2026-09-08T12:00:00.000Z';
    const expiresAt = Date.parse('2026-12-07T12:00:00Z') / 1000;
    expect(told()).toEqual([{ version: 1, kind: 'alert-raised', at, alert: ID, expiresAt }]);
    expect(sent.map(({ finding_info }) => finding_info.uid)).toEqual([ID]);
  });

  it('tells the author once and the tools the very same when run twice', async () => {
    const { told, sent, notify } = world(alert());
    await notify({ version: 1, kind: 'alert-raised', alert: ID });
    await notify({ version: 1, kind: 'alert-raised', alert: ID });
    expect(told()).toHaveLength(1);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('tells an author alone that security was shown their sign-in, and nobody once they have left', async () => {
    const at = '2026-09-09T08:00:00.000Z';
    const seen = { at, by: { role: 'security', handler: 'sam' }, what: 'author-seen' };
    const { told, sent, notify } = world(alert({ state: 'confirmed', history: [seen] }));
    const named = { version: 1, kind: 'author-named', alert: ID } as const;
    await notify(named);
    expect([told(), sent]).toMatchObject([[{ kind: 'author-named', at, alert: ID }], []]);
    expect(await world(alert({ author: undefined })).notify(named)).toBe('nobody-to-tell');
  });

  it('tells nobody but security of an official account, which has no author', async () => {
    const { told, sent, notify } = world(alert({ author: undefined }));
    await notify({ version: 1, kind: 'alert-raised', alert: ID });
    expect(told()).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it.each([
    // raised on 8 September at noon
    ['raised', '2026-09-11T11:59:59Z', 'alerts-in-time'],
    ['raised', '2026-09-11T12:00:00Z', 'alerts-ageing'],
    ['acknowledged', '2026-10-08T11:59:59Z', 'alerts-in-time'],
    ['acknowledged', '2026-10-08T12:00:00Z', 'alerts-ageing'],
    ['confirmed', '2026-10-08T12:00:00Z', 'alerts-ageing'],
    ['escalated', '2026-10-08T12:00:00Z', 'alerts-ageing'],
    ['dismissed', '2026-12-08T12:00:00Z', 'alerts-in-time'],
    ['resolved', '2026-12-08T12:00:00Z', 'alerts-in-time'],
    ['raised', '2027-03-07T12:00:00Z', 'alerts-in-time'],
  ] as const)('asked to watch, counts for one that is %s at %s: %s', async (...[state, moment, outcome]) => {
    const { notify, sent, told } = world(alert({ state }), new Date(moment));
    expect(await notify({ version: 1, kind: 'watch-open-alerts' })).toBe(outcome);
    expect([sent, told()]).toEqual([[], []]);
  });

  it('finds no alert that waits where there is none', async () => {
    expect(await world().notify({ version: 1, kind: 'watch-open-alerts' })).toBe('alerts-in-time');
  });

  it('answers that an erased alert is gone', async () => {
    const { sent, notify } = world();
    expect(await notify({ version: 1, kind: 'alert-closed', alert: ID })).toBe('alert-gone');
    expect(sent).toEqual([]);
  });

  it('fails so that it is tried again when the queue does not take the finding', async () => {
    const { security, notify } = world(alert());
    security.goDown();
    await expect(notify({ version: 1, kind: 'alert-raised', alert: ID })).rejects.toMatchObject({
      kind: 'unavailable',
    });
  });

  it('rejects an effect that concerns no alert', () => {
    const erasure = { version: 1, kind: 'erase-account', account: 'bluesky:did:plc:x', generation: AUTHOR };
    expect(AlertEffect.safeParse(erasure).success).toBe(false);
    expect(AlertEffect.safeParse({ version: 1, kind: 'alert-closed', alert: ID }).success).toBe(true);
  });
});
