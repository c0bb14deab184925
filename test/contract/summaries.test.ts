import { randomUUID } from 'node:crypto';

import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createDynamoReleaseWriter } from '../../shared/disclosure/release-writer.dynamodb.ts';
import { lineOf } from '../../shared/disclosure/release-line.ts';
import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import { sealRelease } from '../../shared/disclosure/publish.ts';
import { Month, summarise } from '../../shared/summaries/audit-summary.ts';
import { createS3PublicFiles } from '../../shared/summaries/public-files.s3.ts';
import { createDynamoSummaryReader } from '../../shared/summaries/summary-reader.dynamodb.ts';
import { createDynamoSummaryShelf } from '../../shared/summaries/summary-shelf.dynamodb.ts';
import { createDynamoSummarySources } from '../../shared/summaries/summary-sources.dynamodb.ts';
import { ledgerItem } from '../../shared/transparency/ledger-entry.ts';
import { day } from '../support/disclosure-builders.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { createTestTable, deleteTestTables } from '../support/tables.ts';

const client = createLocalDynamoDbClient();
const documents = DynamoDBDocumentClient.from(client);
const tables = { releases: '', ledger: '', consents: '' };

beforeAll(async () => {
  tables.releases = await createTestTable(client);
  tables.ledger = await createTestTable(client);
  tables.consents = await createTestTable(client);
});

afterAll(async () => {
  await deleteTestTables(client, Object.values(tables));
  client.destroy();
});

const summaryOf = (month: string, publishedAt: string) =>
  summarise({
    month: Month.parse(month),
    publishedAt: new Date(publishedAt),
    releases: [],
    alertPostsOpened: 0,
    policy: STANDARD_POLICY,
  });

const weekPublished = (from: string, to: string, publishedAt: string) =>
  sealRelease({
    subject: { kind: 'advocacy' },
    period: { kind: 'week', from: day(from), to: day(to) },
    publishedAt: new Date(publishedAt),
    minimumGroup: 10,
    figures: [
      { table: 'headline', category: null, measure: 'posts', value: 40, clip: 5, standardDeviation: 2.5 },
      {
        table: 'headline',
        category: null,
        measure: 'engagement',
        value: null,
        clip: 250,
        standardDeviation: 125,
      },
    ],
  });

describe('summaries in DynamoDB', () => {
  it('count the releases that were published in the month, whichever period they are about', async () => {
    const writer = createDynamoReleaseWriter(documents, tables);
    const epochs = Array.from({ length: 16 }, () => 0);
    const before = weekPublished('2026-08-17', '2026-08-24', '2026-08-31T23:00:00Z');
    const within = weekPublished('2026-08-24', '2026-08-31', '2026-09-08T01:00:00Z');
    for (const release of [before, within]) {
      expect(await writer.publish({ release, groupCounts: [] }, epochs)).toBe('published');
    }
    const lines = await createDynamoSummarySources(documents, tables).releasesOf(Month.parse('2026-09'));
    expect(lines).toEqual([lineOf(within)]);
    expect(lines[0]).toMatchObject({ figuresReleased: 1, figuresWithheld: 1 });
  });

  it('count a day’s ledger rows by kind and outcome', async () => {
    for (const at of ['2026-09-08T00:00:00.000Z', '2026-09-08T23:59:59.000Z', '2026-09-09T00:00:00.000Z']) {
      const entry = {
        version: 1,
        id: randomUUID(),
        at,
        kind: 'personal-data-read',
        outcome: 'alert-post-opened',
        role: 'security',
      } as const;
      await documents.send(new PutCommand({ TableName: tables.ledger, Item: ledgerItem(entry) }));
    }
    const sources = createDynamoSummarySources(documents, tables);
    const count = (outcome: string) => sources.ledgerCount(day('2026-09-08'), 'personal-data-read', outcome);
    expect(await count('alert-post-opened')).toBe(2);
    expect(await count('something-else')).toBe(0);
  });

  it('are written once and read back newest first', async () => {
    const shelf = createDynamoSummaryShelf(documents, tables.releases);
    const august = summaryOf('2026-08', '2026-09-01T02:00:00Z');
    const september = summaryOf('2026-09', '2026-10-01T02:00:00Z');
    expect(await shelf.find(Month.parse('2026-08'))).toBeUndefined();
    expect(await shelf.keep(Month.parse('2026-08'), august)).toBe('kept');
    expect(await shelf.keep(Month.parse('2026-09'), september)).toBe('kept');
    expect(await shelf.keep(Month.parse('2026-08'), september)).toBe('already-kept');
    expect(await shelf.find(Month.parse('2026-08'))).toEqual(august);
    expect(await createDynamoSummaryReader(documents, tables.releases).list(5)).toEqual([september, august]);
  });

  it('remember which are public', async () => {
    const shelf = createDynamoSummaryShelf(documents, tables.releases);
    expect(await shelf.isMarkedPublic(Month.parse('2026-07'))).toBe(false);
    await shelf.markPublic(Month.parse('2026-07'));
    await shelf.markPublic(Month.parse('2026-07'));
    expect(await shelf.isMarkedPublic(Month.parse('2026-07'))).toBe(true);
  });
});

describe('public files in S3', () => {
  it('are put as JSON under their path', async () => {
    const s3 = mockClient(S3Client);
    s3.on(PutObjectCommand).resolves({});
    await createS3PublicFiles(new S3Client({}), 'public').put('summaries/2026-09.json', '{"a":1}');
    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toEqual({
      Bucket: 'public',
      Key: 'summaries/2026-09.json',
      Body: '{"a":1}',
      ContentType: 'application/json; charset=utf-8',
    });
    s3.restore();
  });

  it('fail as unavailable, so that the run is repeated', async () => {
    const s3 = mockClient(S3Client);
    s3.on(PutObjectCommand).rejects(new Error('SlowDown'));
    const files = createS3PublicFiles(new S3Client({}), 'public');
    await expect(files.put('summaries/2026-09.json', '{}')).rejects.toMatchObject({ kind: 'unavailable' });
    s3.restore();
  });
});
