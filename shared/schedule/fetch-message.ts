import * as z from 'zod';

import { AccountId } from '../ids.ts';

/** The order to visit one account; `due` is when its slot fell due. */
export const FetchMessage = z.object({ version: z.literal(1), account: AccountId, due: z.iso.datetime() });
export type FetchMessage = z.infer<typeof FetchMessage>;
