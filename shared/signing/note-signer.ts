/**
 * Signs short texts as notes that anybody verifies with the public key alone.
 *
 * @throws ServiceError `unavailable` when the key service does not answer; signing again is safe.
 */
export interface NoteSigner {
  /** The text as a signed note. It ends with a line feed and has 4,096 bytes at most. */
  sign(text: string): Promise<string>;
  /** The key that verifies what was signed, as one line. */
  verifierKey(): Promise<string>;
}
