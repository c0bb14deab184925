import { createHash } from 'node:crypto';

import type { Hash } from './merkle-tree.ts';

/** Bytes of a commitment's salt: nobody guesses what stands behind a commitment by trying what it may be. */
export const SALT_BYTES = 32;

/** What opens a commitment: whoever is shown it checks that this very content was committed to, and nobody else learns it. */
export interface Opening {
  readonly salt: Uint8Array;
  readonly content: string;
}

/**
 * The commitment to a content: SHA-256(salt ‖ content). Salts have one length, so that no two openings are the same bytes.
 *
 * @throws RangeError for a salt of another length.
 */
export const commitmentOf = ({ salt, content }: Opening): Hash => {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt of ${salt.length} bytes`);
  return new Uint8Array(createHash('sha256').update(salt).update(content).digest());
};
