import * as z from 'zod';

/** Tells whoever prepares exports to remove every file whose day is over. It comes from the schedule. */
export const SweepExportsMessage = z.object({ version: z.literal(1), kind: z.literal('sweep-exports') });
export type SweepExportsMessage = z.infer<typeof SweepExportsMessage>;
