import { GetObjectCommand, HeadObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { lineOf } from '../../shared/disclosure/release-line.ts';
import { createDynamoReleaseWriter } from '../../shared/disclosure/release-writer.dynamodb.ts';
import { Day } from '../../shared/ids.ts';
import { EPOCHS } from '../../shared/names.ts';
import { noteOf } from '../../shared/summaries/summary-note.ts';
import { Month, SummaryId } from '../../shared/summaries/summary-period.ts';
import { createS3PublicFiles } from '../../shared/summaries/public-files.s3.ts';
import { summaryKey } from '../../shared/summaries/summary-items.ts';
import { createDynamoSummaryReader } from '../../shared/summaries/summary-reader.dynamodb.ts';
import {
  createDynamoNoteDesk,
  createDynamoSummaryShelf,
} from '../../shared/summaries/summary-shelf.dynamodb.ts';
import { createDynamoSummarySources } from '../../shared/summaries/summary-sources.dynamodb.ts';
import { ledgerItem } from '../../shared/transparency/ledger-entry.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { openedPost } from '../support/ledger-builder.ts';
import { FakePublicFiles, FakeSummaryShelf, FakeSummarySources } from '../support/fake-summaries.ts';
import { quarterSummaryOf } from '../support/summary-builder.ts';
import { emptySummary, holdsPublicFiles, holdsSummaryShelf, holdsSummarySources } from './summaries.suite.ts';

const NOTE = noteOf({
  about: { kind: 'correction', of: SummaryId.parse('summary-2026-08') },
  publishedAt: new Date('2026-09-05T08:00:00Z'),
  text: { en: 'Two releases were left out.', de: 'Zwei Veröffentlichungen fehlten.' },
});

const dynamo = openDynamo();
const { documents } = dynamo;
let fauxqs: Awaited<ReturnType<typeof startFauxqs>>;
let s3: S3Client;

beforeAll(async () => {
  fauxqs = await startFauxqs({ port: 0, logger: false, defaultRegion: 'eu-central-1' });
  fauxqs.createBucket('public');
  s3 = new S3Client({
    region: 'eu-central-1',
    endpoint: `http://127.0.0.1:${fauxqs.port}`,
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(async () => {
  s3.destroy();
  await fauxqs.stop();
});

holdsSummaryShelf('the fake', () => Promise.resolve(new FakeSummaryShelf()));
holdsSummaryShelf('DynamoDB', async () => {
  const table = await dynamo.table();
  return { ...createDynamoSummaryShelf(documents, table), ...createDynamoNoteDesk(documents, table) };
});

const OPENING = { kind: 'personal-data-read', outcome: 'alert-post-opened', role: 'security' } as const;

holdsSummarySources('the fake', () => {
  const sources = new FakeSummarySources();
  return Promise.resolve({
    sources,
    publish: (release) => Promise.resolve(void sources.lines.push(lineOf(release))),
    open: (at) => Promise.resolve(void sources.ledger.push({ ...OPENING, day: Day.parse(at.slice(0, 10)) })),
  });
});

holdsSummarySources('DynamoDB', async () => {
  const tables = {
    releases: await dynamo.table(),
    ledger: await dynamo.table(),
    consents: await dynamo.table(),
  };
  const writer = createDynamoReleaseWriter(documents, tables);
  return {
    sources: createDynamoSummarySources(documents, tables),
    publish: async (release) => {
      const epochs = Array.from({ length: EPOCHS }, () => 0);
      expect(await writer.publish({ release }, epochs)).toBe('published');
    },
    open: (at) => dynamo.put(tables.ledger, ledgerItem(openedPost(at))),
  };
});

holdsPublicFiles('the fake', () => {
  const files = new FakePublicFiles();
  return Promise.resolve({ files, read: (path) => Promise.resolve(files.files.get(path)) });
});

holdsPublicFiles('S3', () =>
  Promise.resolve({
    files: createS3PublicFiles(s3, 'public'),
    read: async (path) => {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'public', Key: path }));
        return await Body?.transformToString();
      } catch (fault) {
        if (fault instanceof NoSuchKey) return undefined;
        throw fault;
      }
    },
  }),
);

describe('public files in S3', () => {
  it('say that they are JSON', async () => {
    await createS3PublicFiles(s3, 'public').put('summaries/2026-09.json', '{}');
    const head = await s3.send(new HeadObjectCommand({ Bucket: 'public', Key: 'summaries/2026-09.json' }));
    expect(head.ContentType).toBe('application/json; charset=utf-8');
  });

  it('fail as unavailable, so that the run is repeated', async () => {
    const files = createS3PublicFiles(s3, 'no-such-bucket');
    await expect(files.put('summaries/2026-09.json', '{}')).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('summaries in DynamoDB', () => {
  it('are read newest first, no more than asked for', async () => {
    const table = await dynamo.table();
    const shelf = createDynamoSummaryShelf(documents, table);
    const publishedAt = '2026-11-01T02:00:00Z';
    for (const of of ['2026-08', '2026-10', '2026-09']) await shelf.keep(emptySummary(of, publishedAt));
    await shelf.keep(quarterSummaryOf('2026-09'));
    await createDynamoNoteDesk(documents, table).append(NOTE);
    const reader = createDynamoSummaryReader(documents, table);
    const read = async (limit: number, before?: string) =>
      (await reader.list(limit, before === undefined ? undefined : Month.parse(before))).map(({ id }) => id);
    const [october, quarter] = ['summary-2026-10', 'summary-2026-Q3'];
    expect(await read(5)).toEqual([october, quarter, 'summary-2026-09', 'summary-2026-08']);
    expect(await read(1)).toEqual([october]);
    expect(await read(5, '2026-10')).toEqual([quarter, 'summary-2026-09', 'summary-2026-08']);
    expect(await read(1, '2026-09')).toEqual(['summary-2026-08']);
    expect(await read(5, '2026-08')).toEqual([]);
    expect(await reader.notes(5)).toEqual([NOTE]);
  });

  it('of a version to come are guessed at by nobody', async () => {
    const table = await dynamo.table();
    const id = SummaryId.parse('summary-2026-08');
    await dynamo.put(table, { ...summaryKey(id), version: 2 });
    const shelf = createDynamoSummaryShelf(documents, table);
    await expect(shelf.find(id)).rejects.toMatchObject({ kind: 'invariant' });
    await expect(createDynamoSummaryReader(documents, table).list(1)).rejects.toMatchObject({
      kind: 'invariant',
    });
  });
});
