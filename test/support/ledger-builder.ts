import { randomBytes, randomUUID } from 'node:crypto';

import { Day } from '../../shared/ids.ts';
import { SALT_BYTES } from '../../shared/transparency/commitment.ts';
import type { LedgerEntry, PersonalDataRead } from '../../shared/transparency/ledger-entry.ts';

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

/** The row of openings that an auditor was handed at a moment. */
export const handedOpenings = (at: string, id: string = randomUUID()): LedgerEntry => ({
  version: 1,
  id,
  at,
  kind: 'openings-read',
  outcome: 'openings-exported',
  role: 'auditor',
  from: Day.parse('2026-10-01'),
  to: Day.parse('2026-10-31'),
  salt: randomBytes(SALT_BYTES).toString('base64'),
});
