import { createTestTable } from './tables.ts';
import { consentItem } from '../../shared/consent/consent-items.ts';
import { ConsentRecord } from '../../shared/consent/consent-record.ts';
import {
  evidencePartition,
  OFFICIAL_DAYS_PARTITION,
  releaseKey,
} from '../../shared/disclosure/release-items.ts';
import { closedPeriods } from '../../shared/disclosure/release-period.ts';
import { ALERTS_BY_AUTHOR, ALERTS_BY_STATE, CASE_INDEXES, OBSERVATIONS_BY_DAY } from '../../shared/names.ts';
import { keyMark } from '../../shared/classification/fingerprints.ts';
import { createKmsFingerprintKey } from '../../shared/classification/fingerprint-key.kms.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import { profileItem, subjectKey } from '../../shared/people/profile.ts';
import type { ParticipantId } from '../../shared/ids.ts';
import { pageItem, REVISION_KEY, termItem } from '../../shared/classification/catalogue-items.ts';
import { sheetItem } from '../../shared/posts/observation-items.ts';
import { DaySheet } from '../../shared/posts/day-sheet.ts';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Tables } from './cloud-functions.ts';
import {
  account,
  consent,
  officialConsent,
  ONE_STEP,
  participant,
  post,
  sheet,
  uuid,
} from './disclosure-builders.ts';
import type { MemoryCloud } from './memory-cloud.ts';
import { BACKGROUND, BACKGROUND_WEIGHT } from './model-headline.ts';

/** The week of the story, its first day, and when it closes. */
export const WEEK = '2026-09-07';
export const CLOSES = new Date('2026-09-22T01:00:00Z');
const OFFICIAL_DAY = '2026-09-08';
const OFFICIAL = 20;

export const createTables = async ({ dynamodb: { client } }: MemoryCloud): Promise<Tables> => ({
  consents: await createTestTable(client),
  schedule: await createTestTable(client),
  people: await createTestTable(client),
  observations: await createTestTable(client, OBSERVATIONS_BY_DAY),
  alerts: await createTestTable(
    client,
    { ...ALERTS_BY_AUTHOR, projection: 'ALL' },
    { ...ALERTS_BY_STATE, projection: 'ALL' },
    ...CASE_INDEXES,
  ),
  releases: await createTestTable(client),
  outbox: await createTestTable(client),
  ledger: await createTestTable(client),
  terms: await createTestTable(client),
  site: await createTestTable(client),
});

type Put = (table: keyof Tables, item: Record<string, unknown>) => Promise<void>;

/** People whom nothing happens to, without whom there would be no figure, and an official account. */
const putOthers = async (put: Put): Promise<void> => {
  for (let index = 10; index < 10 + BACKGROUND; index += 1) {
    const counts = { likes: BACKGROUND_WEIGHT, reposts: 0, replies: 0 };
    await put('consents', consentItem(consent(index, { expiresOn: '2029-01-01' })));
    await put('observations', sheetItem(sheet(index, OFFICIAL_DAY, [post(`b${index}`, { counts })])));
  }
  await put('consents', consentItem(ConsentRecord.parse(officialConsent(OFFICIAL))));
  const { participant: _, ...official } = sheet(OFFICIAL, OFFICIAL_DAY);
  await put('observations', sheetItem(DaySheet.parse({ ...official, account: account(OFFICIAL) })));
};

/** Of all periods that close within the story, its week and one day of the official account are left to publish. */
const putReleased = async (put: Put): Promise<void> => {
  const later = new Date(CLOSES.getTime() + 20 * 86_400_000);
  for (const kind of ['month', 'week'] as const) {
    for (const { from } of closedPeriods(kind, later, 90).filter((one) => one.from !== WEEK))
      await put('releases', releaseKey({ kind: 'advocacy' }, kind, from));
  }
  for (const { from } of closedPeriods('day', later, 120).filter((one) => one.from !== OFFICIAL_DAY))
    await put('releases', { pk: OFFICIAL_DAYS_PARTITION, sk: from, version: 1 });
  const [step] = ONE_STEP;
  await put('releases', {
    pk: evidencePartition('month'),
    sk: '2026-08-01',
    version: 1,
    counts: [],
    steps: { engagement: step, sentiment: step },
    lesson: {},
  });
};

/** Everybody who takes part has signed in once. */
export const PEOPLE = [0, 1, 2, 3] as const;

const putProfile = async (put: Put, who: ParticipantId): Promise<void> => {
  const subject = subjectOf('https://login.example', who);
  const known = { version: 1 as const, participant: who };
  await put('people', profileItem({ ...known, subject, since: '2026-09-01T00:00:00Z', revision: uuid(0) }));
  await put('people', { ...subjectKey(subject), ...known });
};

const putCatalogue = async (put: Put, { kms }: MemoryCloud): Promise<void> => {
  await put(
    'terms',
    termItem({ term: 'Heron', aliases: [], category: 'codename', severity: 'high', exceptions: [] }),
  );
  await put('terms', { ...REVISION_KEY, version: 1, revision: uuid(1) });
  const key = keyMark(await createKmsFingerprintKey(kms, 'fingerprints').read());
  await put('terms', pageItem('plan', { version: 1, key, page: 'plan#0', hashes: [1] }));
};

/** What was there before the story begins. */
export const arrange = async (cloud: MemoryCloud, tables: Tables): Promise<void> => {
  const put: Put = async (table, Item) =>
    void (await cloud.dynamodb.documents.send(new PutCommand({ TableName: tables[table], Item })));
  await putOthers(put);
  await putReleased(put);
  await putCatalogue(put, cloud);
  for (const index of PEOPLE) await putProfile(put, participant(index));
};
