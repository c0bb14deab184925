import * as z from 'zod';

/** Candor's registration as an application at one server, which the server gave it. */
export const AppRegistration = z.object({
  version: z.literal(1),
  clientId: z.string().min(1).max(500),
  clientSecret: z.string().min(1).max(500),
  redirectUri: z.url(),
});
export type AppRegistration = z.infer<typeof AppRegistration>;

/**
 * Keeps registrations by host, so that a server is asked for one once. Losing one is harmless.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface AppRegistrations {
  find(host: string): Promise<AppRegistration | undefined>;
  save(host: string, registration: AppRegistration): Promise<void>;
}
