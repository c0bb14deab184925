import * as z from 'zod';

import { AlertStep, DismissalReason, Severity } from '../alerts/leak-alert.ts';
import { canonicalJson } from '../canonical-json.ts';
import { FindingKind } from '../classification/classification.ts';
import { Purpose } from '../consent/scope.ts';
import { Day } from '../ids.ts';
import { base64In, hashIn } from './checkpoint.ts';
import { commitmentOf, SALT_BYTES } from './commitment.ts';
import { TimeTaken } from './time-taken.ts';
import type { Hash } from './merkle-tree.ts';

/** A salt as it is stored. */
export const Salt = z.base64().refine((text) => base64In(text)?.length === SALT_BYTES, 'a salt has 32 bytes');

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

/** A record that somebody asked to see personal data and was refused: it was not theirs to see, or no reason for it counted. */
export const PersonalDataRefused = z.object({
  ...Common,
  kind: z.literal('personal-data-refused'),
  outcome: z.enum(['alert-post-refused', 'alert-author-refused']),
  role: z.literal('security'),
});
export type PersonalDataRefused = z.infer<typeof PersonalDataRefused>;

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
 * What a personal row says in clear: the day whose tree it enters, which is not the moment when it happened, and a
 * commitment to what it is about. `sealed` holds what opens that, for the person alone; without it whoever was handed
 * the opening has it, or nobody. `expiresAt` follows from the day, in epoch seconds.
 */
const Personal = {
  ...Common,
  at: z.iso.datetime().endsWith('T00:00:00.000Z'),
  detail: z.base64().refine((text) => hashIn(text) !== undefined, 'a commitment has 32 bytes'),
  sealed: z.base64().max(4096).optional(),
  expiresAt: z.int().positive(),
};

/**
 * A record that somebody gave, changed, paused, resumed or withdrew a consent, or that one ran out. `opened` and `closed`: for
 * which purposes there was none before and is one now, or the other way round; of choices alone, and those from before this
 * was said have neither.
 */
const ConsentRow = z.object({
  ...Personal,
  kind: z.literal('consent'),
  outcome: z.enum(['given', 'changed', 'paused', 'resumed', 'withdrawn', 'expired']),
  opened: z.array(Purpose).max(3).optional(),
  closed: z.array(Purpose).max(3).optional(),
});

/** A record of what was collected of an account's posts of one day, as it stood at the end of the day of collecting. */
const CollectionRow = z.object({
  ...Personal,
  kind: z.literal('collection'),
  outcome: z.literal('collected'),
});

/** A record that what was derived under a consent that ended was erased. */
const ErasureRow = z.object({
  ...Personal,
  kind: z.literal('erasure'),
  outcome: z.literal('erased'),
  took: TimeTaken.optional(),
});

/**
 * A record of a step of an alert's life: what kind of thing was found and how bad it would be, and of a dismissal why. `took`:
 * how long after it was raised somebody first took it, or it was closed.
 */
const AlertRow = z.object({
  ...Personal,
  kind: z.literal('alert'),
  outcome: AlertStep,
  finding: FindingKind,
  severity: Severity,
  dismissal: DismissalReason.optional(),
  took: TimeTaken.optional(),
});

/** A row about a person, whom nothing in it names. */
export const PersonalRow = z.discriminatedUnion('kind', [ConsentRow, CollectionRow, ErasureRow, AlertRow]);
export type PersonalRow = z.infer<typeof PersonalRow>;

/** A record that an auditor was handed what opens the log of these days. Nobody is named in what they got. */
const OpeningsRead = z.object({
  ...Common,
  kind: z.literal('openings-read'),
  outcome: z.enum(['openings-exported']),
  role: z.literal('auditor'),
  from: Day,
  to: Day,
});
export type OpeningsRead = z.infer<typeof OpeningsRead>;

const Impersonal = z.discriminatedUnion('kind', [
  PersonalDataRead,
  PersonalDataRefused,
  RuleChange,
  OpeningsRead,
]);

/**
 * A row of the ledger. Nothing here names a person, an account or a post in clear. Everything but the salt, what is
 * sealed and when it goes is what the log's tree of that day commits to.
 */
export const LedgerEntry = z.discriminatedUnion('kind', [Impersonal, PersonalRow]);
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** What a row is counted by. */
export type LedgerKind = Pick<LedgerEntry, 'kind' | 'outcome'>;

/**
 * Everything that rows are stated by in public, as a range over a week. Rows about people's own decisions and posts are
 * not: a range that changes would tell that somebody joined, posted or left.
 */
export const LEDGER_KINDS: readonly LedgerKind[] = Impersonal.options.flatMap(({ shape }) =>
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

/** What opens a row's leaf: its salt and the text that was committed to. It names nobody. */
export interface OuterOpening {
  readonly salt: string;
  readonly outer: string;
}

const KEPT_ASIDE: readonly string[] = ['salt', 'sealed', 'expiresAt'];

/** The outer opening of a row: the canonical JSON of all but its salt, what is sealed, and when it goes. */
export const outerOpeningOf = (entry: LedgerEntry): OuterOpening => ({
  salt: entry.salt,
  outer: canonicalJson(
    Object.fromEntries(Object.entries(entry).filter(([name]) => !KEPT_ASIDE.includes(name))),
  ),
});

/** What a salt in base64 and a text commit to. */
export const commitmentIn = (salt: string, content: string): Hash =>
  commitmentOf({ salt: new Uint8Array(Buffer.from(salt, 'base64')), content });

/** What the log's tree holds of a row: the commitment that its outer opening opens. */
export const ledgerCommitment = (entry: LedgerEntry): Hash => {
  const { salt, outer } = outerOpeningOf(entry);
  return commitmentIn(salt, outer);
};
