import type { Clock } from '../../shared/clock.ts';
import type { Consented } from '../../shared/consent/consent-record.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { NewId } from '../../shared/random.ts';
import type { Lease, Leases } from '../../shared/schedule/leases.ts';

/** Told before every call of a port, so that a test can act, fail or stop there. */
export type Step = (name: string) => Promise<void> | void;

const LEASE_MILLISECONDS = 11 * 60_000;

interface Place {
  lease: Lease;
  until: number;
  notBefore: number;
}

const keyOf = ({ account, kind }: Consented): string => `${kind} ${account}`;
const own = (account: AccountId): string => keyOf({ account, kind: 'advocacy' });

/** Leases in memory. An account has a place from its consent to its withdrawal; `pass` is told before every call. */
export class FakeLeases implements Leases {
  private readonly places = new Map<string, Place>();
  private readonly parts: { readonly clock: Clock; readonly newId: NewId; readonly pass: Step };

  constructor(parts: { readonly clock: Clock; readonly newId: NewId; readonly pass: Step }) {
    this.parts = parts;
  }

  /** What giving consent does; a place that is there stays as it is. */
  enter(account: AccountId): void {
    if (this.places.has(own(account))) return;
    this.places.set(own(account), { lease: { token: '' }, until: 0, notBefore: 0 });
  }

  /** What withdrawing does. */
  leave(account: AccountId): void {
    this.places.delete(own(account));
  }

  /** A function that died never releases; its lease runs out. */
  expire(account: AccountId): void {
    const place = this.places.get(own(account));
    if (place !== undefined) place.until = 0;
  }

  async take(consented: Consented): ReturnType<Leases['take']> {
    await this.parts.pass('leases.take');
    const place = this.places.get(keyOf(consented));
    const now = this.parts.clock.now().getTime();
    if (place === undefined) return { kind: 'not-expected' };
    if (place.until > now) return { kind: 'busy' };
    if (place.notBefore > now) return { kind: 'too-early' };
    place.until = now + LEASE_MILLISECONDS;
    place.lease = { ...place.lease, token: this.parts.newId() };
    return { kind: 'taken', lease: place.lease };
  }

  async release(...[consented, token, end]: Parameters<Leases['release']>): Promise<void> {
    await this.parts.pass('leases.release');
    const place = this.places.get(keyOf(consented));
    if (place?.lease.token !== token) return;
    place.until = 0;
    if (end.notBefore !== undefined) place.notBefore = end.notBefore.getTime();
    if (end.listedInFullAt !== undefined)
      place.lease = { ...place.lease, listedInFullAt: end.listedInFullAt };
  }
}
