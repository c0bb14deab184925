import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';
import { describe, expect, it } from 'vitest';

import { STORES } from '../../shared/names.ts';
import { LEASE_SECONDS } from '../../shared/schedule/leases.dynamodb.ts';
import { CONFIGS } from '../support/function-configs.ts';
import { resourcesOf, stacksFor, type Resource } from '../support/synthesised.ts';

const { data, pipeline, web } = stacksFor();
const all = resourcesOf(data, pipeline, web);
const ofType = (type: string): readonly (readonly [string, Resource])[] =>
  [...all].filter(([, resource]) => resource.Type === type);

const Environment = z.object({ Variables: z.record(z.string(), z.unknown()) });
const environmentOf = (name: string): readonly string[] => {
  const wanted = name.replaceAll('-', '');
  const found = ofType('AWS::Lambda::Function').filter(
    ([id]) => id.replace(/[0-9A-F]{8}$/u, '').replace(/^.*worker(?=.)/u, '') === wanted,
  );
  expect(found).toHaveLength(1);
  return Object.keys(Environment.parse(found[0]?.[1].Properties['Environment']).Variables);
};

describe('functions', () => {
  it.each(Object.keys(CONFIGS))('%s is given exactly the environment its config asks for', (name) => {
    const given = environmentOf(name).filter((key) => key !== 'NODE_OPTIONS');
    expect(given.sort()).toEqual(Object.keys(CONFIGS[name]?.shape ?? {}).sort());
  });

  it('run Node 24 on ARM, said explicitly', () => {
    for (const [, { Properties }] of ofType('AWS::Lambda::Function').filter(
      ([id]) => !id.startsWith('Custom'),
    )) {
      expect(Properties['Runtime']).toBe('nodejs24.x');
      expect(Properties['Architectures']).toEqual(['arm64']);
    }
  });

  it('are as many as there are configs', () => {
    expect(ofType('AWS::Lambda::Function')).toHaveLength(Object.keys(CONFIGS).length);
  });
});

describe('stores', () => {
  it('are one per audience, retained, protected, and without a stream', () => {
    const tables = ofType('AWS::DynamoDB::GlobalTable');
    expect(tables.map(([id]) => id.replace(/[0-9A-F]{8}$/u, '')).sort()).toEqual([...STORES].sort());
    for (const [, table] of tables) {
      expect(table.DeletionPolicy).toBe('Retain');
      expect(table.Properties['StreamSpecification']).toBeUndefined();
      expect(JSON.stringify(table.Properties['Replicas'])).toContain('"DeletionProtectionEnabled":true');
    }
  });

  it('never restore consent, and keep backups seven days elsewhere', () => {
    const backups = new Map(
      ofType('AWS::DynamoDB::GlobalTable').map(([id, { Properties }]) => [
        id.replace(/[0-9A-F]{8}$/u, ''),
        JSON.stringify(Properties['Replicas']),
      ]),
    );
    expect(backups.get('Consents')).toContain('"PointInTimeRecoveryEnabled":false');
    expect(backups.get('Observations')).toContain('"RecoveryPeriodInDays":7');
  });
});

const runbook = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'runbook.md'), 'utf8');
const anchors = new Set(
  [...runbook.matchAll(/^## (.+)$/gmu)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-')),
);

describe('the bucket of exports', () => {
  const [exports] = ofType('AWS::S3::Bucket').filter(([id]) => /^Exports[0-9A-F]{8}$/u.test(id));
  const properties = exports?.[1].Properties ?? {};

  it('deletes what is older than a day, and keeps no version of what is deleted', () => {
    expect(properties['LifecycleConfiguration']).toEqual({
      Rules: [{ ExpirationInDays: 1, Status: 'Enabled' }],
    });
    expect(properties['VersioningConfiguration']).toBeUndefined();
  });

  it('is closed to everybody outside and to connections in clear', () => {
    expect(properties['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const policies = ofType('AWS::S3::BucketPolicy').filter(([id]) => /^ExportsPolicy/u.test(id));
    expect(JSON.stringify(policies)).toContain('"aws:SecureTransport":"false"');
  });
});

describe('queues and alarms', () => {
  it('give every queue a dead-letter queue, or are one, or hold what was rejected', () => {
    for (const [id, { Properties }] of ofType('AWS::SQS::Queue')) {
      const isEnd = /Dead|Rejected/u.test(id);
      expect([id, isEnd || Properties['RedrivePolicy'] !== undefined]).toEqual([id, true]);
    }
  });

  it('watch every queue where messages end', () => {
    const ends = ofType('AWS::SQS::Queue').filter(([id]) => /Dead|Rejected/u.test(id));
    const watched = JSON.stringify(
      ofType('AWS::CloudWatch::Alarm').map(([, alarm]) => alarm.Properties['Dimensions']),
    );
    expect(ends.filter(([id]) => !watched.includes(id))).toEqual([]);
  });

  it('say with every alarm what it means for people and where the runbook goes on', () => {
    const alarms = ofType('AWS::CloudWatch::Alarm').map(([, { Properties }]) =>
      String(Properties['AlarmDescription']),
    );
    expect(alarms.length).toBeGreaterThan(15);
    for (const description of alarms) {
      const [, impact, anchor = ''] =
        /^Impact: (.{20,}\.) Runbook: docs\/runbook\.md#(\S+)$/u.exec(description) ?? [];
      expect([description, impact !== undefined, anchors.has(anchor)]).toEqual([description, true, true]);
    }
  });

  it('report single failures of a batch', () => {
    const mappings = ofType('AWS::Lambda::EventSourceMapping');
    expect(mappings).toHaveLength(9);
    for (const [, { Properties }] of mappings) {
      expect(Properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
    }
  });

  it.each([
    ['fetch', 'ingestaccount'],
    ['classify', 'classifyposts'],
    ['relay', 'relay'],
    ['alert', 'notifyalert'],
    ['erasure', 'eraseparticipant'],
    ['export', 'exportparticipant'],
    ['delivery', 'deliverfinding'],
    ['mail', 'mailfinding'],
    ['status', 'takestatus'],
  ])('%s waits six time-outs before it hands a message out again', (queue, worker) => {
    const queues = ofType('AWS::SQS::Queue').filter(([id]) =>
      new RegExp(`Queue${queue}[0-9A-F]{8}$`, 'u').test(id),
    );
    const workers = ofType('AWS::Lambda::Function').filter(([id]) =>
      new RegExp(`worker${worker}[0-9A-F]{8}$`, 'u').test(id),
    );
    expect([queues.length, workers.length]).toEqual([1, 1]);
    const timeout = Number(workers[0]?.[1].Properties['Timeout']);
    expect(Number(queues[0]?.[1].Properties['VisibilityTimeout'])).toBeGreaterThanOrEqual(6 * timeout);
  });
});

describe('the keys of receipts and of the log', () => {
  it.each(['ReceiptKey', 'LogKey'])('(%s) is an Ed25519 key, which outlives the stack', (name) => {
    const keys = ofType('AWS::KMS::Key').filter(([id]) => id.startsWith(name));
    expect(
      keys.map(([, { Properties, DeletionPolicy }]) => [
        Properties['KeySpec'],
        Properties['KeyUsage'],
        DeletionPolicy,
      ]),
    ).toEqual([['ECC_NIST_EDWARDS25519', 'SIGN_VERIFY', 'Retain']]);
  });
});

describe('what must not be lost or missed', () => {
  it('lets CloudWatch publish to the topic of alarms, which has a policy of its own', () => {
    const policies = JSON.stringify(ofType('AWS::SNS::TopicPolicy').map(([, policy]) => policy.Properties));
    expect(policies).toMatch(
      /"Action":"sns:Publish","Condition":\{"StringEquals":\{"aws:SourceAccount"[^}]*\}\},"Effect":"Allow","Principal":\{"Service":"cloudwatch/u,
    );
  });

  it('keeps alerts, erasures and exports, and where they end, for a fortnight', () => {
    const kept = ofType('AWS::SQS::Queue').filter(([id]) =>
      /^(notifyalert|eraseparticipant|exportparticipant)worker/u.test(id),
    );
    expect(kept).toHaveLength(9);
    for (const [, { Properties }] of kept) expect(Properties['MessageRetentionPeriod']).toBe(1_209_600);
  });

  it('keeps what may carry sealed words for four days at most, wherever it ends', () => {
    const FOUR_DAYS = 345_600;
    for (const worker of ['ingestaccount', 'classifyposts']) {
      const queues = ofType('AWS::SQS::Queue').filter(([id]) => id.startsWith(`${worker}worker`));
      const daysOf = (end: RegExp): number => {
        const found = queues.filter(([id]) => end.test(id));
        expect(found).toHaveLength(1);
        return Number(found[0]?.[1].Properties['MessageRetentionPeriod']);
      };
      // A dead letter keeps the age it had; what is rejected is sent anew, and was a day old at most.
      expect(daysOf(/workerQueueDead/u)).toBeLessThanOrEqual(FOUR_DAYS);
      expect(daysOf(/workerQueue(?!Dead)/u) + daysOf(/workerRejected/u)).toBeLessThanOrEqual(FOUR_DAYS);
    }
  });

  it('hands a visit out again only once the lease of a worker that died has run out', () => {
    const queues = ofType('AWS::SQS::Queue').filter(([id]) => /^ingestaccountworkerQueue(?!Dead)/u.test(id));
    expect(queues).toHaveLength(1);
    expect(Number(queues[0]?.[1].Properties['VisibilityTimeout'])).toBeGreaterThan(LEASE_SECONDS);
  });

  it('raises an alarm when a job does not run at all', () => {
    const silent = ofType('AWS::CloudWatch::Alarm').filter(
      ([, { Properties }]) => Properties['TreatMissingData'] === 'breaching',
    );
    expect(silent.map(([id]) => id.replace(/silence.*$/u, '')).sort()).toEqual([
      'alertroute',
      'dispatchfetches',
      'monitorlog',
      'proveroute',
      'publishsummary',
      'releaseperiod',
      'sealday',
      'sendreport',
      'watchreports',
    ]);
  });
});
