import { createClassifier, type Classifier } from '../../shared/classification/classify.ts';
import type { Finding } from '../../shared/classification/classification.ts';
import { createEldDetector } from '../../shared/classification/language-detector.eld.ts';
import { createMatcher } from '../../shared/classification/matcher.ts';
import { loadModel } from '../../shared/classification/model.file.ts';
import { ALL_RULES } from '../../shared/classification/rules/all-rules.ts';
import { FAMILIES } from '../support/adversarial-texts.ts';
import type { Finder } from './finders.ts';
import { timeEach, type Times } from './stopwatch.ts';
import { atMost, type Bar } from './table.ts';

const LONG_TEXT = 25_000;
const MICROSECONDS_A_MILLISECOND = 1000;

/** What was measured, in microseconds a text, of Candor and of the others that do the like; one each, in their order. */
export interface SpeedFigure {
  readonly what: string;
  readonly bar?: Bar;
  readonly times: readonly (Times | undefined)[];
}

type FindDocuments = (text: string) => readonly Finding[];

/** The whole classifier as it ships, with fingerprints and no company terms. */
export const wholeClassifier = (findDocuments: FindDocuments): Classifier =>
  createClassifier({
    model: loadModel(),
    rules: ALL_RULES,
    companyTerms: [],
    today: '2026-01-01',
    detectLanguage: createEldDetector(),
    findDocuments,
  });

/** Time a post. The others stand beside the row of what they are made for. */
export const benchSpeed = async (
  posts: readonly string[],
  findDocuments: FindDocuments,
  others: readonly Finder[],
): Promise<readonly SpeedFigure[]> => {
  const secrets = createMatcher(ALL_RULES.filter(({ kind }) => kind === 'secret'));
  const personal = createMatcher(ALL_RULES.filter(({ kind }) => kind !== 'topic'));
  const all = createMatcher(ALL_RULES);
  const { classify } = wholeClassifier(findDocuments);
  const beside = async (subject: 'secrets' | 'personal data' | undefined) => {
    const times: (Times | undefined)[] = [];
    for (const { subjects, run } of others)
      times.push(subject !== undefined && subjects.has(subject) ? await timeEach(posts, run) : undefined);
    return times;
  };
  return [
    {
      what: 'secrets',
      bar: atMost(10, ' µs'),
      times: [await timeEach(posts, secrets), ...(await beside('secrets'))],
    },
    {
      what: 'secrets and personal data',
      bar: atMost(20, ' µs'),
      times: [await timeEach(posts, personal), ...(await beside('personal data'))],
    },
    { what: 'all rules, topics too', times: [await timeEach(posts, all), ...(await beside(undefined))] },
    {
      what: 'all rules and fingerprints',
      bar: atMost(150, ' µs'),
      times: [
        await timeEach(posts, (text) => [all(text), findDocuments(text)]),
        ...(await beside(undefined)),
      ],
    },
    {
      what: 'the whole classifier, language and sentiment too',
      times: [await timeEach(posts, (text) => classify(text)), ...(await beside(undefined))],
    },
  ];
};

/** What 25,000 characters of each hostile family take the whole classifier, in milliseconds, the worst first. */
export const benchWorst = async (
  findDocuments: FindDocuments,
  documents: readonly string[],
): Promise<readonly { readonly family: string; readonly milliseconds: Times }[]> => {
  const { classify } = wholeClassifier(findDocuments);
  const families = [
    ...FAMILIES,
    { name: 'confidential documents', make: (length: number) => documents.join(' ').slice(0, length) },
  ];
  for (const { make } of families) classify(make(LONG_TEXT));
  const measured = [];
  for (const { name, make } of families) {
    const { best, median } = await timeEach([make(LONG_TEXT)], (text) => classify(text));
    measured.push({
      family: name,
      milliseconds: {
        best: best / MICROSECONDS_A_MILLISECOND,
        median: median / MICROSECONDS_A_MILLISECOND,
      },
    });
  }
  return measured.toSorted((one, other) => other.milliseconds.best - one.milliseconds.best);
};
