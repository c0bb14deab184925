import type { Case } from './confidentiality-data.ts';
import { CARD_RULES, type Found } from './finders.ts';
import { measurement, type Measurement } from './measurement.ts';
import { atLeast, atMost } from './table.ts';
import type { TokenPost } from './unseen-posts.ts';

const ALERT = 0.8;
const TOLD = 0.5;

type Span = readonly [start: number, end: number, ...rest: unknown[]];

const meets = ({ start, end }: Found, [from, to]: Span): boolean => start < to && from < end;
const isSecret =
  (confidenceAtLeast: number) =>
  ({ kind, confidence }: Found): boolean =>
    kind === 'secret' && confidence >= confidenceAtLeast;
const hasSecret = (confidenceAtLeast: number) => (found: readonly Found[]) =>
  found.some(isSecret(confidenceAtLeast));
const alerts = (found: readonly Found[]): boolean => found.some(({ confidence }) => confidence >= ALERT);

const byText = ({ text }: { readonly text: string }): string => text;
const byRule = ({ rule, text }: Case): string => rule ?? text;

/** Some rules' negatives hold other rules' tokens: what one calls wrong is another's true positive. */
const isForeignTo = (positives: readonly Case[]): ((one: Case) => boolean) => {
  const texts = positives.map(({ text }) => text).join('\n');
  return ({ text }) => {
    const tokens = (text.match(/[\w.~-]{20,}/gu) ?? []).toSorted((one, other) => other.length - one.length);
    return tokens[0] !== undefined && texts.includes(tokens[0]);
  };
};

const gitleaksMeasurements = (cases: readonly Case[]): readonly Measurement[] => {
  const positives = cases.filter(({ kind }) => kind === 'tp');
  const isForeign = isForeignTo(positives);
  const wrong = cases.filter(({ kind }) => kind === 'fp');
  const negatives = wrong.filter((one) => !isForeign(one));
  const shared = { subject: 'secrets', keyOf: byRule } as const;
  return [
    {
      ...shared,
      what: 'gitleaks positives found',
      bar: atLeast(98, ' %'),
      cases: positives,
      judge: hasSecret(TOLD),
    },
    {
      ...shared,
      what: 'gitleaks negatives that alert security (confidence ≥ 0.8)',
      bar: atMost(2, ' %'),
      cases: negatives,
      judge: hasSecret(ALERT),
    },
    {
      ...shared,
      what: 'gitleaks negatives told to the author alone or alerting (≥ 0.5)',
      cases: negatives,
      judge: hasSecret(TOLD),
    },
    {
      ...shared,
      what: 'gitleaks negatives that are another rule’s positives, alerting',
      cases: wrong.filter(isForeign),
      judge: hasSecret(ALERT),
    },
  ].map(measurement);
};

const postMeasurements = (cases: readonly Case[]): readonly Measurement[] => {
  const identifying = cases.filter(({ kind }) => kind === 'self_identifying');
  const beside = cases.filter(({ kind }) => kind !== 'self_identifying');
  const shared = { subject: 'secrets', keyOf: byRule } as const;
  return [
    {
      ...shared,
      what: 'self-identifying secrets in sentences, found',
      bar: atLeast(95, ' %'),
      cases: identifying,
      judge: hasSecret(TOLD),
    },
    { ...shared, what: '… of these alerting', cases: identifying, judge: hasSecret(ALERT) },
    {
      ...shared,
      what: 'secrets beside a credential word, found',
      bar: atLeast(85, ' %'),
      cases: beside,
      judge: hasSecret(TOLD),
    },
    { ...shared, what: '… of these alerting', cases: beside, judge: hasSecret(ALERT) },
  ].map(measurement);
};

const isTokenFound =
  (confidenceAtLeast: number) =>
  (found: readonly Found[], { spans }: TokenPost): boolean =>
    spans.some((span) => found.some((one) => isSecret(confidenceAtLeast)(one) && meets(one, span)));

/** The same for a tool that was told of no provider. */
export const withoutProviders = (posts: readonly TokenPost[]): Measurement =>
  measurement({
    what: 'the tokens that are in no data file, found by rules that know no provider',
    subject: 'secrets',
    cases: posts,
    keyOf: undefined,
    judge: isTokenFound(TOLD),
  });

const unseenMeasurements = (posts: readonly TokenPost[]): readonly Measurement[] => {
  const formats = new Set(posts.map(({ provider }) => provider)).size;
  const kinds = [...new Set(posts.map(({ sentence }) => sentence))];
  const shared = { subject: 'secrets', keyOf: undefined } as const;
  return [
    {
      ...shared,
      what: `tokens of ${formats} formats that are in no data file, found`,
      bar: atLeast(90, ' %'),
      cases: posts,
      judge: isTokenFound(TOLD),
    },
    { ...shared, what: '… of these alerting', cases: posts, judge: isTokenFound(ALERT) },
    ...kinds.map((kind) => ({
      ...shared,
      what: `… found ${kind}`,
      cases: posts.filter(({ sentence }) => sentence === kind),
      judge: isTokenFound(TOLD),
    })),
  ].map(measurement);
};

const NUMBER_RULES: ReadonlyMap<string, readonly string[]> = new Map([
  ['IBAN_CODE', ['iban', 'iban-before-a-word']],
  ['CREDIT_CARD', CARD_RULES],
  ['CRYPTO', ['bitcoin-address']],
]);

const numberMeasurements = (cases: readonly Case[]): readonly Measurement[] => {
  const judge = (found: readonly Found[], { entity, expect }: Case): boolean => {
    const rules = NUMBER_RULES.get(entity ?? '') ?? [];
    return found.some(({ rule }) => rules.includes(rule)) === expect.length > 0;
  };
  const numbers = cases.filter(({ entity }) => NUMBER_RULES.has(entity ?? ''));
  const cards = numbers.filter(({ entity }) => entity === 'CREDIT_CARD');
  return [
    measurement({
      what: 'IBAN, card and crypto cases right',
      bar: atLeast(99, ' %'),
      subject: 'other numbers',
      cases: numbers,
      keyOf: byText,
      judge,
    }),
    measurement({ what: '… of these cards', subject: 'cards', cases: cards, keyOf: byText, judge }),
  ];
};

/** Kinds of personal data that have a form; names, places and dates have none and are not sought. */
const SOUGHT: ReadonlySet<string> = new Set([
  'CREDIT_CARD',
  'PHONE_NUMBER',
  'EMAIL_ADDRESS',
  'IBAN_CODE',
  'US_SSN',
  'IP_ADDRESS',
  'US_DRIVER_LICENSE',
]);

const sentenceMeasurements = (cases: readonly Case[]): readonly Measurement[] => {
  const split = (found: readonly Found[], { spans }: Case) => ({
    own: found.filter(({ kind }) => kind === 'personal-data'),
    sought: spans.filter(([, , label]) => SOUGHT.has(label)),
  });
  const shared = {
    subject: 'personal data',
    cases,
    keyOf: ({ template }: Case) => String(template),
  } as const;
  return [
    measurement({
      ...shared,
      what: 'personal data in synthetic sentences, recall',
      bar: atLeast(85, ' %'),
      judge: (found, one) => {
        const { own, sought } = split(found, one);
        return {
          right: sought.filter((span) => own.some((mine) => meets(mine, span))).length,
          all: sought.length,
        };
      },
    }),
    measurement({
      ...shared,
      what: 'personal data in synthetic sentences, precision',
      bar: atLeast(97, ' %'),
      judge: (found, one) => {
        const { own, sought } = split(found, one);
        return {
          right: own.filter((mine) => sought.some((span) => meets(mine, span))).length,
          all: own.length,
        };
      },
    }),
  ];
};

/** The cases to measure with. */
export interface Cases {
  readonly gitleaks: readonly Case[];
  readonly posts: readonly Case[];
  readonly unseen: readonly TokenPost[];
  readonly numbers: readonly Case[];
  readonly sentences: readonly Case[];
  readonly hardNegatives: readonly { readonly text: string }[];
  readonly tweets: readonly { readonly text: string }[];
}

/** All that is measured of what tools find, in the order of the table. */
export const measurementsOf = (cases: Cases): readonly Measurement[] => [
  ...gitleaksMeasurements(cases.gitleaks),
  ...postMeasurements(cases.posts),
  ...unseenMeasurements(cases.unseen),
  ...numberMeasurements(cases.numbers),
  ...sentenceMeasurements(cases.sentences),
  measurement({
    what: 'hard negatives alerting',
    bar: atMost(0.2, ' %'),
    subject: 'anything',
    cases: cases.hardNegatives,
    keyOf: byText,
    judge: alerts,
  }),
  measurement({
    what: 'tweets alerting',
    bar: atMost(0.01, ' %'),
    subject: 'anything',
    cases: cases.tweets,
    keyOf: byText,
    judge: alerts,
  }),
];
