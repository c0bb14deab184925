import { isDeepStrictEqual } from 'node:util';

import { RULES, TERMS } from '../names.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { RuleItem, TermItem } from './catalogue-items.ts';
import { entriesOf, pagesIn, revisionOf, type CatalogueStore } from './catalogue-queries.dynamodb.ts';
import type { CatalogueReader, CompanyCatalogue } from './company-catalogue.ts';
import type { CompanyTerm } from './company-terms.ts';
import type { FingerprintKey } from './fingerprint-key.ts';
import { createFingerprintFinder } from './fingerprints.ts';
import type { Rule } from './rule.ts';

/** What the adapter needs. */
export interface CatalogueReaderParts extends CatalogueStore {
  readonly fingerprintKey: FingerprintKey;
}

type DocumentFinder = CompanyCatalogue['findDocuments'];

/** The company's catalogue in the `Terms` store. Pages are read again only when their revision is another. */
export const createDynamoCatalogueReader = (parts: CatalogueReaderParts): CatalogueReader => {
  let kept: { readonly revision: string; readonly find: DocumentFinder } | undefined;
  const findDocuments = async (): Promise<DocumentFinder> => {
    const revision = await revisionOf(parts);
    if (revision === undefined) return () => [];
    if (kept?.revision === revision) return kept.find;
    const find = await readPages(parts);
    // Pages that changed while they were read are read again next time.
    if ((await revisionOf(parts)) === revision) kept = { revision, find };
    return find;
  };
  const terms = sameWhenEqual<CompanyTerm>();
  const rules = sameWhenEqual<Rule>();
  return {
    read: async () => {
      const [ofTerms, ofRules, find] = await Promise.all([
        entriesOf(parts, TERMS),
        entriesOf(parts, RULES),
        findDocuments(),
      ]);
      return {
        terms: terms(ofTerms.map((item) => parseItem(TermItem, item))),
        rules: rules(ofRules.map((item) => parseItem(RuleItem, item))),
        findDocuments: find,
      };
    },
  };
};

/** Answers the list of before where it has not changed, so that what was made of it is not made again. */
const sameWhenEqual = <Item>(): ((list: readonly Item[]) => readonly Item[]) => {
  let before: readonly Item[] = [];
  return (list) => {
    if (!isDeepStrictEqual(before, list)) before = list;
    return before;
  };
};

const readPages = async (parts: CatalogueReaderParts): Promise<DocumentFinder> => {
  const pages = (await pagesIn(parts)).map(({ page }) => page);
  return pages.length === 0 ? () => [] : createFingerprintFinder(pages, await parts.fingerprintKey.read());
};
