import { createHmac } from 'node:crypto';

import * as z from 'zod';

import { ServiceError } from '../errors.ts';
import type { Finding } from './classification.ts';
import { normaliseText, type NormalText } from './normalise.ts';
import { createPageIndex, pagesOf, type PageIndex } from './page-index.ts';
import { GRAM_LENGTH, gramsOf, type Gram } from './winnowing.ts';

const Hash = z.int().nonnegative();

const MARK_DIGITS = 16;

/** Says which key a page was made with, without telling the key. */
export const keyMark = (key: Uint8Array): string =>
  createHmac('sha256', key).update('candor fingerprints, mark').digest('hex').slice(0, MARK_DIGITS);

/**
 * One page of a confidential document: a name to remove it by, the mark of the key it was made with, and the hashes that
 * stand for it. No text.
 */
export const FingerprintPage = z.object({
  version: z.literal(1),
  key: z.string().regex(/^[0-9a-f]{16}$/u),
  page: z.string().min(1).max(300),
  hashes: z.array(Hash).max(20_000).readonly(),
});
export type FingerprintPage = z.infer<typeof FingerprintPage>;

/** How many characters of a document make a page. */
const PAGE_LENGTH = 4000;
/** Pages share so much, that a passage across an edge stands whole in one of them. */
const PAGE_OVERLAP = 400;

const GRAMS_AT_LEAST = 3;
const CHARACTERS_AT_LEAST = 24;

/** Hashes of texts that are public anyway, such as the company's site; they are left out of every page. */
export const backgroundOf = (texts: readonly string[], key: Uint8Array): ReadonlySet<number> =>
  new Set(texts.flatMap((text) => gramsOf(normaliseText(text), key).map(({ hash }) => hash)));

/** The pages that stand for a document, without what the background holds. A page of which nothing is left is dropped. */
export const fingerprintDocument = (
  { name, text }: { readonly name: string; readonly text: string },
  key: Uint8Array,
  background: ReadonlySet<number>,
): readonly FingerprintPage[] => {
  const mark = keyMark(key);
  const starts = Array.from(
    { length: Math.max(1, Math.ceil((text.length - PAGE_OVERLAP) / (PAGE_LENGTH - PAGE_OVERLAP))) },
    (_, number) => number * (PAGE_LENGTH - PAGE_OVERLAP),
  );
  return starts.flatMap((start, number) => {
    const grams = gramsOf(normaliseText(text.slice(start, start + PAGE_LENGTH)), key);
    const hashes = [...new Set(grams.map(({ hash }) => hash))].filter((one) => !background.has(one));
    return hashes.length < GRAMS_AT_LEAST
      ? []
      : [{ version: 1 as const, key: mark, page: `${name}#${number + 1}`, hashes }];
  });
};

/** Letters and digits that a page's runs cover, each counted once. */
const coveredBy = (grams: readonly Gram[]): number => {
  let [covered, reach] = [0, 0];
  for (const { at } of grams) {
    covered += at + GRAM_LENGTH - Math.max(at, reach);
    reach = at + GRAM_LENGTH;
  }
  return covered;
};

const SURE_FROM = 0.65;
const COVERED_FOR_ONE = 300;
const AT_MOST = 0.95;

/** Confidence grows with what is covered: 24 letters go to the author, from 45 on it alerts. */
const confidenceOf = (covered: number): number =>
  Math.round(100 * Math.min(AT_MOST, SURE_FROM + covered / COVERED_FOR_ONE)) / 100;

/** The pages that a text's runs are found in, with those runs in order. */
const runsByPage = (grams: readonly Gram[], index: PageIndex): ReadonlyMap<number, readonly Gram[]> => {
  const runs = new Map<number, Gram[]>();
  for (const gram of grams) {
    for (const page of pagesOf(index, gram.hash)) {
      const known = runs.get(page);
      if (known === undefined) runs.set(page, [gram]);
      else known.push(gram);
    }
  }
  return runs;
};

/**
 * Finds passages of confidential documents: three runs or more of one page that cover 24 letters or more. The finding
 * spans from the first to the last of them and names no page.
 *
 * @throws ServiceError `invariant` for pages that another key made: nothing of them could be found.
 */
export const createFingerprintFinder = (
  pages: readonly FingerprintPage[],
  key: Uint8Array,
): ((text: NormalText) => readonly Finding[]) => {
  if (pages.length === 0) return () => [];
  const mark = keyMark(key);
  if (pages.some((page) => page.key !== mark))
    throw new ServiceError('invariant', 'documents were indexed with another key');
  const index = createPageIndex(pages);
  return (text) => {
    const best = [...runsByPage(gramsOf(text, key), index).values()]
      .filter((grams) => new Set(grams.map(({ hash }) => hash)).size >= GRAMS_AT_LEAST)
      .map((grams) => ({ grams, covered: coveredBy(grams) }))
      .filter(({ covered }) => covered >= CHARACTERS_AT_LEAST)
      .toSorted((one, other) => other.covered - one.covered)[0];
    if (best === undefined) return [];
    const [first, last] = [best.grams[0], best.grams.at(-1)];
    return [
      {
        rule: 'confidential-document',
        kind: 'document',
        start: first?.start ?? 0,
        end: last?.end ?? 0,
        confidence: confidenceOf(best.covered),
        masked: '[document]',
      },
    ];
  };
};
