import { randomBytes, randomUUID } from 'node:crypto';

import { SALT_BYTES } from '../../shared/transparency/commitment.ts';
import type { PersonalDataRead } from '../../shared/transparency/ledger-entry.ts';

/** The row of a post that security opened at a moment. */
export const openedPost = (at: string, id: string = randomUUID()): PersonalDataRead => ({
  version: 1,
  id,
  at,
  kind: 'personal-data-read',
  outcome: 'alert-post-opened',
  role: 'security',
  salt: randomBytes(SALT_BYTES).toString('base64'),
});
