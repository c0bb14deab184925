import { createHash, randomBytes } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { createCryptoRandom } from '../../../shared/disclosure/random.crypto.ts';
import { AccountId, Day } from '../../../shared/ids.ts';
import { boxKeyOf } from '../../../shared/sealing/sealed-box.ts';
import type { InnerOpening } from '../../../shared/transparency/inner-opening.ts';
import { ledgerCommitment, ledgerItem, LedgerEntry } from '../../../shared/transparency/ledger-entry.ts';
import {
  collectionRowId,
  drawnDay,
  eventRowPlace,
  keptOpeningOf,
  openPersonalRow,
  personalRow,
} from '../../../shared/transparency/personal-row.ts';

const random = createCryptoRandom();
const ACCOUNT = AccountId.parse('bluesky:did:plc:aaaaaaaaaaaaaaaaaaaaaaaa');
const DAY = Day.parse('2026-11-22');
const ID = '00000000-0000-4000-8000-000000000001';
const SHA = 'ab'.repeat(32);
const collected: InnerOpening = {
  version: 1,
  kind: 'collection',
  account: ACCOUNT,
  day: Day.parse('2026-11-21'),
  collectedOn: DAY,
  posts: 3,
  sha256: SHA,
};
const privateHalf = randomBytes(32);
const KEY = boxKeyOf(privateHalf);
const facts = { kind: 'collection', outcome: 'collected', id: ID, day: DAY, inner: collected } as const;

const sha256 = (salt: string, content: string): string =>
  createHash('sha256').update(Buffer.from(salt, 'base64')).update(content).digest('base64');

describe('a personal row', () => {
  it('names in clear neither account nor day nor number, is dated by midnight, and goes 400 days later', () => {
    const { row } = personalRow(facts, random, KEY);
    const { salt: _salt, detail: _detail, sealed: _sealed, ...clear } = row;
    expect(clear).toEqual({
      version: 1,
      id: ID,
      at: '2026-11-22T00:00:00.000Z',
      kind: 'collection',
      outcome: 'collected',
      // 2027-12-27T00:00:00Z: 365 days to 2027-11-22 and 35 more.
      expiresAt: Date.UTC(2027, 11, 27) / 1000,
    });
    expect(JSON.stringify(ledgerItem(row))).not.toMatch(/bluesky|plc|2026-11-21|abab/u);
    expect(LedgerEntry.parse(ledgerItem(row))).toEqual(row);
  });

  it('is committed to by what is in clear, which commits to what is not', () => {
    const { row, opening } = personalRow(facts, random, KEY);
    expect(opening.inner).toBe(
      `{"account":"${ACCOUNT}","collectedOn":"2026-11-22","day":"2026-11-21","kind":"collection","posts":3,"sha256":"${SHA}","version":1}`,
    );
    expect(row.detail).toBe(sha256(opening.innerSalt, opening.inner));
    expect(opening.outer).toBe(
      `{"at":"2026-11-22T00:00:00.000Z","detail":"${row.detail}","id":"${ID}","kind":"collection","outcome":"collected","version":1}`,
    );
    expect(Buffer.from(ledgerCommitment(row)).toString('base64')).toBe(sha256(opening.salt, opening.outer));
    expect(opening).toMatchObject({ id: ID, day: DAY, salt: row.salt });
  });

  it('opens for the holder of the private half, and for nobody else', () => {
    const { row, opening } = personalRow(facts, random, KEY);
    expect(openPersonalRow(row, privateHalf)).toEqual({ innerSalt: opening.innerSalt, inner: collected });
    expect(keptOpeningOf(row, privateHalf)).toEqual(opening);
    expect(() => openPersonalRow(row, randomBytes(32))).toThrow('cannot be opened');
    expect(openPersonalRow(personalRow(facts, random).row, privateHalf)).toBeUndefined();
  });

  it('does not open as another row, nor where its detail was changed', () => {
    const { row } = personalRow(facts, random, KEY);
    const moved = { ...row, id: '00000000-0000-4000-8000-000000000002' };
    expect(() => openPersonalRow(moved, privateHalf)).toThrow('cannot be opened');
    const forged = { ...row, detail: personalRow(facts, random, KEY).row.detail };
    expect(() => openPersonalRow(forged, privateHalf)).toThrow('not what it commits to');
  });

  it('is new bytes each time it is made of the same', () => {
    const [one, other] = [personalRow(facts, random, KEY).row, personalRow(facts, random, KEY).row];
    expect(one.salt).not.toBe(other.salt);
    expect(one.detail).not.toBe(other.detail);
    expect(one.sealed).not.toBe(other.sealed);
  });

  it('has the same size in the store for accounts whose names are not the same length', () => {
    const sizes = ['bluesky:did:plc:a', 'mastodon:social.example/109348571234'].map((name) => {
      const inner = { ...collected, account: AccountId.parse(name) };
      return JSON.stringify(personalRow({ ...facts, inner }, random, KEY).row).length;
    });
    expect(new Set(sizes).size).toBe(1);
    expect(Math.max(...sizes)).toBeLessThan(1000);
  });

  it('is refused with an outcome that is none of its kind', () => {
    expect(() => personalRow({ ...facts, outcome: 'erased' }, random, KEY)).toThrow();
  });
});

describe('the place of a row', () => {
  const locator = Buffer.alloc(32, 1).toString('base64');
  const other = Buffer.alloc(32, 2).toString('base64');
  const which = { account: ACCOUNT, day: DAY, collectedOn: DAY };

  it('follows from the locator, looks drawn, and differs with each part', () => {
    const id = collectionRowId(locator, which);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(collectionRowId(locator, { ...which })).toBe(id);
    const next = Day.parse('2026-11-23');
    const ids = [
      id,
      collectionRowId(other, which),
      collectionRowId(locator, { ...which, day: next }),
      collectionRowId(locator, { ...which, collectedOn: next }),
      eventRowPlace(locator, { id: ID, at: '2026-11-22T09:00:00.000Z' }).id,
      eventRowPlace(other, { id: ID, at: '2026-11-22T09:00:00.000Z' }).id,
    ];
    expect(new Set(ids).size).toBe(6);
  });

  it('of an event is the same whenever it is asked for', () => {
    const event = { id: ID, at: '2026-11-22T09:00:00.000Z' };
    expect(eventRowPlace(locator, event)).toEqual(eventRowPlace(locator, event));
  });

  /** 8,000 of each over eight days: 1,000 a day, variance 875; chi-square with 7 degrees is below 29.9 but once in 10,000. */
  it('enters on each of eight days as often, whether placed by the locator or drawn', () => {
    const now = new Date('2026-11-22T23:59:00.000Z');
    const placed = () =>
      eventRowPlace(randomBytes(32).toString('base64'), { id: ID, at: now.toISOString() }).day;
    for (const draw of [placed, () => drawnDay(now, random)]) {
      const days = Map.groupBy(Array.from({ length: 8000 }, draw), (day) => day);
      expect([...days.keys()].sort()).toEqual(
        [22, 23, 24, 25, 26, 27, 28, 29].map((day) => `2026-11-${day}`),
      );
      const squares = [...days.values()].map(({ length }) => (length - 1000) ** 2 / 1000);
      expect(squares.reduce((sum, one) => sum + one, 0)).toBeLessThan(29.9);
    }
  });
});
