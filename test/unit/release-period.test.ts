import { describe, expect, it } from 'vitest';

import { createReleasePeriod } from '../../functions/release-period/release-period.ts';
import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import { account, consent, officialConsent, post, sheet, SILENCE } from '../support/disclosure-builders.ts';
import { createFakeStores, type FakeStores } from '../support/fake-releases.ts';

/** The week from 7 to 14 September 2026 closes at this moment. */
const CLOSED = new Date('2026-09-22T01:00:00Z');
const WEEK = 'release#advocacy#week#2026-09-07';
const OFFICIAL = `release#official#${account(90)}#day#2026-09-08`;

const PEOPLE = 12;
const people = Array.from({ length: PEOPLE }, (_, index) => index);

const stores = (): FakeStores =>
  createFakeStores(
    [...people.map((index) => consent(index)), officialConsent(90)],
    [...people.map((index) => sheet(index, '2026-09-08')), sheet(90, '2026-09-08', [post('1'), post('2')])],
  );

const run = (world: FakeStores, now = CLOSED) =>
  createReleasePeriod({ ...world, noise: SILENCE }, { disclosure: STANDARD_POLICY, topics: ['launch'] })(now);

const headlineOf = (world: FakeStores, key = WEEK) =>
  world.published
    .get(key)
    ?.release.figures.slice(0, 2)
    .map(({ value }) => value);

describe('release-period', () => {
  it('publishes a closed week’s headline from everybody’s sheets', async () => {
    const world = stores();
    await run(world);
    // twelve people with one post of thirteen interactions each; the official account's two posts are not in it
    expect(headlineOf(world)).toEqual([12, 156]);
  });

  it('publishes nothing of a week that is still open', async () => {
    const world = stores();
    await run(world, new Date('2026-09-21T23:00:00Z'));
    expect(world.published.has(WEEK)).toBe(false);
  });

  it('publishes an official account’s day exactly, in a release of its own', async () => {
    const world = stores();
    await run(world);
    expect(headlineOf(world, OFFICIAL)).toEqual([2, 26]);
    expect(world.published.get(OFFICIAL)?.release).toMatchObject({
      subject: { kind: 'official', handle: 'official-90' },
      minimumGroup: null,
    });
  });

  it('leaves a published release as it is when run again', async () => {
    const world = stores();
    await run(world);
    const before = JSON.stringify([...world.published]);
    world.withdraw(account(1));
    expect((await run(world)).published).toBe(0);
    expect(JSON.stringify([...world.published])).toBe(before);
  });

  it('leaves out who withdrew between the fold and the publication', async () => {
    const world = stores();
    world.beforeEach = (operation) => {
      if (operation === 'publish') world.withdraw(account(1));
    };
    await run(world);
    expect(headlineOf(world)).toEqual([11, 143]);
  });

  it('gives up for now when withdrawals overtake the fold five times', async () => {
    const world = stores();
    let next = 0;
    world.beforeEach = (operation) => {
      if (operation === 'publish') world.withdraw(account(next++));
    };
    await expect(run(world)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(world.published.size).toBe(0);
  });

  it('finishes in the next run what one left whose answer was lost', async () => {
    const world = stores();
    world.loseNextAnswer = true;
    await expect(run(world)).rejects.toMatchObject({ kind: 'unavailable' });
    const first = JSON.stringify([...world.published.values()][0]);
    await run(world);
    expect(JSON.stringify([...world.published.values()][0])).toBe(first);
    expect(headlineOf(world)).toEqual([12, 156]);
    expect(headlineOf(world, OFFICIAL)).toEqual([2, 26]);
  });

  it('never publishes a period whose first sheets have gone', async () => {
    // September's sheets go on 10 October; the week from 7 September was missed until then
    const world = stores();
    const outcome = await run(world, new Date('2026-10-10T01:00:00Z'));
    expect(outcome.lapsed).toBeGreaterThan(0);
    expect(world.published.has(WEEK)).toBe(false);
  });

  it('withholds every figure of a month in which nobody posted, and says so in the same shape', async () => {
    const world = createFakeStores([], []);
    await run(world, new Date('2026-10-09T01:00:00Z'));
    const month = world.published.get('release#advocacy#month#2026-09-01')?.release;
    // two platforms, one topic, four labels, two measures
    expect(month?.figures).toHaveLength(14);
    expect(month?.figures.every(({ value }) => value === null)).toBe(true);
  });
});
