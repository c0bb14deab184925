import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import { cosignatureIn, parseWitnessKey } from '../../shared/signing/cosignature.ts';
import { parseVerifierKey } from '../../shared/signing/signed-note.ts';
import { verifyLog } from '../../shared/transparency/verify-log.ts';
import { daysFrom, LogWorld, ORIGIN } from '../support/log-world.ts';
import { SmallWitness, type Mood } from '../support/small-witness.ts';

const AT = '2026-11-18T04:00:00Z';

describe('a log that witnesses cosign', () => {
  let world: LogWorld;
  let one: SmallWitness;
  let other: SmallWitness;

  beforeEach(async () => {
    world = new LogWorld();
    const vkey = await world.signer.verifierKey();
    one = await new SmallWitness('one.example/w', vkey, () => new Date(AT)).open();
    other = await new SmallWitness('other.example/w', vkey, () => new Date(AT)).open();
    world.witnesses = [one, other].map(({ key, origin }) => ({ key, url: `${origin}/` }));
    world.fetch = createSafeFetch([one.origin, other.origin], { milliseconds: 250, bytes: 16_384 });
  });
  afterEach(() => {
    one.close();
    other.close();
  });

  const shown = (): string => world.bucket.stood.at(-1)?.note ?? '';
  const signers = (): readonly string[] =>
    shown()
      .split('\n')
      .flatMap((line) => /^— (\S+) /u.exec(line)?.[1] ?? []);

  it('shows each cosignature, verified, beside its own signature', async () => {
    await world.seal('2026-11-18T03:30:00Z');
    expect(signers()).toEqual([ORIGIN, 'one.example/w', 'other.example/w']);
    for (const { key } of [one, other])
      expect(cosignatureIn(shown(), key)?.at.toISOString()).toBe('2026-11-18T04:00:00.000Z');
    expect(world.counted).toEqual(['witness-cosigned', 'witness-cosigned']);
  });

  it('is asked for once a day, not again by a run that finds it cosigned', async () => {
    for (const hour of ['03', '09', '15']) await world.seal(`2026-11-18T${hour}:30:00Z`);
    await world.seal('2026-11-19T03:30:00Z');
    expect(one.asked).toEqual(['old 0 200', 'old 1 200']);
    expect(signers()).toHaveLength(3);
  });

  it('proves from where a witness is that lags behind, or never saw it', async () => {
    await world.seal('2026-11-18T03:30:00Z');
    const [late] = world.witnesses.slice(1);
    if (late === undefined) throw new Error('one is there');
    world.witnesses = world.witnesses.slice(0, 1);
    for (const day of ['19', '20', '21', '22', '23']) await world.seal(`2026-11-${day}T03:30:00Z`);
    world.witnesses = [...world.witnesses, late];
    await world.seal('2026-11-24T03:30:00Z');
    expect(other.asked).toEqual(['old 0 200', 'old 6 409', 'old 1 200']);
    expect(signers()).toHaveLength(3);
  });

  it('proves across full tiles to a witness that has seen nothing or little of a long log', async () => {
    await world.standAt('2025-01-01', 300);
    await world.seal('2025-10-29T03:30:00Z');
    expect(one.asked).toEqual(['old 300 409', 'old 0 200']);
    world.standingWitness(one, 3);
    await world.seal('2025-10-30T03:30:00Z');
    expect(one.asked.slice(2)).toEqual(['old 301 409', 'old 3 200']);
  });

  it.each<[Mood, string]>([
    ['slow', 'witness-silent'],
    ['huge', 'witness-silent'],
    ['redirects', 'witness-silent'],
    ['broken', 'witness-refused'],
    ['wrong-key', 'witness-not-theirs'],
    ['wrong-text', 'witness-not-theirs'],
    ['lies-about-size', 'witness-ahead'],
  ])('goes on without a witness that is %s, and keeps the other’s cosignature', async (mood, outcome) => {
    one.mood = mood;
    expect(await world.seal('2026-11-18T03:30:00Z')).toBe('sealed');
    expect(signers()).toEqual([ORIGIN, 'other.example/w']);
    expect(world.counted.toSorted()).toEqual(['unwitnessed', 'witness-cosigned', outcome].toSorted());
    one.mood = 'honest';
    await world.seal('2026-11-18T09:30:00Z');
    expect(signers()).toEqual([ORIGIN, 'other.example/w', 'one.example/w']);
  });

  it('goes on without a witness that is not there, or whose address may not be asked', async () => {
    one.close();
    other.close();
    expect(await world.seal('2026-11-18T03:30:00Z')).toBe('sealed');
    world.fetch = createSafeFetch([], { milliseconds: 250, bytes: 16_384 });
    expect(await world.seal('2026-11-19T03:30:00Z')).toBe('sealed');
    expect(signers()).toEqual([ORIGIN]);
    expect(world.counted).toEqual(
      Array.from({ length: 2 }, () => ['witness-silent', 'witness-silent', 'unwitnessed']).flat(),
    );
  });

  it('gets no cosignature for a history that a witness did not see, which answers 422', async () => {
    const before = new LogWorld();
    Object.assign(world, { signer: before.signer });
    const seen = await new SmallWitness('one.example/w', await before.signer.verifierKey()).open();
    before.witnesses = [{ key: seen.key, url: seen.origin }];
    before.fetch = createSafeFetch([seen.origin], { milliseconds: 250, bytes: 16_384 });
    await before.seal('2026-11-18T03:30:00Z');
    world.witnesses = before.witnesses;
    world.fetch = before.fetch;
    for (const day of ['18', '19']) await world.seal(`2026-11-${day}T03:30:00Z`);
    expect(seen.asked).toEqual(['old 0 200', 'old 0 409', 'old 1 409', 'old 1 422']);
    expect(signers()).toEqual([ORIGIN]);
    seen.close();
  });

  it('is verified by everybody who knows the log’s key alone, and goes on as before', async () => {
    await world.seal('2026-11-18T03:30:00Z');
    await world.seal('2026-11-20T03:30:00Z');
    const key = parseVerifierKey(await world.signer.verifierKey());
    if (key === undefined) throw new Error('no key');
    const since = world.bucket.stood.map(({ note }, nth) => [`stood ${nth}`, note] as const);
    const asked = { key, origin: ORIGIN, witnesses: [one.key, other.key] };
    const { faults, checkpoint, cosigned } = await verifyLog(world.bucket, asked, { since, proofs: [] });
    expect(faults).toEqual([]);
    expect(checkpoint?.size).toBe(3);
    expect(cosigned.map(({ name }) => name)).toEqual(['one.example/w', 'other.example/w']);
    expect(world.entries().map(({ day }) => day)).toEqual(daysFrom('2026-11-17', 3));
  });

  it('is told apart from one that a named witness has not cosigned', async () => {
    one.mood = 'slow';
    await world.seal('2026-11-18T03:30:00Z');
    const key = parseVerifierKey(await world.signer.verifierKey());
    if (key === undefined) throw new Error('no key');
    const asked = { key, origin: ORIGIN, witnesses: [one.key, other.key] };
    const { faults } = await verifyLog(world.bucket, asked);
    expect(faults).toEqual([{ where: 'checkpoint', what: 'one.example/w has not cosigned it' }]);
  });

  it('knows a witness’s key from a log’s', () => {
    expect(parseWitnessKey(one.vkey)).toEqual(one.key);
    expect(parseVerifierKey(one.vkey)).toBeUndefined();
  });
});
