import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { readDataTable, parseDataTable } from '../../bin/records/data-table.ts';
import { FUNCTIONS, liveConfiguration, resourcesOf } from '../../bin/records/live-configuration.ts';
import { processingRecords, undescribed } from '../../bin/records/processing-records.ts';
import { runRecords } from '../../bin/records-command.ts';
import { settingsOf } from '../../bin/stage-settings.ts';
import { STORES } from '../../shared/names.ts';
import { listener } from '../support/listener.ts';

const settings = settingsOf();
const resources = resourcesOf(settings);
const live = liveConfiguration(settings, resources);
const table = readDataTable();
const docs = (name: string): string => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8');

const run = (...args: readonly string[]) => {
  const { output, said } = listener();
  return { code: runRecords(args, output), said: said() };
};

/** It shows people their own posts from memory, and may use no store at all. */
const STORELESS: readonly string[] = ['deliver-finding', 'mail-finding', 'preview-posts'];

describe('the records of processing', () => {
  it('that are committed are those of the code: else run npm run records', () => {
    const { code, said } = run();
    expect(code).toBe(0);
    expect(docs('processing-records.md')).toBe(said);
  });

  it('are written as JSON as well, and say the same', () => {
    expect(JSON.parse(run('--json').said)).toEqual(
      JSON.parse(JSON.stringify(processingRecords(live, table))),
    );
  });

  it('tell of every store, every function that may use one, and every queue of the templates', () => {
    const { processing } = processingRecords(live, table);
    expect(processing.stores.map(({ name }) => name).sort()).toEqual([...STORES].sort());
    expect([...new Set(processing.recipients.map(({ function: name }) => name))].sort()).toEqual(
      FUNCTIONS.filter((name) => !STORELESS.includes(name)).sort(),
    );
    expect(processing.queues).toHaveLength(
      resources.filter(([, { Type }]) => Type === 'AWS::SQS::Queue').length,
    );
  });

  it('tell the days that the templates and the settings say', () => {
    const { processing } = processingRecords(
      liveConfiguration({ ...settings, logDays: 7 }, resources),
      table,
    );
    const backups = Object.fromEntries(processing.stores.map(({ name, backupDays }) => [name, backupDays]));
    expect([backups['Consents'], backups['People'], processing.logDays]).toEqual([0, 7, 7]);
    const classify = processing.queues.filter(({ carries }) => carries.includes('sealed'));
    expect(Math.max(...classify.map(({ days }) => days))).toBe(4);
  });

  it('say of comms what its role is granted: keys of official accounts, no rows, no people', () => {
    const { recipients } = processingRecords(live, table).processing;
    const comms = recipients.filter(({ function: name }) => name === 'comms-site');
    expect(comms.map(({ store, reads }) => `${store} ${reads ? 'read' : 'written'}`).sort()).toEqual([
      'Consents read',
      'Feedback read',
      'Outbox written',
      'Releases read',
      'Schedule written',
      'Site read',
    ]);
    expect(comms.find(({ store }) => store === 'Consents')?.keys).toEqual(['epoch#16', 'official#*']);
  });
});

const [someAccess] = live.access;
const [someStore] = live.stores;
const [someRow] = table;
if (someAccess === undefined || someStore === undefined || someRow === undefined)
  throw new Error('the stage has nothing');

describe('what no entry speaks of', () => {
  it('is nothing, as the code is', () => {
    expect(undescribed(live, table)).toEqual([]);
  });

  it.each([
    ['Diaries', { stores: [...live.stores, { ...someStore, name: 'Diaries' }] }],
    ['marketingsite', { access: [...live.access, { ...someAccess, role: 'marketingsiteRole0A1B2C3D' }] }],
    ['Marketing', { queues: [...live.queues, { name: 'Marketing', days: 4 }] }],
    ['Kinesis', { types: [...live.types, 'AWS::Kinesis::Stream'] }],
  ])(
    'is a new store, recipient, queue or kind of resource (%s), and then no records are written',
    (name, more) => {
      const configuration = { ...live, ...more };
      expect(undescribed(configuration, table)).toEqual([expect.stringContaining(name)]);
      expect(() => processingRecords(configuration, table)).toThrow(name);
    },
  );

  it.each([
    ['Ledger', table.filter(({ store }) => !store.includes('Ledger'))],
    ['Diaries', [...table, { ...someRow, store: '`Diaries`' }]],
    ['a spreadsheet', [...table, { ...someRow, store: 'a spreadsheet' }]],
  ])('is a store without a row, or a row without a place (%s)', (name, rows) => {
    expect(undescribed(live, rows)).toEqual([expect.stringContaining(name)]);
    expect(() => processingRecords(live, rows)).toThrow(name);
  });

  it('is found in the templates themselves, not in what is made of them', () => {
    const statement = {
      Action: 'dynamodb:Query',
      Resource: { 'Fn::ImportValue': 'x:ExportsOutputFnGetAttPeople0A1B2C3DArn' },
    };
    const Properties = {
      PolicyDocument: { Statement: [{ ...statement, Effect: 'Allow' }] },
      Roles: [{ Ref: 'analystRole0A1B2C3D' }],
    };
    const more = [...resources, ['p', { Type: 'AWS::IAM::Policy', Properties }] as const];
    expect(undescribed(liveConfiguration(settings, more), table)).toEqual([
      expect.stringContaining('analystRole0A1B2C3D, which may use People'),
    ]);
  });

  it('is a row of the table of data that leaves a cell empty', () => {
    expect(() =>
      parseDataTable('| a | b | c | d | e |\n| --- | --- | --- | --- | --- |\n| a | | c | d | e |'),
    ).toThrow('five cells');
  });
});
