import * as z from 'zod';

import { canonicalJson } from '../canonical-json.ts';
import { Day } from '../ids.ts';
import { base64In } from './checkpoint.ts';
import { commitmentOf, SALT_BYTES } from './commitment.ts';
import type { Hash } from './merkle-tree.ts';

/** A salt as it is stored. */
const Salt = z.base64().refine((text) => base64In(text)?.length === SALT_BYTES, 'a salt has 32 bytes');

const Common = { version: z.literal(1), id: z.uuid(), at: z.iso.datetime(), salt: Salt };

/**
 * A record that somebody other than its author saw personal data, written in the transaction that precedes the read:
 * no row, no read.
 */
export const PersonalDataRead = z.object({
  ...Common,
  kind: z.literal('personal-data-read'),
  outcome: z.enum(['alert-post-opened', 'alert-author-named']),
  role: z.literal('security'),
});
export type PersonalDataRead = z.infer<typeof PersonalDataRead>;

/** A record that what a rule finds is told to authors alone from now on, or to security again. */
const RuleChange = z.object({
  ...Common,
  kind: z.literal('rule-changed'),
  outcome: z.enum(['rule-demoted', 'rule-restored']),
  role: z.enum(['program', 'security-lead']),
  rule: z.string().max(100),
});
export type RuleChange = z.infer<typeof RuleChange>;

/**
 * A row of the ledger. Nothing here names a person, an account or a post. Everything but the salt is what the log's tree
 * of that day commits to.
 */
export const LedgerEntry = z.discriminatedUnion('kind', [PersonalDataRead, RuleChange]);
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** What a row is counted by. */
export type LedgerKind = Pick<LedgerEntry, 'kind' | 'outcome'>;

/** Everything that rows are counted by. */
export const LEDGER_KINDS: readonly LedgerKind[] = LedgerEntry.options.flatMap(({ shape }) =>
  shape.outcome.options.map((outcome) => ({ kind: shape.kind.value, outcome })),
);

/** The day whose tree a row goes into, unless that is full. */
export const ledgerDay = ({ at }: LedgerEntry): Day => Day.parse(at.slice(0, 10));

/** The partition of the `Ledger` store that holds a day's rows. */
export const ledgerPartition = (day: string): string => `day#${day}`;

/** The sort key of a row by its id; rows go into the log in this order. */
export const ledgerSortKey = (id: string): string => `entry#${id}`;

/** A ledger entry as its item in the `Ledger` store. */
export const ledgerItem = (entry: LedgerEntry) => ({
  pk: ledgerPartition(ledgerDay(entry)),
  sk: ledgerSortKey(entry.id),
  ...entry,
});

/** What the log's tree holds of a row: the salted hash of its canonical JSON without the salt. */
export const ledgerCommitment = ({ salt, ...content }: LedgerEntry): Hash =>
  commitmentOf({ salt: new Uint8Array(Buffer.from(salt, 'base64')), content: canonicalJson(content) });
