import { expect } from 'vitest';

import type { Visitor } from './sample-visitor.ts';

/** Somebody looks which of their posts count under what they agreed to for an account. */
export const lookAtPosts = async (participant: Visitor, path: string): Promise<void> => {
  const page = await participant.press(await participant.open(path), { action: `${path}/preview` });
  expect([page.status, /\d+ of \d+ count\./u.test(page.html)]).toEqual([200, true]);
};
