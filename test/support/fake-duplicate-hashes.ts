import { createHmac } from 'node:crypto';

import type { DuplicateHashes } from '../../shared/alerts/duplicate-hashes.ts';

/** Keyed hashes without a key service. */
export const createFakeDuplicateHashes = (key = 'no secret'): DuplicateHashes => ({
  of: (sort, words) => {
    const same = ['secret', 'alert', 'post'].includes(sort)
      ? words.trim()
      : words.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean);
    const hash = createHmac('sha256', key)
      .update(JSON.stringify([sort, same]))
      .digest('hex');
    return Promise.resolve(hash.slice(0, 32));
  },
});
