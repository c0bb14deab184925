import { beforeAll, describe, expect, it } from 'vitest';

import { Day } from '../../shared/ids.ts';
import type { OpeningsFile } from '../../shared/transparency/openings-file.ts';
import { audit, handOut } from '../support/auditor.ts';
import { FakeOpeningsSource } from '../support/fake-openings-source.ts';
import { FollowedWorld } from '../support/followed-world.ts';
import { handedOpenings, openedPost } from '../support/ledger-builder.ts';
import { LogWorld } from '../support/log-world.ts';
import { handedOut, summaryOf } from '../support/summary-builder.ts';

/** Monday to Sunday. */
const WEEK = ['2026-11-09', '2026-11-15'] as const;
const ID = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

/** A log of two weeks: 12 posts opened in the first, from Monday on, none in the second. */
const twoWeeks = async (): Promise<FollowedWorld> => {
  const world = new FollowedWorld();
  await world.seal('2026-11-09T03:30:00Z');
  for (let nth = 0; nth < 12; nth += 1)
    world.add(openedPost(`2026-11-${String(9 + (nth % 7)).padStart(2, '0')}T12:00:00.000Z`, ID(nth)));
  for (let day = 10; day <= 24; day += 1) await world.seal(`2026-11-${day}T03:30:00Z`);
  return world;
};

describe('openings of a week', () => {
  let world: FollowedWorld;
  let file: OpeningsFile;
  beforeAll(async () => {
    world = await twoWeeks();
    file = await handOut(world, WEEK);
  });

  it('open every row, and give every statement anew', async () => {
    const { faults, said } = await audit(world, file);
    expect(faults).toEqual([]);
    expect(said).toEqual([
      'file: 12 rows opened, 2026-11-09 to 2026-11-15. 3 statements and 0 figures of 0 summaries computed anew: all as published.',
    ]);
  });

  it('name nobody, and are handed out with a row of their own that is not among them', () => {
    expect(world.store.entries.at(-1)).toMatchObject({
      kind: 'openings-read',
      outcome: 'openings-exported',
      role: 'auditor',
      at: '2026-12-20T12:00:00.000Z',
      from: '2026-11-09',
      to: '2026-11-15',
    });
    expect(file.openings[0]?.outer).toBe(
      `{"at":"2026-11-09T12:00:00.000Z","id":"${ID(0)}","kind":"personal-data-read",` +
        '"outcome":"alert-post-opened","role":"security","version":1}',
    );
  });

  it('are named where one is missing, by the leaf that nobody opened', async () => {
    for (const left of [0, 5, 11]) {
      const openings = file.openings.filter((_, nth) => nth !== left);
      const { faults } = await audit(world, { ...file, openings });
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatch(/^file: 2026-11-\d\d, leaf \d+: is neither opened nor padding/u);
    }
  });

  it('are named where one was changed, which leaves its own leaf unopened too', async () => {
    const openings = file.openings.map((opening, nth) =>
      nth === 3
        ? { ...opening, outer: opening.outer.replace('alert-post-opened', 'alert-author-named') }
        : opening,
    );
    const { faults } = await audit(world, { ...file, openings });
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain(
      'opening 3 (personal-data-read alert-author-named, 2026-11-12): is in no day’s tree',
    );
    expect(faults[1]).toContain('2026-11-12, leaf');
  });

  it('are named where one was added, is there twice, or is none', async () => {
    const [first] = file.openings;
    const row = openedPost('2026-11-10T09:00:00.000Z', ID(99));
    const { salt, ...content } = row;
    const added = { salt, outer: JSON.stringify(Object.fromEntries(Object.entries(content).sort())) };
    const openings = [...file.openings, added, first, { salt, outer: '{"version":1}' }];
    expect((await audit(world, { ...file, openings })).faults).toEqual([
      'file: opening 12 (personal-data-read alert-post-opened, 2026-11-10): is in no day’s tree: it was added or changed',
      'file: opening 13 (personal-data-read alert-post-opened, 2026-11-09): is there twice',
      'file: opening 14: opens no row of a ledger: it was changed',
    ]);
  });

  it('are named where a day’s leaves are not those of the log, or are not there', async () => {
    const [monday, ...days] = file.days;
    const changed = `${monday?.leaves.startsWith('A') === true ? 'B' : 'A'}${monday?.leaves.slice(1) ?? ''}`;
    const { faults } = await audit(world, { ...file, days: [{ ...monday, leaves: changed }, ...days] });
    expect(faults[0]).toBe('file: 2026-11-09: its leaves are not those that the log names');
    const without = await audit(world, { ...file, days });
    expect(without.faults[0]).toBe('file: 2026-11-09: its leaves are not in the file');
  });

  it('cannot pass off a row as padding, since what padding is drawn from gives each of its leaves', async () => {
    const openings = file.openings.slice(1);
    const days = file.days.map((day) => ({ ...day, padding: Buffer.alloc(32, 7).toString('base64') }));
    const { faults } = await audit(world, { ...file, openings, days });
    expect(faults.length).toBeGreaterThan(4000);
  });

  it('say of days without it that nobody can tell whether one is missing', async () => {
    const days = file.days.map(({ day, leaves }) => ({ day, leaves }));
    const { faults, said } = await audit(world, { ...file, days });
    expect(faults).toEqual([]);
    expect(said).toEqual([
      'file: 12 rows opened, 2026-11-09 to 2026-11-15.',
      'file: 3 statements and 0 figures of 0 summaries are as published as far as the openings go: on 7 days nobody can tell whether one is missing.',
    ]);
  });

  it.each([
    ['nothing', undefined],
    ['another version', { version: 2 }],
    ['a text', 'hello'],
    [
      'more than is known',
      { version: 1, from: '2026-11-09', to: '2026-11-09', days: [], openings: [], more: 1 },
    ],
  ])('are refused in a file that has %s', async (_, bad) => {
    expect((await audit(world, bad ?? null)).faults).toEqual(['file: is no file of openings']);
  });

  it('of a week that says something else than its rows are told apart, figure by figure', async () => {
    const lying = new LogWorld();
    await lying.seal('2026-11-09T03:30:00Z');
    for (let nth = 0; nth < 12; nth += 1) lying.add(handedOpenings('2026-11-12T12:00:00.000Z', ID(nth)));
    lying.sources.ledger.splice(5);
    for (let day = 10; day <= 16; day += 1) await lying.seal(`2026-11-${day}T03:30:00Z`);
    expect((await audit(lying, await handOut(lying, WEEK))).faults).toEqual([
      'file: entry of 2026-11-15: says 1 to 9 for openings-exported; the openings give 12',
    ]);
  });

  it('give the figures of a month’s summary anew', async () => {
    const month = new FollowedWorld();
    await month.standAt('2026-10-30', 2);
    for (let nth = 0; nth < 12; nth += 1) month.add(handedOpenings('2026-11-12T12:00:00.000Z', ID(nth)));
    for (let day = 2; day <= 31; day += 1)
      await month.seal(new Date(Date.UTC(2026, 10, day, 3, 30)).toISOString());
    const openings = await handOut(month, ['2026-11-01', '2026-11-30']);
    const summary = (rows: number) =>
      summaryOf('2026-11', { publishedAt: '2026-12-02T02:00:00.000Z', rows: handedOut(rows) });
    expect((await audit(month, openings, [summary(0)])).faults).toEqual([
      'file: summary-2026-11: says none for openings-read|openings-exported|auditor; the openings give 10 to 19',
    ]);
    const { faults, said } = await audit(month, openings, [summary(12)]);
    expect(faults).toEqual([]);
    expect(said[0]).toContain('figures of 1 summaries computed anew: all as published.');
  });

  it('give a month anew that the log begins in, and say of which summaries they have not all days', async () => {
    const log = new FollowedWorld();
    await log.seal('2026-11-10T03:30:00Z');
    log.add(handedOpenings('2026-11-12T12:00:00.000Z', ID(1)));
    for (let day = 11; day <= 31; day += 1)
      await log.seal(new Date(Date.UTC(2026, 10, day, 3, 30)).toISOString());
    const of = (month: string, rows: number) => summaryOf(month, { rows: handedOut(rows) });
    const whole = await handOut(log, ['2026-11-09', '2026-11-30']);
    expect(await audit(log, whole, [of('2026-10', 0), of('2026-11', 1)])).toMatchObject({
      faults: [],
      said: [
        expect.stringContaining('of 1 summaries computed anew'),
        'file: the log begins on 2026-11-09; figures of summaries are made from that day on.',
      ],
    });
    expect((await audit(log, whole, [of('2026-10', 1), of('2026-11', 0)])).faults).toHaveLength(2);
    const later = await handOut(log, ['2026-11-10', '2026-11-30']);
    expect((await audit(log, later, [of('2026-11', 0)])).said).toEqual([
      expect.stringContaining('0 figures of 0 summaries computed anew'),
      'file: summary-2026-11 is not computed anew: not all of its days are in the file.',
    ]);
  });
});

describe('handing openings out', () => {
  it('reads nothing before it is recorded, and nothing where it cannot be', async () => {
    const world = await twoWeeks();
    const source = new FakeOpeningsSource(world.store);
    await handOut(world, WEEK, { source });
    expect(source.asked[0]).toBe('record');
    source.asked.splice(0);
    source.refuses = true;
    await expect(handOut(world, WEEK, { source })).rejects.toMatchObject({ kind: 'unavailable' });
    expect(source.asked).toEqual(['record']);
  });

  it('is stated by the week, like every reading', async () => {
    const world = await twoWeeks();
    await handOut(world, WEEK, { now: '2026-11-24T09:00:00.000Z' });
    world.sources.ledger.push({
      day: Day.parse('2026-11-24'),
      kind: 'openings-read',
      outcome: 'openings-exported',
    });
    for (let day = 25; day <= 30; day += 1) await world.seal(`2026-11-${day}T03:30:00Z`);
    expect(
      world
        .entries()
        .at(-1)
        ?.statements.find(({ kind }) => kind === 'openings-read')?.count,
    ).toEqual({
      atLeast: 1,
      atMost: 9,
    });
    const again = await handOut(world, ['2026-11-23', '2026-11-29']);
    expect((await audit(world, again)).faults).toEqual([]);
  });

  it('refuses days that are not sealed, and a period that is none', async () => {
    const world = await twoWeeks();
    await expect(handOut(world, ['2026-11-23', '2026-11-24'])).rejects.toMatchObject({ kind: 'not-found' });
    await expect(handOut(world, ['2026-11-15', '2026-11-09'])).rejects.toMatchObject({
      kind: 'invalid-input',
    });
    await expect(handOut(world, ['2020-01-01', '2026-11-09'])).rejects.toMatchObject({
      kind: 'invalid-input',
    });
  });

  it('hands out what moved on to the next day with the day that it went to', async () => {
    const world = new LogWorld();
    await world.seal('2026-11-09T03:30:00Z');
    for (let nth = 0; nth < 4100; nth += 1) world.add(handedOpenings('2026-11-09T12:00:00.000Z', ID(nth)));
    for (const day of ['10', '11']) await world.seal(`2026-11-${day}T03:30:00Z`);
    const [first, second] = [
      await handOut(world, ['2026-11-09', '2026-11-09']),
      await handOut(world, ['2026-11-10', '2026-11-10']),
    ];
    expect([first.openings.length, second.openings.length]).toEqual([4100, 4]);
    for (const file of [first, second]) expect((await audit(world, file)).faults).toEqual([]);
  });
});
