import { createClassifier, type Classifier } from '../../shared/classification/classify.ts';
import type { Finding } from '../../shared/classification/classification.ts';
import { createEldDetector } from '../../shared/classification/language-detector.eld.ts';
import { createMatcher } from '../../shared/classification/matcher.ts';
import { loadModel } from '../../shared/classification/model.file.ts';
import { normaliseText, type NormalText } from '../../shared/classification/normalise.ts';
import { ALL_RULES } from '../../shared/classification/rules/all-rules.ts';
import { FAMILIES } from '../support/adversarial-texts.ts';
import type { Finder, Subject } from './finders.ts';
import { NEVER, timeAll, type Tell, type Times } from './stopwatch.ts';
import { atMost, type Bar } from './table.ts';

const LONG_TEXT = 25_000;
const MICROSECONDS_A_MILLISECOND = 1000;

/** What was measured, in microseconds a text, of Candor and of the others that do the like; one each, in their order. */
export interface SpeedFigure {
  readonly what: string;
  readonly bar?: Bar;
  readonly times: readonly (Times | undefined)[];
}

type FindDocuments = (text: NormalText) => readonly Finding[];

const TERMS = 200;

/** Names such as companies keep to themselves. */
const terms = Array.from({ length: TERMS }, (_, number) => ({
  term: `Project ${number.toString(26)}`,
  aliases: [`P-${number}`],
  category: 'codename' as const,
  severity: 'high' as const,
  exceptions: [],
}));

/** The whole classifier as it ships, with fingerprints and two hundred company terms. */
export const wholeClassifier = (findDocuments: FindDocuments): Classifier =>
  createClassifier({
    model: loadModel(),
    rules: ALL_RULES,
    company: { terms, rules: [], findDocuments },
    today: '2026-01-01',
    detectLanguage: createEldDetector(),
  });

interface Row {
  readonly what: string;
  readonly bar?: Bar;
  readonly tell: Tell;
  /** What tools must be made for to stand beside it. */
  readonly subject?: Subject;
}

const rowsOf = (findDocuments: FindDocuments): readonly Row[] => {
  const all = createMatcher(ALL_RULES);
  return [
    {
      what: 'secrets',
      bar: atMost(10, ' µs'),
      tell: createMatcher(ALL_RULES.filter(({ kind }) => kind === 'secret')),
      subject: 'secrets',
    },
    {
      what: 'secrets and personal data',
      bar: atMost(20, ' µs'),
      tell: createMatcher(ALL_RULES.filter(({ kind }) => kind !== 'topic')),
      subject: 'personal data',
    },
    { what: 'all rules, topics too', tell: all },
    {
      what: 'all rules and fingerprints',
      bar: atMost(150, ' µs'),
      tell: (text) => [all(text), findDocuments(normaliseText(text))],
    },
    {
      what: 'the whole classifier, language and sentiment too',
      tell: wholeClassifier(findDocuments).classify,
    },
  ];
};

/** Time a post. The others stand beside the row of what they are made for. */
export const benchSpeed = async (
  posts: readonly string[],
  findDocuments: FindDocuments,
  others: readonly Finder[],
): Promise<readonly SpeedFigure[]> => {
  const rows = rowsOf(findDocuments);
  const times = await timeAll(posts, [...rows.map(({ tell }) => tell), ...others.map(({ run }) => run)]);
  return rows.map(({ tell: _, subject, ...row }, index) => ({
    ...row,
    times: [
      times[index],
      ...others.map(({ subjects }, other) =>
        subject !== undefined && subjects.has(subject) ? times[rows.length + other] : undefined,
      ),
    ],
  }));
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
    const [{ best, median } = NEVER] = await timeAll([make(LONG_TEXT)], [classify]);
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
