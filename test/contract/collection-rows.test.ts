import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { AccountId, Day } from '../../shared/ids.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import type { ConsentInForce } from '../../shared/consent/consent-record.ts';
import type { DaySheet } from '../../shared/posts/day-sheet.ts';
import { LedgerEntry, PersonalRow } from '../../shared/transparency/ledger-entry.ts';
import { collectionRowId, openPersonalRow } from '../../shared/transparency/personal-row.ts';
import {
  account,
  day,
  officialConsent,
  participant,
  post,
  sheet,
  uuid,
} from '../support/disclosure-builders.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { createRealStores } from '../support/real-stores.ts';
import { consentItem } from '../../shared/consent/consent-items.ts';

const client = createLocalDynamoDbClient();
const OWN = participant(1);
const ACCOUNT = account(1);
const YESTERDAY = day('2026-03-09');

const open = async () => {
  const world = { now: new Date('2026-03-10T12:00:00.000Z') };
  const stores = await createRealStores(client, { now: () => world.now });
  const { ledger, reader, writer } = stores;
  const connectedAt = world.now.toISOString();
  await ledger.connect({ version: 1, participant: OWN, account: ACCOUNT, handle: '@one', connectedAt });
  const notice = { version: '1', language: 'en', sha256: 'a'.repeat(64) };
  await ledger.choose({ participant: OWN, account: ACCOUNT, purposes: EVERYTHING(world.now), notice });
  const consent = await reader.read(ACCOUNT);
  if (consent?.status !== 'given') throw new Error('no consent');
  const opening = await stores.openings.openingOf(ACCOUNT);
  if (opening === undefined) throw new Error('no opening');
  const write = (one: DaySheet, previous?: string, under: ConsentInForce = consent) =>
    writer.write({ consent: under, sheets: [{ sheet: one, previous }], alerts: [] });
  const rows = async () =>
    (await stores.all('ledger'))
      .map((item) => PersonalRow.parse(LedgerEntry.parse(item)))
      .filter(({ kind }) => kind === 'collection');
  return { world, stores, consent, opening, write, rows };
};

/** A sheet of yesterday’s with so many posts. */
const withPosts = (count: number, revision: number): DaySheet => ({
  ...sheet(
    1,
    YESTERDAY,
    Array.from({ length: count }, (_, nth) => post(`post-${nth}`)),
  ),
  revision: uuid(8000 + revision),
});

describe('the log’s row of a collection', () => {
  it('comes with the sheet, dated by the day of collecting, and is opened by the person alone', async () => {
    const { stores, opening, write, rows } = await open();
    const own = withPosts(3, 1);
    expect(await write(own)).toEqual({ kind: 'written' });
    const [row, ...others] = await rows();
    if (row === undefined) throw new Error('no row');
    expect(others).toEqual([]);
    expect(row.at).toBe('2026-03-10T00:00:00.000Z');
    const collectedOn = Day.parse('2026-03-10');
    expect(row.id).toBe(collectionRowId(opening.locator, { account: ACCOUNT, day: YESTERDAY, collectedOn }));
    const privateHalf = await stores.openingKeys.open(ACCOUNT, opening.wrapped);
    expect(openPersonalRow(row, privateHalf)?.inner).toEqual({
      version: 1,
      kind: 'collection',
      account: ACCOUNT,
      day: YESTERDAY,
      collectedOn,
      posts: 3,
      sha256: createHash('sha256').update(canonicalJson(own.posts)).digest('hex'),
    });
    expect(JSON.stringify(await stores.all('ledger'))).not.toContain(ACCOUNT);
  });

  it('is one a day and sheet, the newest state; another day of collecting has its own', async () => {
    const { world, stores, opening, write, rows } = await open();
    await write(withPosts(1, 1));
    await write(withPosts(2, 2), uuid(8001));
    const privateHalf = await stores.openingKeys.open(ACCOUNT, opening.wrapped);
    const counts = async () =>
      (await rows()).map((row) => {
        const inner = openPersonalRow(row, privateHalf)?.inner;
        return inner?.kind === 'collection' ? `${inner.collectedOn} ${inner.posts}` : undefined;
      });
    expect(await counts()).toEqual(['2026-03-10 2']);
    world.now = new Date('2026-03-11T09:00:00.000Z');
    await write(withPosts(3, 3), uuid(8002));
    expect((await counts()).sort()).toEqual(['2026-03-10 2', '2026-03-11 3']);
  });

  it('is not there where the sheet is not: a lost race and a withdrawn consent write neither', async () => {
    const { stores, write, rows } = await open();
    expect(await write(withPosts(1, 1), uuid(4711))).toMatchObject({ kind: 'lost-race' });
    await stores.ledger.withdraw(OWN, ACCOUNT);
    expect(await write(withPosts(1, 1))).toEqual({ kind: 'no-consent' });
    expect(await rows()).toEqual([]);
  });

  it('is not written again where counts alone changed, as they do when they freeze', async () => {
    const { stores, consent, opening, world, rows } = await open();
    const put = (one: DaySheet, previous: string | undefined, isCountsAlone: boolean) =>
      stores.writer.write({ consent, sheets: [{ sheet: one, previous, isCountsAlone }], alerts: [] });
    await put(withPosts(1, 1), undefined, false);
    world.now = new Date('2026-03-17T12:00:00.000Z');
    expect(await put(withPosts(1, 2), uuid(8001), true)).toEqual({ kind: 'written' });
    const collectedOn = Day.parse('2026-03-10');
    const id = collectionRowId(opening.locator, { account: ACCOUNT, day: YESTERDAY, collectedOn });
    expect((await rows()).map((row) => row.id)).toEqual([id]);
  });

  it('is written of no official account', async () => {
    const { stores, write, rows } = await open();
    const official = officialConsent(90);
    if (official.status !== 'given') throw new Error('no consent');
    await stores.put('consents', consentItem(official));
    const { participant: _, ...own } = sheet(90, YESTERDAY);
    expect(await write(own, undefined, official)).toEqual({ kind: 'written' });
    expect(await rows()).toEqual([]);
  });

  it('takes less than a kilobyte of the store for the accounts there are', async () => {
    const { stores, write } = await open();
    await write(withPosts(150, 1));
    const [item] = (await stores.all('ledger')).filter(({ kind }) => kind === 'collection');
    const size = Object.entries(item ?? {}).reduce(
      (sum, [name, value]) => sum + name.length + String(value).length,
      0,
    );
    expect(AccountId.parse(ACCOUNT).length).toBeGreaterThan(20);
    expect(size).toBeLessThan(1000);
  });
});
