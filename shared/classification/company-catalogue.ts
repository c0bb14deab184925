import type { Finding } from './classification.ts';
import type { CompanyTerm } from './company-terms.ts';
import type { NormalText } from './normalise.ts';
import type { Rule } from './rule.ts';

/** What a company keeps to itself and has sought: names, rules of its own, passages of documents. All of it is secret. */
export interface CompanyCatalogue {
  readonly terms: readonly CompanyTerm[];
  readonly rules: readonly Rule[];
  readonly findDocuments: (text: NormalText) => readonly Finding[];
}

/** Nothing of a company's own. */
export const EMPTY_CATALOGUE: CompanyCatalogue = { terms: [], rules: [], findDocuments: () => [] };

/**
 * Reads the company's catalogue. Eventually consistent by minutes: what is read may be kept as long as it says.
 *
 * @throws ServiceError `unavailable` when the store or the key service does not answer; nothing is classified without.
 */
export interface CatalogueReader {
  read(): Promise<CompanyCatalogue>;
}
