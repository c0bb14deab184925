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
  keys(): Promise<readonly [SealKey, ...SealKey[]]>;
}
