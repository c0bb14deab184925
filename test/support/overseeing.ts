import { expect } from 'vitest';

import type { PlayedSample } from './played-sample.ts';
import { signOut, visitorOf } from './sample-visitor.ts';

/** An auditor and an administrator look at their sites. */
export const oversee = async (played: PlayedSample): Promise<void> => {
  for (const [site, person, ...paths] of [
    ['oversight', 'winifred', '/', '/approvals', '/changes', '/reads', '/attack'],
    ['administration', 'leopold', '/'],
  ] as const) {
    const visitor = await visitorOf(played, site, person);
    for (const path of paths) expect((await visitor.open(path)).status).toBe(200);
    await signOut(visitor);
  }
};
