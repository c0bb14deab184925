import { createHash } from 'node:crypto';

import { EPOCHS } from '../names.ts';

/**
 * The erasure epoch of a participant (or, for an official account, of the account): 0 to 15, the same for ever.
 * A withdrawal increments its epoch; a release is published only if no epoch moved since before its fold.
 */
export const epochOf = (subject: string): number => {
  const first = createHash('sha256').update(subject).digest()[0];
  return (first ?? 0) % EPOCHS;
};
