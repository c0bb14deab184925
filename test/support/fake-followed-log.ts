import type { FollowedLog, FollowedLogKeeper } from '../../shared/transparency/followed-log.ts';

/** What was seen of a log, in memory. */
export class FakeFollowedLog implements FollowedLogKeeper {
  kept: FollowedLog | undefined;

  last(): Promise<FollowedLog | undefined> {
    return Promise.resolve(this.kept);
  }

  keep(followed: FollowedLog): Promise<void> {
    if ((this.kept?.size ?? 0) <= followed.size) this.kept = followed;
    return Promise.resolve();
  }
}
