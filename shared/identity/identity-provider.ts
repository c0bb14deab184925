import type { Identity } from './identity.ts';

/** Where to send somebody to sign in, and the secrets to check the answer with: give them to that browser, sealed. */
export interface SignInChallenge {
  readonly url: string;
  readonly pending: { readonly verifier: string; readonly state: string; readonly nonce: string };
}

/**
 * The company's identity provider.
 *
 * @throws ServiceError `not-permitted` for an answer that was refused, forged or is not the one to this challenge,
 * `unavailable` when the provider does not answer.
 */
export interface IdentityProvider {
  begin(): Promise<SignInChallenge>;
  /** `callbackUrl` is the address the browser came back to, under the site's public URL. */
  complete(pending: SignInChallenge['pending'], callbackUrl: URL): Promise<Identity>;
  /** Where to end the provider's own session too; undefined where it offers no such address. */
  signOutUrl(): Promise<string | undefined>;
}
