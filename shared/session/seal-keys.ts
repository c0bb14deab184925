/** One 32-byte key for AES-256-GCM; `id` tells keys apart across rotations and says nothing about the key. */
export interface SealKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/**
 * The keys that cookies are sealed with. The first one seals; all of them open, so that a rotation signs nobody out.
 *
 * @throws ServiceError `unavailable` when they cannot be had.
 */
export interface SealKeys {
  /** `met`: the id of a key that a token names; where it is unknown, it may be newer than what is kept. */
  keys(met?: string): Promise<readonly [SealKey, ...SealKey[]]>;
}
