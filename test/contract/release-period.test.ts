import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';

import { createReleasePeriod } from '../../functions/release-period/release-period.ts';
import { consentItem, consentKey, epochKey } from '../../shared/consent/consent-items.ts';
import { createDynamoConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import { epochOf } from '../../shared/consent/epoch.ts';
import { createDynamoEpochReader } from '../../shared/disclosure/epoch-reader.dynamodb.ts';
import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import { isReleaseIntact, officialSubject, sealRelease } from '../../shared/disclosure/publish.ts';
import { releaseItem } from '../../shared/disclosure/release-items.ts';
import { createDynamoReleaseReader } from '../../shared/disclosure/release-reader.dynamodb.ts';
import { createDynamoReleaseWriter } from '../../shared/disclosure/release-writer.dynamodb.ts';
import { OBSERVATIONS_BY_DAY } from '../../shared/names.ts';
import type { DaySheet } from '../../shared/posts/day-sheet.ts';
import { createDynamoObservationFold } from '../../shared/posts/observation-fold.dynamodb.ts';
import { leaveRoom, transact, untilSettled } from '../../shared/runtime/transact.dynamodb.ts';
import { shardOf } from '../../shared/schedule/slot.ts';
import {
  account,
  consent,
  day,
  HEADLINE_STEP,
  officialConsent,
  participant,
  post,
  sheet,
  SILENCE,
} from '../support/disclosure-builders.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { createTestTable, deleteTestTables } from '../support/tables.ts';

const NOW = new Date('2026-10-09T01:00:00Z');
const PEOPLE = 16;
const people = Array.from({ length: PEOPLE }, (_, index) => index);
const client = createLocalDynamoDbClient();
const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
const made: string[] = [];

const createTables = async () => {
  const consents = await createTestTable(client);
  const observations = await createTestTable(client, OBSERVATIONS_BY_DAY);
  const releases = await createTestTable(client);
  made.push(consents, observations, releases);
  return { consents, observations, releases };
};
type Tables = Awaited<ReturnType<typeof createTables>>;

const sheetItem = (held: DaySheet) => ({
  pk: `account#${held.account}`,
  sk: `day#${held.day}`,
  [OBSERVATIONS_BY_DAY.partition]: `${held.day}#${shardOf(held.account)}`,
  [OBSERVATIONS_BY_DAY.sort]: held.account,
  ...held,
});

const put = (TableName: string, Item: Record<string, unknown>) =>
  documents.send(new PutCommand({ TableName, Item }));

const fill = async (): Promise<Tables> => {
  const tables = await createTables();
  for (const index of people) {
    await put(tables.consents, consentItem(consent(index)));
    await put(tables.observations, sheetItem(sheet(index, '2026-09-08')));
  }
  await put(tables.consents, consentItem(officialConsent(90)));
  await put(tables.observations, sheetItem(sheet(90, '2026-09-08', [post('1'), post('2')])));
  return tables;
};

const portsOf = (tables: Tables) => ({
  observations: createDynamoObservationFold(documents, tables.observations),
  consents: createDynamoConsentReader(documents, tables.consents),
  epochs: createDynamoEpochReader(documents, tables.consents),
  releases: createDynamoReleaseWriter(documents, tables),
  noise: SILENCE,
  leaveRoom,
  meter: { count: () => undefined },
});

const withdraw = ({ consents }: Tables, index: number) =>
  untilSettled(async () => {
    const outcome = await transact(documents, [
      { Delete: { TableName: consents, Key: consentKey(consent(index)) } },
      {
        Update: {
          TableName: consents,
          Key: epochKey(epochOf(participant(index))),
          UpdateExpression: 'ADD #count :one',
          ExpressionAttributeNames: { '#count': 'count' },
          ExpressionAttributeValues: { ':one': 1 },
        },
      },
    ]);
    return outcome.kind === 'committed' ? true : undefined;
  });

const POLICY = { disclosure: STANDARD_POLICY, ladder: HEADLINE_STEP, topics: ['launch'] };

const headlineOf = async ({ releases }: Tables) => {
  const reader = createDynamoReleaseReader(documents, releases);
  const release = await reader.find({ kind: 'advocacy' }, 'advocacy-month-2026-09-01');
  expect(release !== undefined && isReleaseIntact(release)).toBe(true);
  return release?.figures.map(({ value }) => value);
};

afterAll(async () => {
  await deleteTestTables(client, made);
  client.destroy();
});

describe('release-period on DynamoDB', () => {
  it('publishes what the release reader reads, and nothing more in the next run', async () => {
    const tables = await fill();
    const ports = portsOf(tables);
    await createReleasePeriod(ports, POLICY)(NOW);
    // sixteen people with one post of thirteen interactions each
    expect(await headlineOf(tables)).toEqual([16, 208]);
    const reader = createDynamoReleaseReader(documents, tables.releases);
    const [official] = await reader.list({ kind: 'official', account: account(90) }, 'day', 5);
    expect(official?.figures.slice(0, 2).map(({ value }) => value)).toEqual([2, 26]);
    expect(official?.posts?.map(({ id }) => id)).toEqual(['1', '2']);
    expect(official !== undefined && isReleaseIntact(official)).toBe(true);
    expect(await createReleasePeriod(ports, POLICY)(NOW)).toMatchObject({ published: 0 });
  });

  it('reads the releases of a stretch of days, its first included, the day after its last not', async () => {
    const { releases } = await createTables();
    const subject = officialSubject(account(90), 'official-90');
    const days = ['2026-08-31', '2026-09-01', '2026-09-02', '2026-09-03'].map(day);
    for (const from of days) {
      const period = { kind: 'day', from, to: from } as const;
      const parts = { subject, period, publishedAt: NOW, minimumGroup: null, step: null, figures: [] };
      await put(releases, releaseItem(sealRelease(parts)));
    }
    const reader = createDynamoReleaseReader(documents, releases);
    const read = async (from: string, to: string) =>
      (
        await reader.between({ kind: 'official', account: account(90) }, 'day', {
          from: day(from),
          to: day(to),
        })
      ).map((release) => release.from);
    expect(await read('2026-09-01', '2026-09-03')).toEqual(['2026-09-01', '2026-09-02']);
    expect(await read('2026-09-04', '2026-09-05')).toEqual([]);
    // Without a day, either way round: the store itself would refuse to look.
    expect(await read('2026-09-01', '2026-09-01')).toEqual([]);
    expect(await read('2026-09-03', '2026-09-01')).toEqual([]);
  });

  it('keeps what decided apart from what sites read', async () => {
    const tables = await fill();
    await createReleasePeriod(portsOf(tables), POLICY)(NOW);
    const request = new QueryCommand({
      TableName: tables.releases,
      KeyConditionExpression: 'pk = :evidence AND sk = :month',
      ExpressionAttributeValues: { ':evidence': 'evidence#advocacy#month', ':month': '2026-09-01' },
    });
    const { Items } = await documents.send(request);
    expect(Items?.[0]?.['counts']).toEqual([
      { table: 'headline', category: null, measure: 'posts', noisyCount: 16 },
      { table: 'headline', category: null, measure: 'engagement', noisyCount: 16 },
    ]);
    expect(Items?.[0]?.['sizes']).toEqual({ engagement: 16, sentiment: 0 });
  });

  it('leaves out who withdrew during the fold or just before the transaction', async () => {
    for (const moment of ['before-sheets', 'before-publishing'] as const) {
      const tables = await fill();
      const ports = portsOf(tables);
      const left = [3, 4];
      const strike = async () => {
        const index = left.shift();
        if (index !== undefined) await withdraw(tables, index);
      };
      const observations: typeof ports.observations = {
        ...ports.observations,
        sheets: async (keys) => {
          if (moment === 'before-sheets' && keys.length > 0) await strike();
          return ports.observations.sheets(keys);
        },
      };
      const releases: typeof ports.releases = {
        ...ports.releases,
        publish: async (publication, epochs) => {
          if (moment === 'before-publishing') await strike();
          return ports.releases.publish(publication, epochs);
        },
      };
      await createReleasePeriod({ ...ports, observations, releases }, POLICY)(NOW);
      // two of sixteen left: fourteen posts with thirteen interactions each
      expect(await headlineOf(tables)).toEqual([14, 182]);
    }
  });

  it('publishes once when two runs race', async () => {
    const tables = await fill();
    const outcomes = await Promise.allSettled([
      createReleasePeriod(portsOf(tables), POLICY)(NOW),
      createReleasePeriod(portsOf(tables), POLICY)(NOW),
    ]);
    for (const outcome of outcomes) expect(outcome.status).toBe('fulfilled');
    expect(await headlineOf(tables)).toEqual([16, 208]);
  });
});
