import { describe, expect, it } from 'vitest';

import { noteOf } from '../../shared/summaries/summary-note.ts';
import type { ReleaseLine } from '../../shared/disclosure/release-line.ts';
import { daysFrom, IN_FORCE, LogWorld } from '../support/log-world.ts';
import { handedOpenings, openedPost } from '../support/ledger-builder.ts';
import { summaryOf } from '../support/summary-builder.ts';

/** A Sunday. */
const SUNDAY = '2026-11-15';
const AFTER_SUNDAY = '2026-11-16T03:30:00Z';
const NO_HASHES = '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945';

const release = (id: string, publishedAt: string, subject: ReleaseLine['subject']): ReleaseLine => ({
  id,
  subject,
  period: 'week',
  from: '2026-11-02',
  to: '2026-11-09',
  publishedAt,
  sha256: id.endsWith('2') ? '22'.repeat(32) : '33'.repeat(32),
  figuresReleased: 1,
  figuresWithheld: 0,
});

describe('sealing', () => {
  it('begins with yesterday, and seals a day on which nothing happened', async () => {
    const world = new LogWorld();
    expect(await world.seal('2026-11-18T03:30:00Z')).toBe('sealed');
    const [entry, ...others] = world.entries();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      day: '2026-11-17',
      sealedOn: '2026-11-18',
      releases: [],
      // SHA-256 of "[]".
      officialReleases: { count: 0, sha256: NO_HASHES },
      summaries: [],
      inForce: IN_FORCE,
      statements: [],
      leaves: { size: 4096, movedOn: false },
    });
    await world.holds(['2026-11-17']);
  });

  it('waits an hour after midnight, within which rows of the day may still be written', async () => {
    const world = new LogWorld();
    await world.seal('2026-11-18T00:59:59Z');
    await world.holds(['2026-11-16']);
    await world.seal('2026-11-18T01:00:00Z');
    await world.holds(['2026-11-16', '2026-11-17']);
  });

  it('seals a day once, however often it is woken', async () => {
    const world = new LogWorld();
    for (const hour of ['03', '09', '15', '21']) await world.seal(`2026-11-18T${hour}:30:00Z`);
    await world.holds(['2026-11-17']);
    expect(world.signer.signed).toHaveLength(1);
  });

  it('makes up for days that were missed, in order, and says when', async () => {
    const world = new LogWorld();
    await world.seal('2026-11-14T03:30:00Z');
    world.add(openedPost('2026-11-15T12:00:00.000Z'));
    await world.seal('2026-11-18T03:30:00Z');
    await world.holds(daysFrom('2026-11-13', 5));
    expect(world.entries().map(({ sealedOn }) => sealedOn)).toEqual([
      '2026-11-14',
      ...Array.from({ length: 4 }, () => '2026-11-18'),
    ]);
  });

  it('goes on another time where more was missed than a run can make up', async () => {
    const world = new LogWorld();
    await world.seal('2026-01-02T03:30:00Z');
    expect(await world.seal('2026-02-15T03:30:00Z')).toBe('behind');
    expect(await world.seal('2026-02-15T09:30:00Z')).toBe('sealed');
    await world.holds(daysFrom('2026-01-01', 45));
  });

  it('names what was published on the day, and nothing published before or after', async () => {
    const world = new LogWorld();
    const advocacy = { kind: 'advocacy' } as const;
    const official = { kind: 'official', account: 'mastodon:h/1', handle: '@h' } as const;
    world.sources.lines.push(
      release('advocacy-week-1', '2026-11-16T23:59:59.999Z', advocacy),
      release('advocacy-week-2', '2026-11-17T00:00:00.000Z', advocacy),
      release('official-day-2', '2026-11-17T02:00:00.000Z', official),
      release('advocacy-week-3', '2026-11-18T00:00:00.000Z', advocacy),
    );
    const summary = summaryOf('2026-10', { publishedAt: '2026-11-17T02:00:00Z' });
    world.summaries.push(summary, summaryOf('2026-09', { publishedAt: '2026-10-01T02:00:00Z' }));
    const note = noteOf({
      about: { kind: 'correction', of: summary.id },
      publishedAt: new Date('2026-11-17T09:00:00Z'),
      text: { en: 'Two releases were left out.', de: 'Zwei Veröffentlichungen fehlten.' },
    });
    world.notes.push(note);
    await world.seal('2026-11-18T03:30:00Z');
    expect(world.entries()[0]).toMatchObject({
      releases: [{ id: 'advocacy-week-2', sha256: '22'.repeat(32) }],
      // SHA-256 of a list with the one hash.
      officialReleases: {
        count: 1,
        sha256: '4c3e57e9319be228a6e28e0cbc7df8c48fa14623cce8133d2d3a9b77086eef73',
      },
      summaries: [
        { id: note.id, sha256: note.sha256 },
        { id: 'summary-2026-10', sha256: summary.sha256 },
      ],
    });
  });

  it.each([
    [0, { atLeast: 0, atMost: 0 }],
    [1, { atLeast: 1, atMost: 9 }],
    [9, { atLeast: 1, atMost: 9 }],
    [10, { atLeast: 10, atMost: 19 }],
  ])(
    'says of openings handed out %i times in a week, on its Sunday, what range that is',
    async (count, band) => {
      const world = new LogWorld();
      world.add(handedOpenings('2026-11-08T23:59:59.000Z'));
      for (let nth = 0; nth < count; nth += 1)
        world.add(handedOpenings(`2026-11-${String(9 + (nth % 7)).padStart(2, '0')}T12:00:00.000Z`));
      world.add(handedOpenings('2026-11-16T00:00:00.000Z'));
      world.add(openedPost('2026-11-10T12:00:00.000Z'));
      await world.seal(AFTER_SUNDAY);
      const week = { from: '2026-11-09', to: '2026-11-16' };
      expect(world.entries()[0]).toMatchObject({ version: 2, day: SUNDAY });
      expect(world.entries()[0]?.statements).toEqual([
        ...['rule-demoted', 'rule-restored'].map((outcome) => ({
          kind: 'rule-changed',
          outcome,
          ...week,
          count: { atLeast: 0, atMost: 0 },
        })),
        { kind: 'openings-read', outcome: 'openings-exported', ...week, count: band },
      ]);
    },
  );

  it.each([
    [0, { atLeast: 0, atMost: 99 }],
    [99, { atLeast: 0, atMost: 99 }],
    [100, { atLeast: 100, atMost: 999 }],
  ])('says of %i readings in a quarter, on its last day, what range they are in', async (count, band) => {
    const world = new LogWorld();
    world.add(openedPost('2026-09-30T23:59:59.000Z'));
    for (let nth = 0; nth < count; nth += 1)
      world.add(openedPost(`2026-1${nth % 3}-${nth % 2 === 0 ? '01' : '30'}T12:00:00.000Z`));
    world.add(openedPost('2027-01-01T00:00:00.000Z'));
    await world.seal('2027-01-01T03:30:00Z');
    const quarter = { from: '2026-10-01', to: '2027-01-01' };
    const none = { atLeast: 0, atMost: 99 };
    expect(world.entries()[0]?.day).toBe('2026-12-31');
    expect(world.entries()[0]?.statements).toEqual([
      { kind: 'personal-data-read', outcome: 'alert-post-opened', ...quarter, count: band },
      { kind: 'personal-data-read', outcome: 'alert-author-named', ...quarter, count: none },
      ...['alert-post-refused', 'alert-author-refused'].map((outcome) => ({
        kind: 'personal-data-refused',
        outcome,
        ...quarter,
        count: none,
      })),
    ]);
  });

  it('says nothing of people on any other day', async () => {
    const world = new LogWorld();
    world.add(openedPost('2026-11-10T12:00:00.000Z'));
    for (const day of ['10', '11', '12', '13', '14', '15']) await world.seal(`2026-11-${day}T03:30:00Z`);
    expect(world.entries().map(({ day, statements }) => [day, statements])).toEqual(
      daysFrom('2026-11-09', 6).map((day) => [day, []]),
    );
  });

  it('moves on what finds no room in a day’s tree, says so, and takes it before what came later', async () => {
    const world = new LogWorld();
    await world.seal('2026-11-17T03:30:00Z');
    for (let nth = 0; nth < 4096 + 4097; nth += 1) world.add(openedPost('2026-11-17T12:00:00.000Z'));
    const later = world.add(openedPost('2026-11-18T12:00:00.000Z', '00000000-0000-4000-8000-000000000000'));
    for (const day of ['18', '19', '20', '21']) await world.seal(`2026-11-${day}T03:30:00Z`);
    expect(world.entries().map(({ leaves: { movedOn } }) => movedOn)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(world.counted).toEqual(['moved-on', 'moved-on']);
    expect(world.store.kept?.backlog).toBeUndefined();
    await world.holds(daysFrom('2026-11-16', 5));
    expect(later.id).toBe('00000000-0000-4000-8000-000000000000');
  });

  it('fills a bundle of 256 entries and begins the next', async () => {
    const world = new LogWorld();
    await world.standAt('2026-01-01', 254);
    // The 255th day of the year.
    await world.seal('2026-09-16T03:30:00Z');
    await world.holds(daysFrom('2026-01-01', 258));
    for (const path of ['tile/entries/000', 'tile/1/000.p/1', 'tile/0/001.p/2'])
      expect(world.bucket.files.has(path)).toBe(true);
  });
});

describe('sealing refuses to go on', () => {
  const sealed = async (): Promise<LogWorld> => {
    const world = new LogWorld();
    for (const day of ['17', '18']) await world.seal(`2026-11-${day}T03:30:00Z`);
    return world;
  };

  it('from a store that was lost or restored, and knows of fewer days than were published', async () => {
    const world = await sealed();
    const [now, before] = [world.store.kept, world.signer.signed.length];
    world.store.kept = undefined;
    await expect(world.seal('2026-11-19T03:30:00Z')).rejects.toMatchObject({ kind: 'invariant' });
    expect(world.signer.signed).toHaveLength(before);
    world.store.kept = now;
    expect(await world.seal('2026-11-19T03:30:00Z')).toBe('sealed');
  });

  it('from an entry that somebody changed after it was signed', async () => {
    const world = await sealed();
    world.store.tamper(0, '{}');
    await expect(world.seal('2026-11-19T03:30:00Z')).rejects.toMatchObject({ kind: 'invariant' });
  });

  it('beside a checkpoint that it did not sign, or another of the same size', async () => {
    const [world, other] = [await sealed(), await sealed()];
    const foreign = other.bucket.stood.at(-1);
    if (foreign === undefined) throw new Error('nothing was published');
    world.bucket.stood.push({ ...foreign, version: 'foreign' });
    await expect(world.seal('2026-11-19T03:30:00Z')).rejects.toMatchObject({ kind: 'invariant' });
    const text = (foreign.note.split('\n\n')[0] ?? '') + '\n';
    world.bucket.stood.push({ note: await world.signer.sign(text), version: 'its own' });
    await expect(world.seal('2026-11-19T03:30:00Z')).rejects.toMatchObject({ kind: 'invariant' });
  });

  it('on top of files that are not there', async () => {
    const world = await sealed();
    world.bucket.stood.splice(0);
    await expect(world.seal('2026-11-19T03:30:00Z')).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
