import type { CompanyTerm } from './company-terms.ts';

/**
 * Reads the company's terms. Eventually consistent by minutes: what is read may be kept as long as it says.
 *
 * @throws ServiceError `unavailable` when the store does not answer; nothing is classified without its terms.
 */
export interface TermReader {
  read(): Promise<readonly CompanyTerm[]>;
}
