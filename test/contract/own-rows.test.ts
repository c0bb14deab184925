import { randomUUID } from 'node:crypto';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { AccountLink } from '../../shared/consent/consent-history.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { AccountId, ParticipantId } from '../../shared/ids.ts';
import { collectionRow } from '../../shared/posts/collection-rows.ts';
import { createDynamoOwnRows } from '../../shared/rights/own-rows.dynamodb.ts';
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

const read = (link: AccountLink) => {
  const { documents, tables, openings, openingKeys } = stores;
  return createDynamoOwnRows({ documents, tables, openings, keys: openingKeys }).of(link, now);
};

const idsInStore = async (): Promise<readonly unknown[]> =>
  (await stores.all('ledger')).map(({ id }) => id).sort();

describe('somebody’s own rows of the log', () => {
  it('are all that a full scan of the store finds, each opened, where nobody else takes part', async () => {
    const ann = await join('ann');
    await collect(ann, '2026-07-02', '2026-07-02');
    await collect(ann, '2026-07-02', '2026-10-19');
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
