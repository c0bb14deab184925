import * as z from 'zod';

import { seenLine } from '../feedback/plain-words.ts';
import { RuleName, type Verdict } from './verdict.ts';

/** How long what is said of an approval may be, in characters. */
export const APPROVAL_WORDS_AT_MOST = 300;

const Words = seenLine({ most: APPROVAL_WORDS_AT_MOST });

/** Who agreed that a rule alerts security again: somebody's name or office, their role, and where that is kept. */
export const RestoringApproval = z.strictObject({ by: Words, role: Words, reference: Words });
export type RestoringApproval = z.infer<typeof RestoringApproval>;

const Common = { version: z.literal(1), rule: RuleName, since: z.iso.datetime() };

/**
 * How a rule stands that was ever demoted. `demoted`: what it finds is told to authors alone; the verdicts that led to
 * it are counted. `restored`: it alerts security again, and verdicts count from then on.
 */
export const RuleStanding = z.discriminatedUnion('state', [
  z.object({
    ...Common,
    state: z.literal('demoted'),
    confirmed: z.int().nonnegative(),
    judged: z.int().positive(),
  }),
  z.object({
    ...Common,
    state: z.literal('restored'),
    approval: RestoringApproval,
    expiresAt: z.int().positive(),
  }),
]);
export type RuleStanding = z.infer<typeof RuleStanding>;

/**
 * Rules whose findings are told to authors alone, strongly consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface DemotedRules {
  read(): Promise<ReadonlySet<string>>;
}

/**
 * What weighs rules by verdicts. Strongly consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer; weighing again is safe. `conflict` after eight lost
 * races.
 */
export interface RuleScales {
  /**
   * Demotes a rule if its last verdicts say so, in one transaction with the ledger's row. However often and by however
   * many at once, it is demoted once.
   */
  weigh(rule: RuleName): Promise<'demoted' | 'demoted-already' | 'stands'>;
}

/** The verdicts of a quarter, as far as they are read. */
export interface QuarterOfVerdicts {
  readonly quarter: string;
  /** In order of rule and moment. */
  readonly verdicts: readonly Verdict[];
  /** Whether there are more than were read. */
  readonly isMore: boolean;
}

/**
 * How right rules were, and how they stand.
 *
 * @throws ServiceError `unavailable` when the store does not answer; restoring again is safe.
 */
export interface RuleRecords {
  /** Quarters, the latest first. */
  quarters(until: Date): Promise<readonly QuarterOfVerdicts[]>;
  standings(): Promise<readonly RuleStanding[]>;
  /** Lets a demoted rule alert security again, in one transaction with the ledger's row. */
  restore(rule: RuleName, approval: RestoringApproval): Promise<'restored' | 'not-demoted'>;
}
