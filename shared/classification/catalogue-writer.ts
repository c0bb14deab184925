import type { CompanyTerm } from './company-terms.ts';
import type { FingerprintPage } from './fingerprints.ts';
import type { Rule } from './rule.ts';
import type { RulesApproval } from './rules-approval.ts';

/** How many entries a replacement wrote and removed. */
export interface Replaced {
  readonly written: number;
  readonly removed: number;
}

/** A document's pages; none removes it. */
export interface DocumentPages {
  readonly document: string;
  readonly pages: readonly FingerprintPage[];
}

/** What an index of documents holds. */
export interface IndexHeld {
  readonly documents: number;
  readonly pages: number;
  readonly hashes: number;
}

/**
 * Writes a company's catalogue, for whoever administers a stage. Every call may be repeated; one that was stopped half
 * way is mended by the next.
 *
 * @throws ServiceError `unavailable` when the store does not answer; `invalid-input` for an index that grows too large;
 * `conflict` where somebody else changed the index meanwhile.
 */
export interface CatalogueWriter {
  /** Makes these the company's terms: writes them all, removes every other. */
  replaceTerms(terms: readonly CompanyTerm[]): Promise<Replaced>;
  /**
   * Makes these the company's rules, and keeps who approved them. @throws ServiceError `not-permitted` for rules that
   * the approval is not of.
   */
  replaceRules(rules: readonly Rule[], approval: RulesApproval | undefined): Promise<Replaced>;
  /** Adds, replaces or removes documents; the others stay. */
  putDocuments(documents: readonly DocumentPages[]): Promise<IndexHeld>;
}
