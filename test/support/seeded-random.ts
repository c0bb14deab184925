import { createHash } from 'node:crypto';

import type { RandomBytes } from '../../shared/disclosure/random.ts';

/** Random bytes that are the same for the same seed: SHA-256 in counter mode. */
export const createSeededRandom = (seed: string): RandomBytes => {
  let counter = 0;
  let buffer = new Uint8Array(0);
  return {
    bytes: (count) => {
      while (buffer.length < count) {
        const block = createHash('sha256').update(`${seed}/${counter}`).digest();
        buffer = Uint8Array.from([...buffer, ...block]);
        counter += 1;
      }
      const drawn = buffer.slice(0, count);
      buffer = buffer.slice(count);
      return drawn;
    },
  };
};
