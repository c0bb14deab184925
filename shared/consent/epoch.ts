import { createHash } from 'node:crypto';

import { PEOPLE_EPOCHS } from '../names.ts';

/**
 * The erasure epoch of a participant: 0 to 15, the same for ever. Official accounts have one of their own.
 * A withdrawal increments its epoch; a release is published only if no epoch moved since before its fold.
 */
export const epochOf = (participant: string): number => {
  const first = createHash('sha256').update(participant).digest()[0];
  return (first ?? 0) % PEOPLE_EPOCHS;
};
