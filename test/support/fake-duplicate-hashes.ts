import { createHmac } from 'node:crypto';

import type { DuplicateHashes } from '../../shared/alerts/duplicate-hashes.ts';

/** Keyed hashes without a key service. */
export const createFakeDuplicateHashes = (): DuplicateHashes => ({
  of: (kind, words) => {
    const same =
      kind === 'secret' ? words.trim() : words.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean);
    const hash = createHmac('sha256', 'no secret')
      .update(JSON.stringify([kind, same]))
      .digest('hex');
    return Promise.resolve(hash.slice(0, 32));
  },
});
