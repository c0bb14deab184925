import { randomUUID } from 'node:crypto';

import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { AccountLink } from '../../shared/consent/consent-history.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { AccountId, ParticipantId } from '../../shared/ids.ts';
import { collectionRow } from '../../shared/posts/collection-rows.ts';
import { createDynamoOwnRows } from '../../shared/rights/own-rows.dynamodb.ts';
import type { RowsWanted } from '../../shared/rights/own-rows.ts';
import { ledgerItem } from '../../shared/transparency/ledger-entry.ts';
import { openedRow } from '../../shared/transparency/opened-row.ts';
import { day, sheet } from '../support/disclosure-builders.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';

const client = createLocalDynamoDbClient();
afterAll(() => client.destroy());

const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };
const START = new Date('2026-07-01T10:00:00Z');
const random = createCryptoRandom();
let now = START;
let stores: RealStores;

beforeEach(async () => {
  now = START;
  stores = await createRealStores(client, { now: () => now });
});

const later = (days: number): Date => new Date(START.getTime() + days * 86_400_000);

const join = async (name: string): Promise<AccountLink> => {
  const link = AccountLink.parse({
    version: 1,
    participant: ParticipantId.parse(randomUUID()),
    account: AccountId.parse(`mastodon:social.example/${name}`),
    handle: `@${name}`,
    connectedAt: now.toISOString(),
  });
  await stores.ledger.connect(link);
  await stores.ledger.choose({ ...link, purposes: EVERYTHING(now), notice: NOTICE });
  return link;
};

/** Keeps the row of a sheet as classification does. */
const collect = async ({ account }: AccountLink, of: string, on: string): Promise<void> => {
  const opening = await stores.openings.openingOf(account);
  if (opening === undefined) throw new Error('nobody agreed to that');
  const row = collectionRow({ ...sheet(1, of), account }, { opening, collectedOn: day(on) }, random);
  await stores.put('ledger', ledgerItem(row));
};

const read = (link: AccountLink, wanted?: RowsWanted) => {
  const { documents, tables, openings, openingKeys } = stores;
  const rows = createDynamoOwnRows({ documents, tables, openings, keys: openingKeys });
  return rows.of({ link, alerts: [] }, now, wanted);
};

const linesOf = (rows: Awaited<ReturnType<typeof read>>): string[] =>
  rows
    .map(openedRow)
    .flatMap((row) => (typeof row === 'string' ? [] : [row]))
    .map(({ day: on, kind, inner }) => `${on} ${kind} ${String(inner?.['day'] ?? inner?.['what'])}`);

const idsInStore = async (): Promise<readonly unknown[]> =>
  (await stores.all('ledger')).map(({ id }) => id).sort();

const Reads = z.object({
  RequestItems: z.record(
    z.string(),
    z.object({ ConsistentRead: z.boolean(), Keys: z.array(z.object({ pk: z.string() })) }),
  ),
});

/** Which days' rows are read, and whether strongly consistent. */
const watching = () => {
  const asked: (readonly [day: string, isConsistent: boolean])[] = [];
  const watched = createLocalDynamoDbClient();
  watched.middlewareStack.add((next, { commandName }) => (args) => {
    if (commandName === 'BatchGetItemCommand')
      for (const { ConsistentRead, Keys } of Object.values(Reads.parse(args.input).RequestItems))
        for (const { pk } of Keys) asked.push([pk.replace('day#', ''), ConsistentRead]);
    return next(args);
  });
  return { documents: DynamoDBDocumentClient.from(watched), asked };
};

describe('somebody’s own rows of the log', () => {
  it('are all that a full scan of the store finds, each opened, where nobody else takes part', async () => {
    const ann = await join('ann');
    await collect(ann, '2026-07-02', '2026-07-02');
    // Its sheet goes when 10 August begins: a writer that saw it just before may write just after.
    await collect(ann, '2026-07-02', '2026-08-10');
    now = later(20);
    await stores.ledger.pause(ann.participant, ann.account);
    now = later(40);
    await stores.ledger.resume(ann.participant, ann.account);
    now = later(120);
    const own = await read(ann);
    expect(own.map(({ id }) => id).sort()).toEqual(await idsInStore());
    const opened = own.map(openedRow).flatMap((row) => (typeof row === 'string' ? [] : [row]));
    expect(opened.map(({ kind, outcome }) => `${kind} ${outcome}`).sort()).toEqual([
      'collection collected',
      'collection collected',
      'consent given',
      'consent paused',
      'consent resumed',
    ]);
    for (const { inner } of opened) expect(inner).toMatchObject({ account: ann.account });
    expect(own.map(({ day: on }) => on)).toEqual(own.map(({ day: on }) => on).sort());
  });

  it('are those of some days, or of one day’s posts, where only these are wanted', async () => {
    const ann = await join('ann');
    await collect(ann, '2026-07-02', '2026-07-02');
    await collect(ann, '2026-07-02', '2026-07-20');
    await collect(ann, '2026-07-19', '2026-07-20');
    now = later(31);
    const [given] = linesOf(await read(ann)).filter((line) => line.includes('given'));
    const between = (from: string, to: string) => ({ from: day(from), to: day(to) });
    expect(given).toMatch(/^2026-07-0[1-8] consent given$/u);
    expect(linesOf(await read(ann, between('2026-07-09', '2026-07-20'))).sort()).toEqual([
      '2026-07-20 collection 2026-07-02',
      '2026-07-20 collection 2026-07-19',
    ]);
    expect(linesOf(await read(ann, between('2026-07-09', '2026-07-19')))).toEqual([]);
    const postsOf = { ...between('2026-07-01', '2026-08-11'), postsOf: day('2026-07-02') };
    expect(linesOf(await read(ann, postsOf))).toEqual([
      '2026-07-02 collection 2026-07-02',
      '2026-07-20 collection 2026-07-02',
    ]);
  });

  it('are read by half a unit for an id of a day that is over for an hour, and by a whole one until then', async () => {
    const ann = await join('ann');
    const { documents, asked } = watching();
    const { tables, openings, openingKeys: keys } = stores;
    const rows = createDynamoOwnRows({ documents, tables, openings, keys });
    const wanted = { from: day('2026-07-05'), to: day('2026-07-07') };
    const readAt = async (moment: string): Promise<readonly string[]> => {
      asked.length = 0;
      await rows.of({ link: ann, alerts: [] }, new Date(moment), wanted);
      return [
        ...new Set(asked.map(([on, isConsistent]) => `${on} ${isConsistent ? 'whole' : 'half'}`)),
      ].sort();
    };
    expect(await readAt('2026-07-07T00:59:59Z')).toEqual([
      '2026-07-05 half',
      '2026-07-06 whole',
      '2026-07-07 whole',
    ]);
    expect(await readAt('2026-07-07T01:00:00Z')).toEqual([
      '2026-07-05 half',
      '2026-07-06 half',
      '2026-07-07 whole',
    ]);
  });

  it('are nobody else’s, and what stays is nobody’s once the consent is gone', async () => {
    const ann = await join('ann');
    const bob = await join('bob');
    await collect(bob, '2026-07-02', '2026-07-02');
    now = later(10);
    const all = await idsInStore();
    const [hers, his] = [await read(ann), await read(bob)];
    expect([...hers, ...his].map(({ id }) => id).sort()).toEqual(all);
    expect(hers).toHaveLength(1);
    await stores.ledger.withdraw(bob.participant, bob.account);
    expect(await read(bob)).toEqual([]);
    // His end is one more; what it opens with is in his history.
    expect(await idsInStore()).toHaveLength(all.length + 1);
  });
});
