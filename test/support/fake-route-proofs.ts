import { addDays, epochSeconds } from '../../shared/clock.ts';
import type { RouteProof, RouteProofReader, RouteProofRecorder } from '../../shared/alerts/route-proof.ts';

/** The latest test alert, in memory. */
export class FakeRouteProofs implements RouteProofRecorder, RouteProofReader {
  private proof: RouteProof | undefined;

  arrived(...[alert, due, now]: Parameters<RouteProofRecorder['arrived']>): Promise<void> {
    const dueAt = due.toISOString();
    if (this.proof === undefined || this.proof.dueAt < dueAt) {
      const expiresAt = epochSeconds(addDays(now, 90));
      this.proof = { version: 1, alert, dueAt, arrivedAt: now.toISOString(), expiresAt };
    }
    return Promise.resolve();
  }

  latest(): Promise<RouteProof | undefined> {
    return Promise.resolve(this.proof);
  }
}
