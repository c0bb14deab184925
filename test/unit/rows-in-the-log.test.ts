import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { stepRows } from '../../shared/alerts/alert-rows.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { AccountId, Day } from '../../shared/ids.ts';
import { boxKeyOf } from '../../shared/sealing/sealed-box.ts';
import type { PersonalRow } from '../../shared/transparency/ledger-entry.ts';
import { drawnDay, personalRow } from '../../shared/transparency/personal-row.ts';
import { leakAlert } from '../support/alert-builder.ts';
import { openedPost } from '../support/ledger-builder.ts';
import { daysFrom, LogWorld } from '../support/log-world.ts';

const random = createCryptoRandom();
const ACCOUNT = AccountId.parse('mastodon:social.example/1');
const START = '2026-11-02';
const DAYS = daysFrom(START, 21);

const consentRow = (what: 'given' | 'withdrawn', at: string): PersonalRow => {
  const day = drawnDay(new Date(at), random);
  const common = { version: 1, kind: 'consent', at, generation: randomUUID() } as const;
  const inner = what === 'given' ? { ...common, what, account: ACCOUNT } : { ...common, what };
  const facts = { kind: 'consent', outcome: what, id: randomUUID(), day, inner } as const;
  return personalRow(facts, random, what === 'given' ? boxKeyOf(random.bytes(32)) : undefined).row;
};

const collectionRow = (on: string): PersonalRow => {
  const collectedOn = Day.parse(on);
  const which = { account: ACCOUNT, day: collectedOn, collectedOn };
  const inner = { version: 1, kind: 'collection', ...which, posts: 3, sha256: 'ab'.repeat(32) } as const;
  const facts = {
    kind: 'collection',
    outcome: 'collected',
    id: randomUUID(),
    day: collectedOn,
    inner,
  } as const;
  return personalRow(facts, random, boxKeyOf(random.bytes(32))).row;
};

/** An alert that was raised and taken on a day. */
const alertRows = (on: string): readonly PersonalRow[] => {
  const at = `${on}T10:30:00.000Z`;
  const history = [
    { at, by: { role: 'system' }, what: 'raised' },
    { at, by: { role: 'security', handler: 'sam' }, what: 'acknowledged' },
  ];
  const opening = {
    key: boxKeyOf(random.bytes(32)),
    trail: Buffer.from(random.bytes(32)).toString('base64'),
  };
  return stepRows(leakAlert(1, { raisedAt: at, history, opening }), 0, {
    now: new Date(at),
    newId: randomUUID,
    random,
  });
};

/** Three weeks of a company: the same readings in each, and besides so many people who join, post, leak and leave. */
const playWeeks = async (people: number): Promise<LogWorld> => {
  const world = new LogWorld();
  await world.seal(`${START}T03:30:00Z`);
  for (const day of DAYS) {
    world.add(openedPost(`${day}T09:00:00.000Z`));
    for (let person = 0; person < people; person += 1) {
      world.add(consentRow('given', `${day}T10:00:00.000Z`));
      world.add(collectionRow(day));
      for (const row of alertRows(day)) world.add(row);
      world.add(consentRow('withdrawn', `${day}T11:00:00.000Z`));
    }
  }
  await world.seal('2026-11-23T03:30:00Z');
  return world;
};

describe('rows about people in the public log', () => {
  it('leave it as it is where nobody joins, posts, leaks or leaves: same entries but for the root, same bytes, same checkpoints', async () => {
    const [quiet, busy] = [await playWeeks(0), await playWeeks(20)];
    const told = (world: LogWorld) =>
      world.entries().map((entry) => ({ ...entry, leaves: { ...entry.leaves, root: '' } }));
    expect(told(busy)).toEqual(told(quiet));
    const sizes = (world: LogWorld) =>
      [...world.bucket.files].map(([path, bytes]) => `${path} ${bytes.length}`).sort();
    expect(sizes(busy)).toEqual(sizes(quiet));
    const roots = (world: LogWorld) => world.entries().map(({ leaves }) => leaves.root);
    expect(new Set([...roots(busy), ...roots(quiet)]).size).toBe(2 * quiet.entries().length);
  });

  it('are stated by no range, whatever the week: what is stated was done by others', async () => {
    const busy = await playWeeks(3);
    const stated = busy.entries().flatMap(({ statements }) => statements.map(({ kind }) => kind));
    expect(new Set(stated)).toEqual(new Set(['openings-read', 'rule-changed']));
  });

  it('of alerts come on Sundays alone, so that no day but that can tell of any', () => {
    const days = DAYS.flatMap((day) => alertRows(day).map(({ at }) => at.slice(0, 10)));
    expect([...new Set(days)]).toEqual(['2026-11-08', '2026-11-15', '2026-11-22']);
    // As many on each, though the weeks' own days differ in nothing that an entry shows.
    expect(days.filter((day) => day === '2026-11-15')).toHaveLength(14);
  });

  it('go into trees of as many leaves as the stage has by then, each of which verifies', async () => {
    const world = new LogWorld();
    await world.seal('2026-11-10T03:30:00Z');
    world.treeSize = 8192;
    for (let count = 0; count < 5000; count += 1) world.add(openedPost('2026-11-10T09:00:00.000Z'));
    await world.seal('2026-11-11T03:30:00Z');
    world.treeSize = 4096;
    await world.seal('2026-11-12T03:30:00Z');
    await world.holds(daysFrom('2026-11-09', 3));
    expect(world.entries().map(({ leaves: { size, movedOn } }) => [size, movedOn])).toEqual([
      [4096, false],
      [8192, false],
      [4096, false],
    ]);
  });
});
