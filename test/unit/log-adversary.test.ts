import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { canonicalJson } from '../../shared/canonical-json.ts';
import { AccountId, Day } from '../../shared/ids.ts';
import { commitmentIn } from '../../shared/transparency/ledger-entry.ts';
import type { OpeningsFile } from '../../shared/transparency/openings-file.ts';
import { personalRow, type MadeRow } from '../../shared/transparency/personal-row.ts';
import { verifyLog } from '../../shared/transparency/verify-log.ts';
import { audit, handOut } from '../support/auditor.ts';
import { datedBack } from '../support/dated-back.ts';
import { FollowedWorld } from '../support/followed-world.ts';
import { openedPost } from '../support/ledger-builder.ts';
import { LogWorld, ORIGIN } from '../support/log-world.ts';

const random = { bytes: (count: number) => new Uint8Array(randomBytes(count)) };
const WEEK = ['2026-11-09', '2026-11-15'] as const;
const ACCOUNT = AccountId.parse('mastodon:social.example/7');

const collection = (id: string, day: string): MadeRow =>
  personalRow(
    {
      kind: 'collection',
      outcome: 'collected',
      id,
      day: Day.parse(day),
      inner: {
        version: 1,
        kind: 'collection',
        account: ACCOUNT,
        day: Day.parse(day),
        collectedOn: Day.parse(day),
        posts: 2,
        sha256: '44'.repeat(32),
      },
    },
    random,
  );

/** A week as it was: a participant's posts were collected on two days, and security opened a post on one. */
const honestWeek = async () => {
  const world = new FollowedWorld();
  await world.day('2026-11-09');
  const kept = [
    collection('00000000-0000-4000-8000-0000000000c1', '2026-11-10'),
    collection('00000000-0000-4000-8000-0000000000c2', '2026-11-12'),
  ];
  for (const { row } of kept) world.add(row);
  world.add(openedPost('2026-11-11T12:00:00.000Z', '00000000-0000-4000-8000-0000000000a1'));
  for (let day = 10; day <= 16; day += 1) expect(await world.day(`2026-11-${day}`)).toBe('followed');
  return { world, kept };
};

/** A checkpoint that a colleague kept, held to the log that this person is shown. */
const compare = async (shown: LogWorld, note: string): Promise<readonly string[]> => {
  const { faults } = await verifyLog(
    shown.bucket,
    { key: shown.signer.key, origin: ORIGIN },
    { since: [['a colleague’s', note]], proofs: [] },
  );
  return faults.map(({ where, what }) => `${where}: ${what}`);
};

describe('an operator who holds the key, the store and the bucket, and', () => {
  const told: string[] = [];
  let honest: Awaited<ReturnType<typeof honestWeek>>;
  let file: OpeningsFile;
  beforeAll(async () => {
    honest = await honestWeek();
    file = await handOut(honest.world, WEEK);
    expect((await audit(honest.world, file)).faults).toEqual([]);
  });
  afterAll(() => {
    process.stdout.write(`\nattempts on the log:\n${told.map((line) => `  ${line}`).join('\n')}\n`);
  });
  const noticed = (attempt: string, by: string, how: readonly string[]): void => {
    told.push(`${attempt}: ${by}: ${how[0] ?? 'NOBODY'}`);
    expect(how.length).toBeGreaterThan(0);
  };

  it('hides a day of collection from its participant is found by an auditor, who counts the leaf', async () => {
    const openings = file.openings.filter(({ outer }) => !outer.includes('0000000000c2'));
    const { faults } = await audit(honest.world, { ...file, openings });
    expect(faults).toEqual([
      expect.stringMatching(
        /^file: 2026-11-12, leaf \d+: is neither opened nor padding: an opening is missing$/u,
      ),
    ]);
    noticed('hides a day of collection', 'auditor', faults);
  });

  it('cannot take from a participant what they kept: it opens a leaf of the day that the log names', () => {
    for (const { opening } of honest.kept) {
      const leaf = commitmentIn(opening.salt, opening.outer);
      const leaves = honest.world.store.trees.get(opening.day) ?? [];
      expect(leaves.filter((one) => Buffer.compare(one, leaf) === 0)).toHaveLength(1);
    }
  });

  it('writes another number of posts into what was collected opens nothing', async () => {
    const [one] = honest.kept;
    if (one === undefined) throw new Error('one was collected');
    const { outer, salt, innerSalt, inner } = one.opening;
    const lie = inner.replace('"posts":2', '"posts":1');
    const detail = Buffer.from(commitmentIn(innerSalt, lie)).toString('base64');
    const changed = { salt, outer: outer.replace(/"detail":"[^"]+"/u, `"detail":"${detail}"`) };
    const openings = [changed, ...file.openings.filter((each) => each.outer !== outer)];
    const { faults } = await audit(honest.world, { ...file, openings });
    expect(faults[0]).toContain('opening 0 (collection collected, 2026-11-10): is in no day’s tree');
    noticed('changes what was collected', 'participant, auditor', faults);
  });

  it('back-dates a consent is found by an auditor: it is in no day’s tree', async () => {
    const { row } = personalRow(
      {
        kind: 'consent',
        outcome: 'given',
        id: '00000000-0000-4000-8000-0000000000d1',
        day: Day.parse('2026-11-10'),
        inner: {
          version: 1,
          kind: 'consent',
          what: 'given',
          account: ACCOUNT,
          at: '2026-11-10T08:00:00.000Z',
          generation: '00000000-0000-4000-8000-0000000000e1',
        },
      },
      random,
    );
    const { world } = await honestWeek();
    world.add(row);
    const { faults } = await audit(world, await handOut(world, WEEK));
    expect(faults).toEqual([
      expect.stringMatching(
        /^file: opening \d+ \(consent given, 2026-11-10\): is in no day’s tree: it was added/u,
      ),
    ]);
    noticed('back-dates a consent', 'auditor', faults);
  });

  it.each([
    [
      'its own day’s entry says that nothing moved on',
      '2026-11-10',
      false,
      /in the tree of 2026-11-11, though .* of a day from 2026-11-10 on that nothing moved on: it was dated back$/u,
    ],
    [
      'the log begins later',
      '2026-11-01',
      true,
      /from 2026-11-01 on that nothing moved on: it was dated back$/u,
    ],
    [
      'its own day was not full',
      '2026-11-10',
      true,
      /^file: 2026-11-10: is said to have been full, and has padding/u,
    ],
  ])('dates a row back is found by an auditor: %s', async (...[, said, movedOn, fault]) => {
    const world = await datedBack(said, movedOn);
    const { faults } = await audit(world, await handOut(world, ['2026-11-10', '2026-11-11']));
    expect(faults).toContainEqual(expect.stringMatching(fault));
    noticed('dates a row back', 'auditor', faults);
  });

  it('drops an access row is found by an auditor, by its leaf', async () => {
    const { world } = await honestWeek();
    world.store.entries.splice(
      world.store.entries.findIndex(({ kind }) => kind === 'personal-data-read'),
      1,
    );
    const { faults } = await audit(world, await handOut(world, WEEK));
    expect(faults).toEqual([
      expect.stringMatching(/^file: 2026-11-11, leaf \d+: is neither opened nor padding/u),
    ]);
    noticed('drops an access row', 'auditor', faults);
  });

  it('rewrites a statement, signing all of it again, is found by whoever kept a checkpoint', async () => {
    const { world } = honest;
    const other = new FollowedWorld();
    Object.assign(other, { signer: world.signer });
    for (let day = 9; day <= 16; day += 1)
      await other.seal(`2026-11-${String(day).padStart(2, '0')}T03:30:00Z`);
    const kept = world.bucket.stood.at(-1)?.note ?? '';
    const faults = await compare(other, kept);
    expect(faults).toEqual([
      'a colleague’s: the log does not begin with its 8 entries: it was rewritten, or it is another log',
    ]);
    noticed('rewrites a statement', 'anybody with a checkpoint', faults);
    Object.assign(other, { followed: world.followed });
    expect(await other.follow('2026-11-16T13:00:00Z')).toBe('inconsistent');
    noticed('rewrites a statement', 'monitor-log', ['alarm log-inconsistent']);
  });

  it('shows two people different logs is found when they compare, whichever is longer', async () => {
    const { world } = honest;
    const other = new LogWorld();
    Object.assign(other, { signer: world.signer });
    for (const day of ['09', '10', '11']) await other.seal(`2026-11-${day}T03:30:00Z`);
    const mine = await compare(other, world.bucket.stood[0]?.note ?? '');
    const theirs = await compare(world, other.bucket.stood.at(-1)?.note ?? '');
    expect(mine).toHaveLength(1);
    expect(theirs).toHaveLength(1);
    noticed('shows two people different logs', 'the two of them, or a witness', theirs);
  });

  it('replays an old checkpoint is found by whoever saw a later one', async () => {
    const { world } = await honestWeek();
    const later = world.bucket.stood.at(-1)?.note ?? '';
    world.bucket.files.set('checkpoint', Buffer.from(world.bucket.stood[2]?.note ?? ''));
    const faults = await compare(world, later);
    expect(faults[0]).toBe('a colleague’s: is of 8 entries, the log has 3: something was taken away');
    noticed('replays an old checkpoint', 'anybody with a later one', faults);
    expect(await world.follow('2026-11-16T13:00:00Z')).toBe('inconsistent');
    noticed('replays an old checkpoint', 'monitor-log', ['alarm log-inconsistent']);
  });

  it('edits an old summary is found by whoever follows the log, and by whoever has the file', async () => {
    const world = new FollowedWorld();
    await world.day('2026-11-18');
    world.summarise('2026-10', '2026-11-18T02:00:00.000Z', []);
    await world.day('2026-11-19');
    expect(world.noticed).toEqual(['began']);
    world.shelf.clear();
    const edited = new FollowedWorld().summarise('2026-10', '2026-11-18T02:00:00.001Z', []);
    world.shelf.set('2026-10.json', Buffer.from(canonicalJson(edited)));
    await world.follow('2026-11-19T13:00:00Z');
    expect(world.noticed).toEqual(['began', 'missing']);
    noticed('edits an old summary', 'monitor-log', ['alarm log-missing']);
  });

  it('never writes a row at all is not found here, as the documentation says', async () => {
    const world = new FollowedWorld();
    for (let day = 9; day <= 16; day += 1) await world.day(`2026-11-${String(day).padStart(2, '0')}`);
    expect((await audit(world, await handOut(world, WEEK))).faults).toEqual([]);
    expect(world.noticed).toEqual(['began']);
    told.push('never writes a row: nobody, by the log; see “What it does not prove”');
  });
});
