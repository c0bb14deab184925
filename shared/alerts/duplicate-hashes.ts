import type { Finding } from '../classification/classification.ts';

/**
 * Makes keyed hashes of what was found, so that the same secret in two places is recognised while the secret itself
 * cannot be guessed from its hash: 32 lower-case hexadecimal digits, the same for the same kind and words for ever.
 *
 * @throws ServiceError `unavailable` when the key service does not answer.
 */
export interface DuplicateHashes {
  of(kind: Finding['kind'], words: string): Promise<string>;
}
