import { Readable } from 'node:stream';

import { afterAll, describe, expect, it } from 'vitest';

import { endConsentsOf, runLeavers } from '../../bin/leavers-command.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import {
  createDynamoNominations,
  createDynamoRecognitionRounds,
} from '../../shared/recognition/recognitions.dynamodb.ts';
import { createDynamoMyDataReader } from '../../shared/rights/my-data.dynamodb.ts';
import { account, participant } from '../support/disclosure-builders.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { listener } from '../support/listener.ts';
import { createRealEraser } from '../support/real-eraser.ts';
import { createRealStores } from '../support/real-stores.ts';
import { deleteTestTables } from '../support/tables.ts';

const NOW = new Date('2026-09-01T08:00:00.000Z');
const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };
const client = createLocalDynamoDbClient();
const made: string[] = [];
afterAll(async () => {
  await deleteTestTables(client, made);
  client.destroy();
});

describe('whoever left the company', () => {
  it('has every consent ended and erased, and nobody else has', async () => {
    const clock = { now: () => NOW };
    const stores = await createRealStores(client, clock);
    made.push(...Object.values(stores.tables));
    const [left, stays] = [participant(1), participant(2)];
    for (const [whose, own] of [
      [left, account(1)],
      [left, account(11)],
      [stays, account(2)],
    ] as const) {
      const connectedAt = NOW.toISOString();
      await stores.ledger.connect({
        version: 1,
        participant: whose,
        account: own,
        handle: '@x',
        connectedAt,
      });
      const choice = { participant: whose, account: own, purposes: EVERYTHING(NOW), notice: NOTICE };
      await stores.ledger.choose(choice);
    }
    const { documents, tables, participants, ledger, reader: consents } = stores;
    const myData = createDynamoMyDataReader({ documents, tables, consents });
    const nominations = createDynamoNominations({ documents, table: tables.site, clock });
    const ports = { participants, ledger, myData, nominations };
    const round = '00000000-0000-4000-8000-000000000090';
    const about = { title: 'Any', about: 'Any.', until: '2026-09-30' };
    await createDynamoRecognitionRounds({ documents, table: tables.site, clock }).start(round, about);
    for (const whose of [left, stays]) await nominations.nominate(whose, round, { name: 'A', says: 'B.' });
    // Twice, and somebody who never took part.
    for (const sub of [left, left, 'nobody'])
      await endConsentsOf(ports, subjectOf('https://login.example', sub));
    for (const own of [account(1), account(11)]) await createRealEraser(stores, clock).carryOut(own);
    const records = await Promise.all([1, 11, 2].map((index) => stores.reader.read(account(index))));
    expect(records.map((record) => record?.status)).toEqual([undefined, undefined, 'given']);
    expect(await stores.ledger.accountsOf(left)).toEqual([]);
    // The rest goes with the next run, now that it is erased; of whoever stays, nothing.
    await endConsentsOf(ports, subjectOf('https://login.example', left));
    const people = JSON.stringify(await stores.all('people'));
    expect([people.includes(left), people.includes(stays)]).toEqual([false, true]);
    const sites = JSON.stringify(await stores.all('site'));
    expect([sites.includes(left), sites.includes(stays)]).toEqual([false, true]);
    const slots = JSON.stringify(await stores.all('schedule'));
    expect([slots.includes(account(2)), slots.includes(account(11))]).toEqual([true, false]);
  });
});

describe('a list of leavers', () => {
  const STORES = ['people', 'consents', 'schedule', 'outbox', 'observations', 'alerts', 'site', 'ledger'];
  const TABLES = STORES.flatMap((name) => [`--${name}`, 'nowhere']);
  const run = async (text: string, ...args: readonly string[]) => {
    const [output, complaints] = [listener(), listener()];
    const parts = { output: output.output, complaints: complaints.output };
    return {
      code: await runLeavers(Readable.from([text]), parts, args),
      said: output.said(),
      complained: complaints.said(),
    };
  };

  it('is refused as a whole when a line is none of it, with each line’s number', async () => {
    const { code, said, complained } = await run(`one\ntwo words\n${'x'.repeat(300)}\n`, ...TABLES);
    expect([code, said]).toEqual([2, '']);
    expect(complained).toMatch(/^line 2: .*\nline 3: .*\nNothing was done\.\n$/u);
  });

  it('needs to be told every store, and a stage that is there', async () => {
    const { code, said } = await run('one\n', ...TABLES.slice(2));
    expect([code, said]).toEqual([2, expect.stringContaining('Usage: candor leavers')]);
    await expect(run('one\n', ...TABLES, '--stage', 'nowhere')).rejects.toThrow(/nowhere/u);
  });
});
