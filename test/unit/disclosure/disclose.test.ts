import { describe, expect, it } from 'vitest';

import { DisclosureInput } from '../../../shared/disclosure/contribution.ts';
import { disclose } from '../../../shared/disclosure/disclose.ts';
import { createGaussianNoise } from '../../../shared/disclosure/noise.ts';
import { SILENCE } from '../../support/disclosure-builders.ts';
import { createSeededRandom } from '../../support/seeded-random.ts';

const CLIPS = { week: { posts: 5, engagement: 50 }, month: { posts: 15, engagement: 100 } };

const contribution = (person: number | string, date: string, changes: object = {}) => ({
  date,
  person: `person ${person}`,
  platform: 'bluesky',
  topic: null,
  sentiment: null,
  posts: 1,
  engagement: 10,
  ...changes,
});

const people = (count: number, date: string, changes: object = {}) =>
  Array.from({ length: count }, (_, index) => contribution(index, date, changes));

const seededChance = (seed: string) => {
  const random = createSeededRandom(seed);
  return () => (random.bytes(1)[0] ?? 0) / 256;
};

const silently = (contributions: readonly object[], policy: object = { clips: CLIPS }) =>
  disclose(DisclosureInput.parse({ policy, contributions }), { noise: SILENCE, chance: seededChance('a') });

const headlines = (contributions: readonly object[], policy?: object) =>
  silently(contributions, policy).releases.map(({ from, to, figures }) => [
    from,
    to,
    ...figures.filter(({ table }) => table === 'headline').map(({ value }) => value),
  ]);

const clipsOf = (contributions: readonly object[]) =>
  silently(contributions, {}).releases.map(({ figures }) => figures.slice(0, 2).map(({ clip }) => clip));

describe('what a programme would publish', () => {
  it('is nothing of no contributions', () => {
    const { releases, participationAttack, ladder } = silently([]);
    expect([releases, ladder.step.detail]).toEqual([[], 'nothing']);
    expect(participationAttack).toEqual({ accuracy: 0.5, guess: 0.5, bound: 0.7 });
  });

  it('is nothing of a programme below the first step, however much its people post', () => {
    expect(headlines([...people(29, '2025-01-15'), ...people(29, '2025-01-16')])).toEqual([]);
  });

  it('is each month’s headline of thirty people, to the day after its last', () => {
    const contributions = [...people(30, '2025-01-31'), ...people(30, '2025-02-01')];
    expect(headlines(contributions)).toEqual([
      ['2025-01-01', '2025-02-01', 30, 300],
      ['2025-02-01', '2025-03-01', 30, 300],
    ]);
  });

  it('clips each person’s month over all their contributions', () => {
    const prolific = Array.from({ length: 40 }, () => contribution(7, '2025-01-20', { engagement: 1000 }));
    // twenty-nine people with one post and ten interactions, and one clipped to fifteen and a hundred
    expect(headlines([...people(30, '2025-01-15'), ...prolific])).toEqual([
      ['2025-01-01', '2025-02-01', 44, 390],
    ]);
  });

  it('adds repeated contributions up, in whatever order they come', () => {
    const contributions = [
      ...people(30, '2025-02-15'),
      ...people(30, '2025-01-15'),
      ...people(30, '2025-01-15'),
    ];
    const expected = [
      ['2025-01-01', '2025-02-01', 60, 600],
      ['2025-02-01', '2025-03-01', 30, 300],
    ];
    expect(headlines(contributions)).toEqual(expected);
    expect(headlines(contributions.toReversed())).toEqual(expected);
  });

  it('states the noise of the step, or of the policy where that is more', () => {
    const deviation = (policy: object) =>
      silently(people(30, '2025-01-15'), policy).releases[0]?.figures[0]?.standardDeviation;
    const { step } = silently(people(30, '2025-01-15')).ladder;
    expect(deviation({ clips: CLIPS })).toBe(step.noiseMultiplier * 15);
    expect(deviation({ clips: CLIPS, noiseMultiplier: 4 })).toBe(60);
  });

  it('withholds a month of nine people though the programme is large', () => {
    const contributions = [...people(30, '2025-01-15'), ...people(9, '2025-02-15')];
    expect(headlines(contributions)[1]).toEqual(['2025-02-01', '2025-03-01', null, null]);
  });

  it('takes no clip from the period that it clips', () => {
    const year = (second: number) => [
      ...people(30, '2025-01-15'),
      ...people(30, '2025-02-15', { engagement: second }),
      ...people(30, '2025-03-15'),
    ];
    const [ordinary, loud] = [clipsOf(year(10)), clipsOf(year(9000))];
    expect(loud.slice(0, 2)).toEqual(ordinary.slice(0, 2));
    expect(loud[2]?.[1]).toBeGreaterThan(ordinary[2]?.[1] ?? 0);
  });

  it('names no topic and no platform that fewer people use than the minimum group', () => {
    const contributions = [
      ...people(600, '2025-01-15', { topic: 'launch' }),
      contribution('alone', '2025-01-16', { topic: 'private-party', platform: 'rare-network' }),
    ];
    const text = JSON.stringify(silently(contributions).releases);
    expect(text).toContain('"launch"');
    expect(text).toContain('"bluesky"');
    expect(text).not.toMatch(/private-party|rare-network/u);
  });

  it('treats names that objects have by themselves as any other name', () => {
    const named = ['__proto__', 'constructor', 'toString'].flatMap((person) =>
      people(10, '2025-01-15', { topic: person, platform: person }).map((row, index) => ({
        ...row,
        person: `${person}${index === 0 ? '' : String(index)}`,
      })),
    );
    expect(headlines(named)).toEqual([['2025-01-01', '2025-02-01', 30, 300]]);
  });

  it('draws noise anew each time it is asked', () => {
    const noisy = (seed: string) =>
      JSON.stringify(
        disclose(DisclosureInput.parse({ contributions: people(40, '2025-01-15') }), {
          noise: createGaussianNoise(createSeededRandom(seed)),
          chance: seededChance('a'),
        }).releases,
      );
    expect(noisy('one')).toBe(noisy('one'));
    expect(noisy('one')).not.toBe(noisy('two'));
  });
});
