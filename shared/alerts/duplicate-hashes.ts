import type { Finding } from '../classification/classification.ts';

/** What is hashed: what was found, or which finding and which post it was. Hashes of one sort meet none of another. */
export type Hashed = Finding['kind'] | 'alert' | 'post';

/**
 * Makes keyed hashes of what was found, so that the same secret in two places is recognised while the secret itself
 * cannot be guessed from its hash: 32 lower-case hexadecimal digits, the same for the same sort and words for ever.
 * Alerts are named by such a hash, too, and so is the post that joins them: the names of both leave with every
 * finding that security tools get, and by a hash without a key anybody with a list of public posts would know whose
 * alert it is.
 *
 * @throws ServiceError `unavailable` when the key service does not answer.
 */
export interface DuplicateHashes {
  of(sort: Hashed, words: string): Promise<string>;
}
