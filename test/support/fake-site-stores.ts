import type { PendingConnections } from '../../shared/accounts/pending-connections.ts';
import type { Revocations } from '../../shared/session/revocations.ts';

/** Signed-out sessions in memory. */
export class FakeRevocations implements Revocations {
  private readonly revoked: Set<string>;

  constructor(revoked: Iterable<string> = []) {
    this.revoked = new Set(revoked);
  }

  revoke(session: string): Promise<void> {
    this.revoked.add(session);
    return Promise.resolve();
  }

  isRevoked(session: string): Promise<boolean> {
    return Promise.resolve(this.revoked.has(session));
  }
}

/** Attempts to prove ownership, in memory; none is forgotten by itself, which the store may be days late with too. */
export class FakePendingConnections implements PendingConnections {
  readonly kept = new Map<string, string>();

  put(state: string, sealed: string): Promise<void> {
    this.kept.set(state, sealed);
    return Promise.resolve();
  }

  take(state: string): Promise<string | undefined> {
    const sealed = this.kept.get(state);
    this.kept.delete(state);
    return Promise.resolve(sealed);
  }
}
