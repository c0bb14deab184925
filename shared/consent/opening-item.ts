import * as z from 'zod';

import type { AccountId } from '../ids.ts';

/**
 * What the openings of an account's rows are sealed to and found by. It lies in the store of consents and nowhere else,
 * which has no backups, and goes in the very write that ends the consent. `key` is the public half, `wrapped` the
 * private one, which the opening key wraps; `locator` is a secret from which the rows' ids follow.
 */
export const ConsentOpening = z.object({
  version: z.literal(1),
  key: z.base64().min(1),
  wrapped: z.base64().min(1),
  locator: z.base64().min(1),
});
export type ConsentOpening = z.infer<typeof ConsentOpening>;

/**
 * The key of an account's opening in the `Consents` store. Official accounts have none. It has a partition of its own, so
 * that whoever ends a consent may delete the key without being allowed to delete the consent.
 */
export const openingKey = (account: AccountId) => ({
  pk: `opening#${account}`,
  sk: 'opening',
});

/** An opening as its item. */
export const openingItem = (account: AccountId, opening: ConsentOpening) => ({
  ...openingKey(account),
  ...opening,
});
