import { beforeEach, describe, expect, it } from 'vitest';

import type { Clock } from '../../shared/clock.ts';
import { AccountId } from '../../shared/ids.ts';
import type { LeaseOutcome, Leases } from '../../shared/schedule/leases.ts';

/** Leases with the two things that make and unmake an account's place. */
export interface LeasesSubject {
  readonly leases: Leases;
  enter(account: AccountId): Promise<void>;
  leave(account: AccountId): Promise<void>;
}

const ACCOUNT = AccountId.parse('mastodon:social.example/7');
const OWN = { account: ACCOUNT, kind: 'advocacy' } as const;
const NOON = new Date('2026-03-10T12:00:00Z');

const tokenOf = (outcome: LeaseOutcome): string => {
  if (outcome.kind !== 'taken') throw new Error(`the lease is ${outcome.kind}`);
  return outcome.lease.token;
};

/** What every `Leases` promises. */
export const holdsLeases = (name: string, create: (clock: Clock) => Promise<LeasesSubject>) =>
  describe(`leases on ${name}`, () => {
    let now = NOON;
    let subject: LeasesSubject;
    const later = (milliseconds: number): void => void (now = new Date(NOON.getTime() + milliseconds));
    const take = () => subject.leases.take(OWN);

    beforeEach(async () => {
      now = NOON;
      subject = await create({ now: () => now });
      await subject.enter(ACCOUNT);
    });

    it('expect no visit to an account that has no place, and make it none', async () => {
      const stranger = { ...OWN, account: AccountId.parse('bluesky:did:plc:stranger') };
      expect(await subject.leases.take(stranger)).toEqual({ kind: 'not-expected' });
      await subject.leases.release(stranger, '00000000-0000-4000-8000-000000000009', {
        listedInFullAt: NOON,
      });
      expect(await subject.leases.take(stranger)).toEqual({ kind: 'not-expected' });
    });

    it('go to one of ten visits at once', async () => {
      const outcomes = await Promise.all(Array.from({ length: 10 }, take));
      const kinds = outcomes.map(({ kind }) => kind).sort();
      expect(kinds).toEqual([...Array.from({ length: 9 }, () => 'busy'), 'taken']);
    });

    it('are a person’s own, whoever registered the account as the organisation’s', async () => {
      tokenOf(await take());
      expect(await subject.leases.take({ ...OWN, kind: 'official' })).toEqual({ kind: 'not-expected' });
    });

    it('are free again once released, under another token', async () => {
      const first = tokenOf(await take());
      await subject.leases.release(OWN, first, {});
      expect(tokenOf(await take())).not.toBe(first);
    });

    it('run out by themselves, and a late release does not end the visit that came after', async () => {
      const late = tokenOf(await take());
      later(10 * 60_000);
      expect((await take()).kind).toBe('busy');
      later(13 * 60_000);
      tokenOf(await take());
      await subject.leases.release(OWN, late, { notBefore: new Date('2027-01-01T00:00:00Z') });
      expect((await take()).kind).toBe('busy');
    });

    it('are not to be had a millisecond before the platform may be asked again', async () => {
      const notBefore = new Date(NOON.getTime() + 90_500);
      await subject.leases.release(OWN, tokenOf(await take()), { notBefore });
      later(90_499);
      expect((await take()).kind).toBe('too-early');
      later(91_000);
      expect((await take()).kind).toBe('taken');
    });

    it('remember the last full listing, which an ordinary visit leaves as it is', async () => {
      const listedInFullAt = new Date('2026-03-10T11:59:58.765Z');
      const first = await take();
      expect(first).not.toHaveProperty('lease.listedInFullAt');
      await subject.leases.release(OWN, tokenOf(first), { listedInFullAt });
      await subject.leases.release(OWN, tokenOf(await take()), {});
      expect(await take()).toMatchObject({ kind: 'taken', lease: { listedInFullAt } });
    });

    it('leave no trace of somebody who left while a visit was under way', async () => {
      const token = tokenOf(await take());
      await subject.leave(ACCOUNT);
      await subject.leases.release(OWN, token, { listedInFullAt: NOON });
      expect(await take()).toEqual({ kind: 'not-expected' });
    });
  });
