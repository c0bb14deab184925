import { describe, expect, it } from 'vitest';

import { createReleasePeriod } from '../../functions/release-period/release-period.ts';
import { createGaussianNoise } from '../../shared/disclosure/noise.ts';
import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { ServiceError } from '../../shared/errors.ts';
import {
  account,
  consent,
  HEADLINE_STEP,
  officialConsent,
  post,
  sheet,
  SILENCE,
} from '../support/disclosure-builders.ts';
import { createFakeStores, type FakeStores } from '../support/fake-releases.ts';

/** September 2026 closed an hour ago, and its first sheets go in 23 hours. */
const CLOSED = new Date('2026-10-09T01:00:00Z');
const MONTH = 'release#advocacy#month#2026-09-01';
const OFFICIAL = `release#official#${account(90)}#day#2026-09-08`;

const PEOPLE = 12;
const people = Array.from({ length: PEOPLE }, (_, index) => index);

const stores = (): FakeStores =>
  createFakeStores(
    [...people.map((index) => consent(index)), officialConsent(90)],
    [...people.map((index) => sheet(index, '2026-09-08')), sheet(90, '2026-09-08', [post('1'), post('2')])],
  );

const POLICY = { disclosure: STANDARD_POLICY, ladder: HEADLINE_STEP, topics: ['launch'] };

const run = (world: FakeStores, now = CLOSED) =>
  createReleasePeriod({ ...world, noise: SILENCE }, POLICY)(now);

const headlineOf = (world: FakeStores, key = MONTH) =>
  world.published
    .get(key)
    ?.release.figures.slice(0, 2)
    .map(({ value }) => value);

describe('release-period', () => {
  it('publishes a closed month’s headline from everybody’s sheets', async () => {
    const world = stores();
    await run(world);
    // twelve people with one post of thirteen interactions each; the official account's two posts are not in it
    expect(headlineOf(world)).toEqual([12, 156]);
  });

  it('leaves room between publications, so that whoever withdraws gets in between', async () => {
    const world = createFakeStores(
      [officialConsent(90), officialConsent(91), officialConsent(92)],
      [sheet(90, '2026-09-08'), sheet(91, '2026-09-08'), sheet(92, '2026-09-08')],
    );
    const done: string[] = [];
    world.beforeEach = (operation) => void done.push(operation);
    await run(world, new Date('2026-09-18T01:00:00Z'));
    const publishing = done.filter((operation) => ['room', 'publish'].includes(operation));
    expect(publishing).toEqual(['publish', 'room', 'publish', 'room', 'publish']);
  });

  it('publishes nothing of a month that is still open', async () => {
    const world = stores();
    await run(world, new Date('2026-10-08T23:00:00Z'));
    expect(world.published.has(MONTH)).toBe(false);
  });

  it('publishes an official account’s day exactly, in a release of its own', async () => {
    const world = stores();
    await run(world);
    expect(headlineOf(world, OFFICIAL)).toEqual([2, 26]);
    expect(world.published.get(OFFICIAL)?.release).toMatchObject({
      subject: { kind: 'official', handle: 'official-90' },
      minimumGroup: null,
      posts: [
        { id: '1', postedAt: '2026-09-08T12:00:00Z' },
        { id: '2', postedAt: '2026-09-08T12:00:00Z' },
      ],
    });
  });

  it('lists no post of a person', async () => {
    const world = stores();
    await run(world);
    expect(world.published.get(MONTH)?.release).not.toHaveProperty('posts');
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

  it('releases in a later run of the day what the first could not, once, under the noise of that run', async () => {
    const world = stores();
    let asked = 0;
    world.beforeEach = (operation) => {
      if (operation !== 'keys') return;
      asked += 1;
      if (asked <= 2) throw new ServiceError('unavailable', 'the store does not answer');
    };
    const random = createCryptoRandom();
    const noisy = (hour: number) =>
      createReleasePeriod(
        { ...world, noise: createGaussianNoise(random) },
        POLICY,
      )(new Date(CLOSED.getTime() + (hour - 1) * 3_600_000));
    await expect(noisy(1)).rejects.toMatchObject({ kind: 'unavailable' });
    expect([world.published.has(MONTH), world.counted.has('complete')]).toEqual([false, false]);
    const bytes: string[] = [];
    for (const hour of [4, 7, 10, 13, 16, 19, 22]) {
      await noisy(hour);
      bytes.push(JSON.stringify([...world.published]));
    }
    expect(world.published.get(MONTH)?.release.publishedAt).toBe('2026-10-09T04:00:00.000Z');
    expect(new Set(bytes).size).toBe(1);
    expect(world.counted).toEqual(new Map([['complete', 7]]));
  });

  it('publishes the same once where two runs fold at the same time', async () => {
    const world = stores();
    const outcomes = await Promise.all([run(world), run(world)]);
    const alone = await run(stores());
    expect(outcomes[0].published + outcomes[1].published).toBe(alone.published);
    expect(headlineOf(world)).toEqual([12, 156]);
  });

  it('lets one period that cannot be folded hold up no other, and says that not all is done', async () => {
    const world = stores();
    let folds = 0;
    world.beforeEach = (operation) => {
      if (operation === 'epochs') folds += 1;
      if (operation === 'keys' && folds === 1) throw new TypeError('a row nobody can read');
    };
    const fault: unknown = await run(world).catch((cause: unknown) => cause);
    expect(fault).toMatchObject({ kind: 'unavailable' });
    expect([world.published.has(MONTH), world.published.has(OFFICIAL)]).toEqual([false, true]);
    expect(world.counted.has('complete')).toBe(false);
    await run(world);
    expect([world.published.has(MONTH), world.counted.get('complete')]).toEqual([true, 1]);
  });

  it('never publishes a period whose first sheets have gone', async () => {
    // September's sheets go on 10 October
    const world = stores();
    const outcome = await run(world, new Date('2026-10-10T01:00:00Z'));
    expect(outcome.lapsed).toBeGreaterThan(0);
    expect(world.counted.get('lapsed')).toBe(outcome.lapsed);
    expect(world.published.has(MONTH)).toBe(false);
  });

  it('tells of a period that lapsed for a day, and not for as long as it looks back', async () => {
    const world = stores();
    const lapsedAt = async (moment: string) => (await run(world, new Date(moment))).lapsed;
    expect(await lapsedAt('2026-10-09T22:00:00Z')).toBe(0);
    const late = stores();
    const missed = createReleasePeriod({ ...late, noise: SILENCE }, POLICY);
    await missed(new Date('2026-10-10T01:00:00Z'));
    // official days are marked at once; the month goes on for the day
    expect((await missed(new Date('2026-10-10T22:00:00Z'))).lapsed).toBeGreaterThan(0);
    expect((await missed(new Date('2026-10-11T01:00:00Z'))).lapsed).toBe(0);
  });
});
