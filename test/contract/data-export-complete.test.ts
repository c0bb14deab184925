import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { PARTS } from '../../shared/rights/data-origins.ts';
import { MyDataDocument } from '../../shared/rights/my-data-document.ts';
import { alertId } from '../support/alert-builder.ts';
import { uuid } from '../support/disclosure-builders.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { createExportScene, openBuckets } from '../support/export-scene.ts';
import { HELD_ACCOUNT, holdEverything } from '../support/held-about-somebody.ts';
import { openParticipantSite } from '../support/participant-bench.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';
import { NOW } from '../support/site-bench.ts';

type Item = Readonly<Record<string, unknown>>;
type Table = keyof RealStores['tables'];

const clock = { now: () => NOW };
const client = createLocalDynamoDbClient();
const buckets = await openBuckets();
const stores = await createRealStores(client, clock);
const scene = createExportScene(stores, buckets, clock);
const { participant, fetch } = await openParticipantSite(stores, { exportFiles: scene.files });
await holdEverything(stores, participant);

const OTHER = { participant: uuid(9_001), account: 'mastodon:social.example/999999', alert: alertId(9_002) };
const TABLES: readonly Table[] = [
  'people',
  'consents',
  'observations',
  'alerts',
  'site',
  'schedule',
  'outbox',
];

/** Somebody else, of whom exactly as much is held, every word of theirs marked. */
const holdAnother = async (): Promise<void> => {
  for (const table of TABLES) {
    for (const item of await stores.all(table)) {
      const theirs = JSON.stringify(item)
        .replaceAll(participant, OTHER.participant)
        .replaceAll(HELD_ACCOUNT, OTHER.account)
        .replaceAll(alertId(4711), OTHER.alert)
        .replaceAll(/full-|post-|topic-x|edit-hash|note-rule|alert-rule|AB…|team-of|a reason/gu, 'CANARY-')
        .replaceAll(/subject#[0-9a-f]+/gu, 'subject#CANARY');
      const Item = z.record(z.string(), z.unknown()).parse(JSON.parse(theirs));
      await stores.documents.send(new PutCommand({ TableName: stores.tables[table], Item }));
    }
  }
};
await holdAnother();
await scene.exports.ask(participant, 'en');
const outcomes = await scene.workOff();
const unpack = async (format: 'json' | 'html'): Promise<string> =>
  gunzipSync(await (await fetch(`/my-data/copy.${format}`)).arrayBuffer()).toString();
const json = await unpack('json');
const html = await unpack('html');
const document = MyDataDocument.parse(JSON.parse(json));
afterAll(async () => {
  await buckets.close();
  client.destroy();
});

/** Every row of a table that names the person or their account anywhere, without its keys. */
const scanned = async (table: Table, prefix = ''): Promise<readonly Item[]> =>
  (await stores.all(table))
    .filter((item) => [participant, HELD_ACCOUNT].some((id) => JSON.stringify(item).includes(id)))
    .filter(({ sk }) => String(sk).startsWith(prefix))
    .map(({ pk: _pk, sk: _sk, dayShard: _dayShard, dayAccount: _dayAccount, ...fields }) => fields);

const sorted = (items: readonly unknown[]): readonly string[] =>
  items.map((item) => JSON.stringify(item, (_, value: unknown) => inOrder(value))).sort();

/** Fields in one order, so that stores and document compare as text. */
const inOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

const History = z.array(z.looseObject({ by: z.object({ role: z.string() }) }));

describe('an export', () => {
  it('was asked for, prepared and fetched by the person', () => {
    expect(outcomes).toEqual(['discarded', 'prepared'].toSorted());
    expect(document).toMatchObject({ format: 'candor-my-data', version: 1, controller: 'Example' });
  });

  it.each([
    ['profile', 'people', 'profile'],
    ['accounts', 'people', 'account#'],
    ['decisions', 'people', 'event#'],
    ['days', 'observations', ''],
    ['copies', 'site', 'export'],
    ['nominations', 'site', participant],
  ] as const)('has as %s exactly the rows that a full scan of %s finds', async (part, table, prefix) => {
    const rows = await scanned(table, prefix);
    expect(rows.length).toBeGreaterThan(0);
    expect(sorted(document[part])).toEqual(sorted(rows));
  });

  it('has what was told exactly as a full scan finds it', async () => {
    const rows = (await scanned('site')).filter((row) => 'alert' in row);
    expect(rows).toHaveLength(1);
    expect(sorted(document.notices)).toEqual(sorted(rows));
  });

  it('has each consent as a full scan finds it, and of its sealed key that it is held', async () => {
    const rows = await scanned('consents');
    expect(rows).toHaveLength(1);
    const words = rows.map(({ wrappedTextKey, ...row }) => {
      expect(wrappedTextKey).toBe('c2VjcmV0');
      return { ...row, textKey: 'held, sealed; nobody reads it' };
    });
    expect(sorted(document.consents)).toEqual(sorted(words));
  });

  it('has each alert as a full scan finds it, but for who of security acted', async () => {
    const rows = await scanned('alerts');
    expect(rows).toHaveLength(1);
    // Severity and moment once more, for the index alone.
    const words = rows.map(({ urgency: _, ...row }) => ({
      ...row,
      history: History.parse(row['history']).map(({ by: { role }, ...event }) => ({
        ...event,
        by: { role },
      })),
    }));
    expect(sorted(document.alerts)).toEqual(sorted(words));
    expect(json).not.toContain('hash-of-a-handler');
  });

  it('says who opened a post, when and why', () => {
    expect(document.readsByOthers).toEqual([
      {
        at: '2026-03-02T08:23:00.000Z',
        role: 'security',
        alert: alertId(4711),
        post: 'post-full',
        reason: 'a reason to look',
      },
    ]);
  });

  it('leaves out no other row of any store but what only finds those rows again', async () => {
    const left = await Promise.all(
      TABLES.map(async (table) => [table, (await scanned(table)).length] as const),
    );
    const told = { people: 11, consents: 1, observations: 1, alerts: 1, site: 3, schedule: 0, outbox: 0 };
    // By sign-in and by account: each holds the participant's id alone.
    const finders = (await stores.all('people')).filter(
      ({ sk, participant: whose }) => whose === participant && (sk === 'subject' || sk === 'owner'),
    );
    expect(finders.map((item) => Object.keys(item).sort())).toEqual([
      ['participant', 'pk', 'sk', 'version'],
      ['participant', 'pk', 'sk', 'version'],
    ]);
    expect(Object.fromEntries(left)).toEqual({ ...told, people: told.people + finders.length });
    const parts = [document.profile, document.accounts, document.decisions, document.policy];
    expect(parts.flat()).toHaveLength(told.people);
  });

  it('holds nothing of another person', () => {
    for (const file of [json, html]) {
      expect(file).toContain(participant);
      for (const theirs of ['CANARY', OTHER.participant, OTHER.account, OTHER.alert])
        expect(file).not.toContain(theirs);
    }
  });

  it('says of every part where it comes from, what it is for, who sees it and until when it is held', () => {
    for (const part of PARTS) {
      const origin = document.about[part];
      expect([part, origin.sources.length, origin.purposes.length, origin.recipients[0]]).toEqual([
        part,
        expect.any(Number),
        expect.any(Number),
        'You',
      ]);
      expect(origin.kept).not.toBe('');
    }
  });

  it('reads as a page that shows every value of the JSON, without a script or an address of anything else', () => {
    const text = html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
    const leaves = (value: unknown, path: string): readonly (readonly [string, string])[] => {
      if (typeof value === 'object' && value !== null)
        return Object.entries(value).flatMap(([key, part]) => leaves(part, `${path}.${key}`));
      if (typeof value === 'boolean') return [[path, value ? 'yes' : 'no']];
      return [
        [path, path.endsWith('.expiresAt') ? new Date(Number(value) * 1000).toISOString() : String(value)],
      ];
    };
    const { format: _format, version: _version, ...shown } = document;
    const missing = Object.entries(shown)
      .flatMap(([part, value]) => leaves(value, part))
      .filter(([, words]) => !text.includes(words));
    expect(missing).toEqual([]);
    expect(html).toMatch(/^<!doctype html>/u);
    expect(html).not.toMatch(/<script|<link|<img|src=|@import/u);
  });

  it('is described in the documentation, each part and field by its name', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/my-data-export.md'), 'utf8');
    const missing = Object.keys(MyDataDocument.shape).filter((name) => !page.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });
});
