/** What a sealed token may be used for; one sealed for one use, or at one site, cannot be opened for another. */
export type TokenUse = 'session' | 'sign-in' | 'connection';

/** What is sealed, and until when (epoch seconds) it may be opened. */
export interface TokenContent {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly expiresAt: number;
}

/**
 * Seals small things that are given to a browser or kept in a store, so that they can be neither read nor altered.
 *
 * @throws ServiceError `unavailable` when the keys cannot be had.
 */
export interface TokenSealer {
  seal(use: TokenUse, content: TokenContent): Promise<string>;
  /** The claims, or undefined for what is forged, altered, expired, of another use or site, or under a forgotten key. */
  open(use: TokenUse, token: string): Promise<unknown>;
}
