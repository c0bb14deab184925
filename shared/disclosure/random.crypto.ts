import { randomBytes } from 'node:crypto';

import type { RandomBytes } from './random.ts';

const BUFFER_BYTES = 4096;

/** The operating system's cryptographic source, read in blocks because a sample of noise takes many small draws. */
export const createCryptoRandom = (): RandomBytes => {
  let buffer = new Uint8Array(0);
  return {
    bytes: (count) => {
      if (buffer.length < count) buffer = randomBytes(Math.max(count, BUFFER_BYTES));
      const drawn = buffer.slice(0, count);
      buffer = buffer.subarray(count);
      return drawn;
    },
  };
};
