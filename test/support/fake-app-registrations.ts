import { AppRegistration, type AppRegistrations } from '../../shared/platforms/app-registrations.ts';

/** Registrations in memory, as the store keeps them. */
export const createFakeAppRegistrations = (): AppRegistrations => {
  const kept = new Map<string, AppRegistration>();
  return {
    find: (host) => Promise.resolve(kept.get(host)),
    save: (host, registration) => {
      kept.set(host, AppRegistration.parse(registration));
      return Promise.resolve();
    },
  };
};
