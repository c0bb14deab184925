import * as z from 'zod';

/** Scopes that say who somebody is: the narrowest, and what servers before Mastodon 4.3 know instead. */
export const MastodonScope = z.enum(['profile', 'read:accounts']);
export type MastodonScope = z.infer<typeof MastodonScope>;

/** Candor's registration as an application at one server, which the server gave it. */
export const AppRegistration = z.object({
  version: z.literal(1),
  clientId: z.string().min(1).max(500),
  clientSecret: z.string().min(1).max(500),
  redirectUri: z.url(),
  /** What may be asked for under it; those from before it was kept are for the wider one. */
  scope: MastodonScope.default('read:accounts'),
});
export type AppRegistration = z.infer<typeof AppRegistration>;

/**
 * Keeps registrations by host, so that a server is asked for one once; a later one replaces it. Losing one is harmless.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface AppRegistrations {
  find(host: string): Promise<AppRegistration | undefined>;
  save(host: string, registration: AppRegistration): Promise<void>;
}
