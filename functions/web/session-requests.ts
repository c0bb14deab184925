/** How many requests a session may make at once, and how many more each second after. */
export const SESSION_REQUESTS = { atOnce: 600, aSecond: 5 } as const;

/** More sessions than one running function meets; whoever forges more cannot fill its memory. */
const SESSIONS_AT_MOST = 10_000;

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** Counts the requests of sessions in memory: nothing of it is stored, and each running copy of a function counts for itself. */
export class SessionRequests {
  readonly #buckets = new Map<string, Bucket>();

  /** Whether one more request of a session is within its limit; it counts if so. A clock that goes back refills nothing. */
  take(session: string, now: Date): boolean {
    const at = now.getTime();
    const { atOnce, aSecond } = SESSION_REQUESTS;
    const before = this.#buckets.get(session) ?? { left: atOnce, at };
    const refill = (Math.max(0, at - before.at) / 1000) * aSecond;
    const left = Math.min(atOnce, before.left + refill);
    this.#buckets.delete(session);
    this.#buckets.set(session, { left: left >= 1 ? left - 1 : left, at });
    this.#forgetOldest();
    return left >= 1;
  }

  #forgetOldest(): void {
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > SESSIONS_AT_MOST && oldest !== undefined) this.#buckets.delete(oldest);
  }
}
