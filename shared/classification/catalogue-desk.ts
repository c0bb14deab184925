import type { DocumentPages, IndexHeld } from './catalogue-writer.ts';
import type { CompanyTerm } from './company-terms.ts';

/** A document of the index: its name and by how many pages it is held. */
export interface HeldDocument {
  readonly document: string;
  readonly pages: number;
}

/**
 * Where an administrator looks after terms and documents, one at a time. Reads are strongly consistent and bounded by what a
 * catalogue may hold.
 *
 * @throws ServiceError `unavailable` when the store does not answer; `conflict` where somebody else changed the catalogue
 * meanwhile.
 */
export interface CatalogueDesk {
  /** All terms, by their names. */
  terms(): Promise<readonly CompanyTerm[]>;
  /** Adds a term, or replaces the one of the same name. */
  putTerm(term: CompanyTerm): Promise<void>;
  /** Takes a term out by its name; nothing where it is not there. */
  removeTerm(term: string): Promise<void>;
  /** All documents, by their names. */
  documents(): Promise<readonly HeldDocument[]>;
  /** Adds, replaces or (without pages) takes out documents. @throws ServiceError `invalid-input` for an index that grows too large */
  putDocuments(documents: readonly DocumentPages[]): Promise<IndexHeld>;
}
