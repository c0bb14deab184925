import { describe, expect, it } from 'vitest';

import { canonicalJson } from '../../shared/canonical-json.ts';
import { addDays } from '../../shared/clock.ts';
import { openingKey, type ConsentOpening } from '../../shared/consent/opening-item.ts';
import type { Purposes } from '../../shared/consent/consent-record.ts';
import { calendarDay } from '../../shared/posts/periods.ts';
import { KeptOpening } from '../../shared/transparency/inner-opening.ts';
import { LedgerEntry, outerOpeningOf, PersonalRow } from '../../shared/transparency/ledger-entry.ts';
import { eventRowPlace, openPersonalRow } from '../../shared/transparency/personal-row.ts';
import { account, participant } from '../support/disclosure-builders.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { createRealEraser } from '../support/real-eraser.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';

const START = new Date('2026-03-10T12:00:00.000Z');
const notice = { version: '1', language: 'en', sha256: 'a'.repeat(64) };
const OWN = participant(1);
const ACCOUNT = account(1);
const client = createLocalDynamoDbClient();

const open = async () => {
  const world = { now: START };
  const clock = { now: () => world.now };
  const stores = await createRealStores(client, clock);
  const choose = (purposes: Purposes) =>
    stores.ledger.choose({ participant: OWN, account: ACCOUNT, purposes, notice });
  const link = { version: 1, participant: OWN, account: ACCOUNT, handle: '@one' } as const;
  await stores.ledger.connect({ ...link, connectedAt: START.toISOString() });
  return { world, stores, choose, eraser: createRealEraser(stores, clock) };
};
type Scene = Awaited<ReturnType<typeof open>>;

const rowsIn = async (stores: RealStores) =>
  (await stores.all('ledger')).map((item) => PersonalRow.parse(LedgerEntry.parse(item)));

const engagementAlone = (now: Date): Purposes => {
  const { engagement } = EVERYTHING(now);
  return engagement === undefined ? {} : { engagement };
};

const give = ({ choose, world }: Scene) => choose(EVERYTHING(world.now));

/** Every event of a consent: what leads to it, the act itself, and how the log's row calls it. */
const EVENTS: readonly [
  what: string,
  before: (scene: Scene) => Promise<unknown>,
  act: (scene: Scene) => Promise<unknown>,
][] = [
  ['given', () => Promise.resolve(), give],
  ['changed', give, ({ choose, world }) => choose(engagementAlone(world.now))],
  ['paused', give, ({ stores }) => stores.ledger.pause(OWN, ACCOUNT)],
  [
    'resumed',
    async (scene) => {
      await give(scene);
      await scene.stores.ledger.pause(OWN, ACCOUNT);
    },
    ({ stores }) => stores.ledger.resume(OWN, ACCOUNT),
  ],
  ['withdrawn', give, ({ stores }) => stores.ledger.withdraw(OWN, ACCOUNT)],
  [
    'expired',
    async (scene) => {
      await give(scene);
      scene.world.now = addDays(START, 400);
    },
    ({ eraser }) => eraser.end(ACCOUNT),
  ],
  [
    'erased',
    async (scene) => {
      await give(scene);
      await scene.stores.ledger.withdraw(OWN, ACCOUNT);
    },
    ({ eraser }) => eraser.carryOut(ACCOUNT),
  ],
];

const ENDS = ['withdrawn', 'expired', 'erased'];

/** The private half of an opening key that is still there. */
const privateHalfOf = ({ openingKeys }: RealStores, opening: ConsentOpening | undefined) =>
  opening === undefined
    ? Promise.reject(new Error('no opening'))
    : openingKeys.open(ACCOUNT, opening.wrapped);

describe('the log’s row of a consent', () => {
  it.each(EVENTS)(
    '%s comes once, by whoever does it twice, within seven days, and names nobody',
    async (what, before, act) => {
      const scene = await open();
      await before(scene);
      const known = new Set((await rowsIn(scene.stores)).map(({ id }) => id));
      await act(scene);
      await act(scene);
      const fresh = (await rowsIn(scene.stores)).filter(({ id }) => !known.has(id));
      expect(fresh.map(({ outcome }) => outcome)).toEqual([what]);
      const days = Array.from({ length: 8 }, (_, late) => calendarDay(addDays(scene.world.now, late)));
      expect(days).toContain(fresh[0]?.at.slice(0, 10));
      const stored = JSON.stringify(await scene.stores.all('ledger'));
      expect(stored).not.toContain(OWN);
      expect(stored).not.toContain(ACCOUNT);
    },
  );

  it.each(EVENTS.filter(([what]) => !ENDS.includes(what)))(
    '%s is found by the locator and opened with the key of the consent, and by nothing else',
    async (what, before, act) => {
      const scene = await open();
      const { stores } = scene;
      await before(scene);
      await act(scene);
      const opening = await stores.openings.openingOf(ACCOUNT);
      const privateHalf = await privateHalfOf(stores, opening);
      const events = (await stores.all('people')).filter(
        (item) => 'what' in item && item['what'] !== 'connected',
      );
      const places = events.map((item) => {
        const [, at = '', id = ''] = String(item['sk']).split('#');
        return eventRowPlace(opening?.locator ?? '', { id, at });
      });
      const rows = await rowsIn(stores);
      expect(rows.map(({ id, at }) => `${id} ${at.slice(0, 10)}`).sort()).toEqual(
        places.map(({ id, day }) => `${id} ${day}`).sort(),
      );
      const opened = rows.map((row) => openPersonalRow(row, privateHalf)?.inner);
      expect(opened).toContainEqual(
        expect.objectContaining({
          kind: 'consent',
          what,
          account: ACCOUNT,
          at: scene.world.now.toISOString(),
        }),
      );
    },
  );

  it.each(EVENTS.filter(([what]) => ENDS.includes(what)))(
    '%s has nothing sealed with it: what opens it stands with the history, naming no account',
    async (what, before, act) => {
      const scene = await open();
      await before(scene);
      await act(scene);
      const row = (await rowsIn(scene.stores)).find(({ outcome }) => outcome === what);
      if (row === undefined) throw new Error('no row');
      expect(row.sealed).toBeUndefined();
      const events = (await scene.stores.all('people')).filter((item) => item['what'] === what);
      expect(events).toHaveLength(1);
      const opening = KeptOpening.parse(events[0]?.['opening']);
      expect(opening).toMatchObject({ id: row.id, day: row.at.slice(0, 10), ...outerOpeningOf(row) });
      expect(opening.inner).not.toContain(ACCOUNT);
      expect(canonicalJson(opening)).not.toMatch(/engagement|sentiment|confidentiality/u);
    },
  );

  it('says which purposes were switched on and off, and no more of the choice', async () => {
    const scene = await open();
    const { stores } = scene;
    await give(scene);
    scene.world.now = addDays(START, 20);
    await scene.choose(engagementAlone(START));
    await stores.ledger.pause(OWN, ACCOUNT);
    await stores.ledger.resume(OWN, ACCOUNT);
    await stores.ledger.withdraw(OWN, ACCOUNT);
    const told = (await rowsIn(stores)).map((row) =>
      row.kind === 'consent' ? [row.outcome, row.opened, row.closed] : [],
    );
    expect(told).toHaveLength(5);
    expect(told).toEqual(
      expect.arrayContaining([
        ['given', ['engagement', 'sentiment', 'confidentiality'], []],
        ['changed', [], ['sentiment', 'confidentiality']],
        ['paused', undefined, undefined],
        ['resumed', undefined, undefined],
        // What opens it is kept after the erasure, when no purpose is to be known.
        ['withdrawn', undefined, undefined],
      ]),
    );
  });

  it('has its key and locator kept through changes and pauses, and gone in the write of the end', async () => {
    const scene = await open();
    const { stores } = scene;
    await give(scene);
    const first = await stores.openings.openingOf(ACCOUNT);
    expect(first).toBeDefined();
    await scene.choose(engagementAlone(START));
    await stores.ledger.pause(OWN, ACCOUNT);
    await stores.ledger.resume(OWN, ACCOUNT);
    expect(await stores.openings.openingOf(ACCOUNT)).toEqual(first);
    await stores.ledger.withdraw(OWN, ACCOUNT);
    expect(await stores.openings.openingOf(ACCOUNT)).toBeUndefined();
    expect(JSON.stringify(await stores.all('consents'))).not.toContain(first?.locator);
  });

  it('of a consent that follows one that ran out is sealed to a new key, and the old one is gone', async () => {
    const scene = await open();
    const { stores } = scene;
    await give(scene);
    const first = await stores.openings.openingOf(ACCOUNT);
    scene.world.now = addDays(START, 400);
    await give(scene);
    const second = await stores.openings.openingOf(ACCOUNT);
    expect(second?.locator).not.toBe(first?.locator);
    expect(second?.key).not.toBe(first?.key);
    expect((await rowsIn(stores)).map(({ outcome }) => outcome).sort()).toEqual([
      'expired',
      'given',
      'given',
    ]);
  });

  it('is given a key at the next change where a consent is older than the log’s rows', async () => {
    const scene = await open();
    const { stores } = scene;
    await give(scene);
    await stores.remove('consents', openingKey(ACCOUNT));
    await stores.ledger.pause(OWN, ACCOUNT);
    const opening = await stores.openings.openingOf(ACCOUNT);
    const privateHalf = await privateHalfOf(stores, opening);
    const paused = (await rowsIn(stores)).find(({ outcome }) => outcome === 'paused');
    if (paused === undefined) throw new Error('no row');
    expect(openPersonalRow(paused, privateHalf)?.inner).toMatchObject({ what: 'paused' });
  });
});
