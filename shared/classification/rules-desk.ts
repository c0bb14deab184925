import type { Rule } from './rule.ts';
import type { RulesApproval } from './rules-approval.ts';
import type { RulesProposal } from './rules-proposal.ts';

/** The company's own rules as they stand: in force, asked for, and who approved what. */
export interface StandingRules {
  readonly inForce: readonly Rule[];
  readonly proposal: RulesProposal | undefined;
  readonly approvals: readonly RulesApproval[];
}

/**
 * Where one asks for rules and another approves them. Reads are strongly consistent; every call may be repeated.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface RulesDesk {
  read(): Promise<StandingRules>;
  /** Asks for rules, in place of whatever was asked for before. */
  ask(proposal: RulesProposal): Promise<void>;
  /** Keeps that somebody approved rules; approvals of others stay. */
  approve(approval: RulesApproval): Promise<void>;
  /**
   * Makes these the company's rules.
   *
   * @throws ServiceError `not-permitted` for rules that no approval is of; `conflict` where somebody else changed the catalogue meanwhile.
   */
  putIntoForce(rules: readonly Rule[]): Promise<void>;
}
