import { describe, expect, it } from 'vitest';

import { summaryAnswer } from '../../bin/verify/summary-faults.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { FollowedWorld, releaseLine } from '../support/followed-world.ts';
import { LogWorld } from '../support/log-world.ts';

const followedFor = async (...days: readonly string[]): Promise<FollowedWorld> => {
  const world = new FollowedWorld();
  for (const day of days) expect(await world.day(`2026-11-${day}`)).toBe('followed');
  return world;
};

/** A log by the same signer in which something else happened. */
const otherBy = async (world: FollowedWorld, ...days: readonly string[]): Promise<LogWorld> => {
  const other = new LogWorld();
  Object.assign(other, { signer: world.signer });
  for (const day of days) await other.seal(`2026-11-${day}T03:30:00Z`);
  return other;
};

const show = (world: FollowedWorld, other: LogWorld): void => {
  for (const [path, bytes] of other.bucket.files) world.bucket.files.set(path, bytes);
};

const flip = (world: FollowedWorld, path: string, at: number): void => {
  const bytes = Uint8Array.from(world.bucket.files.get(path) ?? []);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  world.bucket.files.set(path, bytes);
};

describe('following the log', () => {
  it('says that there is none before the first day, and keeps the first key and checkpoint it sees', async () => {
    const world = new FollowedWorld();
    expect(await world.follow('2026-11-18T01:00:00Z')).toBe('nothing-yet');
    expect(await world.day('2026-11-18')).toBe('followed');
    expect(world.followed.kept).toMatchObject({
      vkey: await world.signer.verifierKey(),
      note: world.bucket.stood[0]?.note,
      size: 1,
      seenAt: '2026-11-18T07:00:00.000Z',
    });
    expect(world.noticed).toEqual(['began']);
  });

  it('goes on day by day, and notices nothing where nothing is wrong', async () => {
    const world = await followedFor('18', '19', '20', '21');
    expect(await world.follow('2026-11-21T13:00:00Z')).toBe('followed');
    expect(world.followed.kept?.size).toBe(4);
    expect(world.noticed).toEqual(['began']);
  });

  it('takes a checkpoint that witnesses cosigned meanwhile for the same', async () => {
    const world = await followedFor('18', '19');
    const shown = world.bucket.stood.at(-1);
    world.bucket.files.set('checkpoint', Buffer.from(`${shown?.note ?? ''}— w.example AAAAAAAA\n`));
    expect(await world.follow('2026-11-19T13:00:00Z')).toBe('followed');
  });
});

describe('a log is inconsistent', () => {
  const KEPT = ['18', '19', '20'] as const;
  type Attack = (world: FollowedWorld) => Promise<void> | void;
  it.each<[string, Attack]>([
    [
      'that was rewritten, all of it signed by its own key',
      async (world) => show(world, await otherBy(world, '18', '19', '20', '21')),
    ],
    ['that became shorter', async (world) => show(world, await otherBy(world, '18'))],
    [
      'that shows an old checkpoint of its own again',
      (world) => void world.bucket.files.set('checkpoint', Buffer.from(world.bucket.stood[1]?.note ?? '')),
    ],
    ['that another key signed', async (world) => show(world, await otherBy(new FollowedWorld(), ...KEPT))],
    [
      'whose key to fetch is another, though the old one still signs',
      (world) => void world.bucket.files.set('vkey', Buffer.from('log.example+00000000+AA==\n')),
    ],
    ['in which an old entry was changed', (world) => flip(world, 'tile/entries/000.p/3', 20)],
    ['in which a tile was changed', (world) => flip(world, 'tile/0/000.p/3', 40)],
    ['of which a file is gone', (world) => void world.bucket.files.delete('tile/entries/000.p/3')],
    ['that shows nothing any more', (world) => void world.bucket.files.delete('checkpoint')],
    ['whose checkpoint is no text', (world) => void world.bucket.files.set('checkpoint', Buffer.of(0xff))],
    [
      'whose earlier checkpoint is another',
      async (world) => {
        const other = await otherBy(world, '18', '19');
        const bytes = other.bucket.files.get('checkpoints/2026-11-18') ?? new Uint8Array();
        world.bucket.files.set('checkpoints/2026-11-18', bytes);
      },
    ],
    ['whose earlier checkpoint is gone', (world) => void world.bucket.files.delete('checkpoints/2026-11-17')],
  ])('%s; what was kept stays, and it is noticed again at the next look', async (_, attack) => {
    const world = await followedFor(...KEPT);
    const kept = world.followed.kept;
    await attack(world);
    for (const hour of ['13', '19'])
      expect(await world.follow(`2026-11-20T${hour}:00:00Z`)).toBe('inconsistent');
    expect(world.followed.kept).toBe(kept);
  });

  it('that leaves out a day, or has an entry that is none', async () => {
    for (const entry of ['{"version":1}', undefined]) {
      const world = new FollowedWorld();
      await world.standAt('2026-11-01', 3);
      const gap = new FollowedWorld();
      Object.assign(gap, { signer: world.signer });
      await gap.standAt('2026-11-01', 2);
      if (entry === undefined) await gap.append('2026-11-04');
      else await gap.append('2026-11-03', entry);
      expect(await world.follow('2026-11-04T07:00:00Z')).toBe('followed');
      expect(await gap.follow('2026-11-04T07:00:00Z')).toBe('inconsistent');
    }
  });
});

describe('a day is late', () => {
  it('that is not there by noon of the day after, not a moment sooner', async () => {
    const world = await followedFor('18', '19');
    expect(await world.follow('2026-11-20T11:59:59Z')).toBe('followed');
    expect(world.noticed).toEqual(['began']);
    expect(await world.follow('2026-11-20T12:00:00Z')).toBe('followed');
    expect(world.noticed).toEqual(['began', 'late']);
  });

  it('that came in the meantime and says itself that it was sealed late, once', async () => {
    const world = await followedFor('18', '19');
    expect(await world.day('2026-11-21')).toBe('followed');
    expect(world.noticed).toEqual(['began', 'late']);
    expect(await world.follow('2026-11-21T13:00:00Z')).toBe('followed');
    expect(world.noticed).toEqual(['began', 'late']);
  });
});

describe('something is missing', () => {
  const RELEASED = [releaseLine('advocacy-week-1', '2026-11-03T04:00:00.000Z')];

  /** A log of November, and the summary of it that came with December. */
  const november = async (inSummary = RELEASED, inLog = RELEASED): Promise<FollowedWorld> => {
    const world = new FollowedWorld();
    world.sources.lines.push(...inLog);
    for (let day = 1; day <= 31; day += 1)
      await world.seal(new Date(Date.UTC(2026, 10, day + 1, 3, 30)).toISOString());
    world.summarise('2026-11', '2026-12-02T02:00:00.000Z', inSummary);
    await world.seal('2026-12-03T03:30:00Z');
    return world;
  };
  const looked = async (world: FollowedWorld) => {
    expect(await world.follow('2026-12-03T07:00:00Z')).toBe('followed');
    return world.noticed.filter((outcome) => outcome !== 'began');
  };

  it('nowhere, where summaries and days name the same', async () => {
    expect(await looked(await november())).toEqual([]);
  });

  it('where a summary is gone, is another, or says something else under the same hash', async () => {
    for (const change of ['gone', 'another', 'edited'] as const) {
      const world = await november();
      const [summary] = world.summaries;
      if (change === 'gone') world.shelf.clear();
      if (change === 'another') new FollowedWorld().summarise('2026-11', '2026-12-02T03:00:00.000Z', []);
      const other =
        change === 'another'
          ? new FollowedWorld().summarise('2026-11', '2026-12-02T03:00:00.000Z', RELEASED)
          : { ...summary, figuresReleased: 7 };
      if (change !== 'gone') world.shelf.set('2026-11.json', Buffer.from(canonicalJson(other)));
      expect(await looked(world)).toEqual(['missing']);
    }
  });

  it('where the summary counts a release that no day names, or leaves out one that a day names', async () => {
    const more = [...RELEASED, releaseLine('advocacy-week-2', '2026-11-10T04:00:00.000Z')];
    expect(await looked(await november(more, RELEASED))).toEqual(['missing']);
    expect(await looked(await november(RELEASED, more))).toEqual(['missing']);
    expect(await looked(await november(more, more))).toEqual([]);
  });

  it('so does whoever verifies the summary’s file', async () => {
    const more = [...RELEASED, releaseLine('advocacy-week-2', '2026-11-10T04:00:00.000Z')];
    const told = (world: FollowedWorld) => {
      const file = ['file', canonicalJson(world.summaries[0])] as const;
      const beside = { summaries: [file], releases: [], counted: new Map<string, number>() };
      const { faults } = summaryAnswer(world.entries(), beside);
      return faults.map(({ what }) => what).filter((what) => what.includes('advocacy-week-2 '));
    };
    expect(told(await november(more, RELEASED))).toEqual([
      'advocacy-week-2 is in summary-2026-11, and no day of the log names it',
    ]);
    expect(told(await november(RELEASED, more))).toEqual([
      'advocacy-week-2 is named by the log, and not in summary-2026-11',
    ]);
    expect(told(await november(more, more))).toEqual([]);
  });
});
