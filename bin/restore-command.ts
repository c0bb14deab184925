import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import { systemClock } from '../shared/clock.ts';
import { createDynamoRebuiltStores } from '../shared/rights/rebuilt-stores.dynamodb.ts';
import { createDynamoRestoredStores } from '../shared/rights/restored-stores.dynamodb.ts';
import type { RestoreCount } from '../shared/rights/restored-stores.ts';
import { createDocuments } from '../shared/runtime/documents.ts';

const USAGE = `Usage: candor restore STORE --from BACKUP --to TABLE --consents TABLE [--observations TABLE]
       candor restore Schedule --to TABLE --consents TABLE
       candor restore Outbox --to TABLE --consents TABLE --people TABLE

  Copies a store (Observations, People, Alerts, Releases, Ledger, Terms, Site) from the table that a
  backup was restored to, through every erasure since: what names a person comes back only as far as
  a consent that stands today covers it. Nothing that the store holds is overwritten; it may be run
  again. Alerts come after Observations, whose table they are given.
  Schedule and Outbox have no backup and are made anew from the consents. Consents are never
  restored: a backup's would be those of people who left.
`;

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  consents: { type: 'string' },
  observations: { type: 'string' },
  people: { type: 'string' },
} as const;

type Said = RestoreCount | number;

/** `candor restore`: brings a lost store back, through the erasures since its backup. Answers the exit code. */
export const runRestore = async (args: readonly string[], output: Writable): Promise<number> => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [store, ...others] = positionals;
  const { from = '', to, consents, observations = '', people = '' } = values;
  if (store === undefined || others.length > 0 || to === undefined || consents === undefined)
    return refuse(output);
  const documents = createDocuments();
  const restored = createDynamoRestoredStores({
    documents,
    tables: { consents, from, to, observations },
    clock: systemClock,
    newId: randomUUID,
  });
  const rebuilt = createDynamoRebuiltStores({
    documents,
    tables: { consents, people, schedule: to, outbox: to },
  });
  const ways: Readonly<Record<string, (() => Promise<Said>) | undefined>> = {
    Schedule: () => rebuilt.schedule(),
    ...(people !== '' && { Outbox: () => rebuilt.outbox() }),
    ...(from !== '' && {
      Observations: () => restored.observations(),
      People: () => restored.people(),
      Releases: () => restored.nameless('Releases'),
      Ledger: () => restored.nameless('Ledger'),
      Terms: () => restored.nameless('Terms'),
      Site: () => restored.officialAccounts(),
      ...(observations !== '' && { Alerts: () => restored.alerts() }),
    }),
  };
  const way = Object.hasOwn(ways, store) ? ways[store] : undefined;
  if (way === undefined) return refuse(output);
  output.write(`${store}: ${inWords(await way())}\n`);
  documents.destroy();
  return 0;
};

const refuse = (output: Writable): number => {
  output.write(USAGE);
  return 2;
};

const inWords = (said: Said): string =>
  typeof said === 'number'
    ? `made anew for ${said} accounts.`
    : `${said.restored} items restored, ${said.there} were there, ${said.left} left in the backup.`;
