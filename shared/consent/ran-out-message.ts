import * as z from 'zod';

import { AccountId } from '../ids.ts';

/**
 * Says that the consent for an account may have run out. It decides nothing: whoever takes it looks at the consent as
 * it stands, so a renewal meanwhile wins.
 */
export const RanOutMessage = z.object({
  version: z.literal(1),
  kind: z.literal('consent-ran-out'),
  account: AccountId,
});
export type RanOutMessage = z.infer<typeof RanOutMessage>;
