import * as z from 'zod';

/**
 * A record that somebody other than its author saw personal data, written in the transaction that precedes the read:
 * no row, no read. Kind and outcome are in clear for the summaries; nothing here names a person, an account or a post.
 */
export const LedgerEntry = z.object({
  version: z.literal(1),
  id: z.uuid(),
  at: z.iso.datetime(),
  kind: z.literal('personal-data-read'),
  outcome: z.enum(['alert-post-opened', 'alert-author-named']),
  role: z.literal('security'),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** A ledger entry as its item in the `Ledger` store. */
export const ledgerItem = (entry: LedgerEntry) => ({
  pk: `day#${entry.at.slice(0, 10)}`,
  sk: `entry#${entry.id}`,
  ...entry,
});
