import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';

import { Severity, type LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { DataSecurityFinding, findingOf, syntheticFinding } from '../../shared/alerts/ocsf.ts';
import { syntheticAlert } from '../../shared/alerts/synthetic-alert.ts';
import { FindingKind } from '../../shared/classification/classification.ts';
import { AUTHOR, noticedAlert as alert, SITE } from '../support/noticed-alert.ts';

const SCHEMA = path.join(
  process.env['CANDOR_DATA'] ?? path.join(import.meta.dirname, '../../../shared/data'),
  'alerts/ocsf-1.8-data-security-finding.schema.json',
);
const TEST = syntheticAlert(new Date('2026-09-08T05:00:00Z'));

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

  it('is valid as the test alert of a day', () => {
    validate(syntheticFinding(TEST, SITE));
    expect(validate.errors).toBeNull();
  });

  it('is refused by the schema when something else is added', () => {
    expect(validate({ ...findingOf(alert(), 'create', SITE), handle: 'mira' })).toBe(false);
  });
});

describe('the test alert of a day', () => {
  it('is informational, no alert, labelled, and names nobody', () => {
    const finding = syntheticFinding(TEST, SITE);
    expect(finding).toMatchObject({
      class_uid: 2006,
      activity_id: 1,
      severity_id: 1,
      status_id: 3,
      is_alert: false,
      metadata: { uid: `${TEST.alert}-create`, labels: ['synthetic'] },
      finding_info: { uid: TEST.alert, src_url: 'https://security.candor.example/' },
    });
    expect(finding.time).toBe(1_788_843_600_000);
  });
});
