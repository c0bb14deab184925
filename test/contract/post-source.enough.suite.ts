import { expect, it } from 'vitest';

import { addDays } from '../../shared/clock.ts';
import type { DrivenPlatform } from '../support/driven-platform.ts';

const LATE = 1 / 24 / 60;

/** What every source promises to whoever says how many posts are enough. */
export const endsEarly = (name: string, open: () => Promise<DrivenPlatform> | DrivenPlatform): void => {
  it(`${name} ends a listing early where few posts are enough: the newest, incomplete, for fewer requests`, async () => {
    const platform = await open();
    const count = 2 * platform.pageSize + 3;
    const newestLast = Array.from({ length: count }, (_, index) =>
      addDays(platform.now, -(count - index) * LATE),
    );
    const ids = await platform.publish(newestLast.map((at, index) => ({ text: `post ${index}`, at })));
    const list = async (enough?: number) => {
      let requests = 0;
      const listing = await platform.source.list({
        account: platform.account,
        since: addDays(platform.now, -2),
        beforeFetch: () => Promise.resolve(void (requests += 1)),
        ...(enough !== undefined && { enough }),
      });
      if (listing.kind !== 'listed') throw new Error(`the listing is ${listing.kind}`);
      return { found: listing.posts.map(({ id }) => id), complete: listing.complete, requests };
    };
    const [few, all] = [await list(2), await list()];
    await platform.close();

    expect([all.found, all.complete]).toEqual([ids.toReversed(), true]);
    expect(few.found.length).toBeGreaterThanOrEqual(2);
    expect(few.found).toEqual(ids.toReversed().slice(0, few.found.length));
    expect(few.complete).toBe(false);
    expect(few.requests).toBeLessThan(all.requests);
  });
};
