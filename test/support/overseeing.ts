import { expect } from 'vitest';

import type { PlayedSample } from './played-sample.ts';
import { signOut, visitorOf } from './sample-visitor.ts';

/** An auditor and an administrator look at their sites. */
export const oversee = async (played: PlayedSample): Promise<void> => {
  for (const [site, person] of [
    ['oversight', 'winifred'],
    ['administration', 'leopold'],
  ] as const) {
    const visitor = await visitorOf(played, site, person);
    expect((await visitor.open('/')).status).toBe(200);
    await signOut(visitor);
  }
};
