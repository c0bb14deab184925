import { dayOf } from '../clock.ts';
import { ServiceError } from '../errors.ts';
import { FINGERPRINTS, RULES, TERMS } from '../names.ts';
import {
  alone,
  put,
  remove,
  writeAll,
  type CatalogueWriterParts,
  type Keyed,
} from './catalogue-change.dynamodb.ts';
import { approvalItem, pageItem, ruleItem, termItem, type PageItem } from './catalogue-items.ts';
import { entriesOf, pagesIn } from './catalogue-queries.dynamodb.ts';
import type { Rule } from './rule.ts';
import { areApproved } from './rules-approval.ts';
import type { CatalogueWriter, DocumentPages, IndexHeld, Replaced } from './catalogue-writer.ts';

/** An index that every instance of a function still holds in memory: 50 MB, twice that while it is read again. */
const HASHES_AT_MOST = 2_000_000;

/** The company's catalogue in the `Terms` store. */
export const createDynamoCatalogueWriter = (parts: CatalogueWriterParts): CatalogueWriter => ({
  replaceTerms: (terms) => alone(parts, () => replace(parts, TERMS, terms.map(termItem))),
  replaceRules: async (rules, approval) => {
    if (!areApproved(rules, approval, dayOf(parts.clock.now())))
      throw new ServiceError('not-permitted', 'Nobody approved these rules as they are.');
    return alone(parts, async () => {
      // Before the rules: what was approved may be there without them, not the other way round.
      if (approval !== undefined) await writeAll(parts, [put(approvalItem(approval))]);
      return replace(parts, RULES, rules.map(ruleItem));
    });
  },
  putDocuments: (changes) => alone(parts, () => putDocuments(parts, changes)),
});

/** One item for each place, the last of several: a request must not name a place twice. */
const once = <Item extends Keyed>(items: readonly Item[]): readonly Item[] => [
  ...new Map(items.map((item) => [item.sk, item])).values(),
];

const replace = async (
  parts: CatalogueWriterParts,
  name: typeof TERMS | typeof RULES,
  given: readonly Keyed[],
): Promise<Replaced> => {
  const items = once(given);
  const wanted = new Set(items.map(({ sk }) => sk));
  const others = (await entriesOf(parts, name)).filter(({ sk }) => !wanted.has(String(sk)));
  await writeAll(parts, [...items.map(put), ...others.map(({ sk }) => remove(name, sk))]);
  return { written: items.length, removed: others.length };
};

/** Makes these the company's rules; who approved them is the caller's to know. */
export const replaceRulesIn = (parts: CatalogueWriterParts, rules: readonly Rule[]): Promise<Replaced> =>
  alone(parts, () => replace(parts, RULES, rules.map(ruleItem)));

const heldBy = (pages: readonly Pick<PageItem, 'document' | 'hashes'>[]): IndexHeld => ({
  documents: new Set(pages.map(({ document }) => document)).size,
  pages: pages.length,
  hashes: pages.reduce((sum, { hashes }) => sum + hashes.length, 0),
});

const putDocuments = async (
  parts: CatalogueWriterParts,
  changes: readonly DocumentPages[],
): Promise<IndexHeld> => {
  const there = await pagesIn(parts);
  const changed = new Set(changes.map(({ document }) => document));
  const added = changes.flatMap(({ document, pages }) => pages.map((page) => ({ document, ...page })));
  const kept = there.filter(({ page }) => !changed.has(page.document));
  if (new Set([...kept.map(({ page }) => page.key), ...added.map(({ key }) => key)]).size > 1)
    throw new ServiceError(
      'invalid-input',
      'The index was made with another key. Use that, or remove its documents.',
    );
  const held = heldBy([...kept.map(({ page }) => page), ...added]);
  if (held.hashes > HASHES_AT_MOST)
    throw new ServiceError(
      'invalid-input',
      `The index would hold ${held.hashes} hashes; ${HASHES_AT_MOST} fit. Leave documents out, or remove old ones.`,
    );
  const items = once(added.map((page) => pageItem(page.document, page)));
  const places = new Set(items.map(({ sk }) => sk));
  const gone = there.filter(({ sk, page }) => changed.has(page.document) && !places.has(sk));
  await writeAll(parts, [...items.map(put), ...gone.map(({ sk }) => remove(FINGERPRINTS, sk))]);
  return held;
};
