import { seeded } from '../../bin/train/random.ts';
import type { CompanyCatalogue } from '../../shared/classification/company-catalogue.ts';
import { createFingerprintFinder, fingerprintDocument } from '../../shared/classification/fingerprints.ts';
import { normaliseText } from '../../shared/classification/normalise.ts';
import type { Count } from './held-out.ts';
import { atLeast, atMost, type Bar } from './table.ts';

const SENTENCES_A_DOCUMENT = 40;
const PASSAGES = 1000;
const VERBATIM_LENGTH = 60;
const CHANGED_LENGTH = 100;
const CHANGED_EVERY = 12;
const SEED = 7;
const KEY = Uint8Array.from({ length: 16 }, (_, index) => 17 * index + 5);

/** Sentences put together to documents. */
export const documentsOf = (sentences: readonly string[]): readonly string[] =>
  Array.from({ length: Math.ceil(sentences.length / SENTENCES_A_DOCUMENT) }, (_, number) =>
    sentences.slice(number * SENTENCES_A_DOCUMENT, (number + 1) * SENTENCES_A_DOCUMENT).join(' '),
  );

/** The finder of an index of these documents. */
export const finderOf = (documents: readonly string[]): CompanyCatalogue['findDocuments'] =>
  createFingerprintFinder(
    documents.flatMap((text, number) =>
      fingerprintDocument({ name: `document ${number}`, text }, KEY, new Set()),
    ),
    KEY,
  );

/** A text with one word in twelve replaced, from a word of the first twelve on. */
export const withWordsChanged = (text: string, random: () => number, words: readonly string[]): string => {
  const first = Math.floor(random() * Math.min(CHANGED_EVERY, text.split(' ').length));
  return text
    .split(' ')
    .map((word, index) => {
      if ((index - first) % CHANGED_EVERY !== 0) return word;
      const others = words.filter((one) => one !== word);
      return others[Math.floor(random() * others.length)] ?? '';
    })
    .join(' ');
};

const REPLACEMENTS = ['harbour', 'seven', 'quietly', 'of', 'brought', 'an', 'yellow', 'committee'];

/** A passage of so many characters, anywhere in a document that is long enough, in a post around it. */
const drawPassage = (documents: readonly string[], length: number, random: () => number): string => {
  const text = documents[Math.floor(random() * documents.length)] ?? '';
  const start = Math.floor(random() * (text.length - length));
  return text.slice(start, start + length);
};
const inPost = (passage: string): string => `Read this today: “${passage}” Thoughts?`;

/** What is measured of fingerprints. */
export interface FingerprintFigure {
  readonly what: string;
  readonly bar: Bar;
  readonly count: Count;
}

const countOf = (texts: readonly string[], find: CompanyCatalogue['findDocuments']): Count => ({
  right: texts.filter((text) => find(normaliseText(text)).length > 0).length,
  all: texts.length,
});

/** How many passages of the documents are found, and how many unrelated texts. */
export const benchFingerprints = (
  documents: readonly string[],
  unrelated: readonly string[],
): readonly FingerprintFigure[] => {
  const find = finderOf(documents);
  const random = seeded(SEED);
  const long = documents.filter(({ length }) => length > CHANGED_LENGTH);
  const drawn = (length: number): readonly string[] =>
    Array.from({ length: PASSAGES }, () => drawPassage(long, length, random));
  const verbatim = drawn(VERBATIM_LENGTH).map(inPost);
  const changed = drawn(CHANGED_LENGTH).map((text) => inPost(withWordsChanged(text, random, REPLACEMENTS)));
  return [
    {
      what: `verbatim passages of ${VERBATIM_LENGTH} characters found`,
      bar: atLeast(97, ' %'),
      count: countOf(verbatim, find),
    },
    {
      what: `passages of ${CHANGED_LENGTH} characters with one word in twelve changed, found`,
      bar: atLeast(97, ' %'),
      count: countOf(changed, find),
    },
    { what: 'unrelated tweets found', bar: atMost(0.03, ' %'), count: countOf(unrelated, find) },
  ];
};
