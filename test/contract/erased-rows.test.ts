import { describe, expect, it } from 'vitest';

import { Day } from '../../shared/ids.ts';
import { LedgerEntry, PersonalRow } from '../../shared/transparency/ledger-entry.ts';
import { alertTrail, openPersonalRow } from '../../shared/transparency/personal-row.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';
import { account, participant, post, sheet, uuid } from '../support/disclosure-builders.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { LogWorld } from '../support/log-world.ts';
import { createRealEraser } from '../support/real-eraser.ts';
import { createRealStores } from '../support/real-stores.ts';

const client = createLocalDynamoDbClient();
const notice = { version: '1', language: 'en', sha256: 'a'.repeat(64) };

/** Two people who agree and are collected from over three days; the first leaves on the fourth and is erased. */
const play = async () => {
  const world = { now: new Date('2026-03-10T12:00:00.000Z') };
  const clock = { now: () => world.now };
  const stores = await createRealStores(client, clock);
  const { ledger, reader, writer } = stores;
  for (const nth of [1, 2]) {
    const [who, which] = [participant(nth), account(nth)];
    const connectedAt = world.now.toISOString();
    await ledger.connect({
      version: 1,
      participant: who,
      account: which,
      handle: `@handle-${nth}`,
      connectedAt,
    });
    await ledger.choose({ participant: who, account: which, purposes: EVERYTHING(world.now), notice });
  }
  for (const on of ['2026-03-10', '2026-03-11', '2026-03-12']) {
    world.now = new Date(`${on}T13:00:00.000Z`);
    for (const nth of [1, 2]) {
      const consent = await reader.read(account(nth));
      if (consent?.status !== 'given') throw new Error('no consent');
      const own = sheet(nth, on, [post(`post-of-${nth}-${on}`)]);
      const sheets = [
        { sheet: { ...own, generation: consent.generation, revision: uuid(9000) }, previous: undefined },
      ];
      const about = {
        generation: consent.generation,
        account: account(nth),
        author: participant(nth),
        post: `post-of-${nth}-${on}`,
      };
      const alerts =
        on === '2026-03-11' ? [leakAlert(nth, { ...about, raisedAt: `${on}T13:00:00.000Z` })] : [];
      expect(await writer.write({ consent, sheets, alerts })).toEqual({ kind: 'written' });
    }
  }
  world.now = new Date('2026-03-13T12:00:00.000Z');
  return { world, stores, eraser: createRealEraser(stores, clock) };
};

const STORES = ['consents', 'people', 'schedule', 'observations', 'alerts', 'site', 'ledger'] as const;

/** All that is stored, but for errands in the outbox, which are never taken off here since nothing relays them. */
const everythingIn = async ({ stores }: Awaited<ReturnType<typeof play>>): Promise<string> =>
  JSON.stringify(await Promise.all(STORES.map((name) => stores.all(name))));

describe('somebody who left and was erased', () => {
  it('is linked by nothing that is left, and every tree verifies as before', async () => {
    const scene = await play();
    const { stores, eraser } = scene;
    const [who, which] = [participant(1), account(1)];
    const opening = await stores.openings.openingOf(which);
    const others = await stores.openings.openingOf(account(2));
    const consent = await stores.reader.read(which);
    if (opening === undefined || others === undefined || consent === undefined) throw new Error('no opening');
    const privateHalf = await stores.openingKeys.open(which, opening.wrapped);
    const rowsThen = (await stores.all('ledger')).map((item) => PersonalRow.parse(LedgerEntry.parse(item)));
    const own = rowsThen.filter((row) => {
      try {
        return openPersonalRow(row, privateHalf) !== undefined;
      } catch {
        return false;
      }
    });
    // One consent, three collections and an alert of theirs, as many of the other's.
    expect([own.length, rowsThen.length]).toEqual([5, 10]);
    const trail = alertTrail(opening.locator, alertId(1));
    expect(await everythingIn(scene)).toContain(trail);

    await stores.ledger.withdraw(who, which);
    await eraser.carryOut(which);
    await stores.participants.forget(who);

    const left = await everythingIn(scene);
    const traces = [
      who,
      which,
      '@handle-1',
      'post-of-1',
      opening.key,
      opening.wrapped,
      opening.locator,
      trail,
    ];
    expect(traces.filter((trace) => left.includes(trace))).toEqual([]);
    // The case that stays open keeps the number of the consent, drawn at random, which nothing else names any more.
    const elsewhere = await Promise.all(
      STORES.filter((name) => name !== 'alerts').map((name) => stores.all(name)),
    );
    expect(JSON.stringify(elsewhere)).not.toContain(consent.generation);

    const rowsNow = (await stores.all('ledger')).map((item) => LedgerEntry.parse(item));
    expect(rowsNow.filter(({ id }) => own.some((row) => row.id === id))).toEqual(own);
    const othersHalf = await stores.openingKeys.open(account(2), others.wrapped);
    for (const row of own) expect(() => openPersonalRow(row, othersHalf)).toThrow('cannot be opened');

    const log = new LogWorld();
    await log.seal('2026-03-10T03:30:00Z');
    for (const row of rowsNow) log.add(row);
    await log.seal('2026-03-22T03:30:00Z');
    await log.holds(
      Array.from({ length: 13 }, (_, at) => Day.parse(`2026-03-${String(9 + at).padStart(2, '0')}`)),
    );
  });
});
