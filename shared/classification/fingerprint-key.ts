/**
 * The key that fingerprints are made and sought with: 128 bits. Without it an index tells nothing.
 *
 * @throws ServiceError `unavailable` when the key service does not answer.
 */
export interface FingerprintKey {
  read(): Promise<Uint8Array>;
}
