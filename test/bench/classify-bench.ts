import { join } from 'node:path';

import { createMatcher } from '../../shared/classification/matcher.ts';
import { ALL_RULES } from '../../shared/classification/rules/all-rules.ts';
import { FAMILIES } from '../support/adversarial-texts.ts';
import { readCases, readTweets, type Case } from './confidentiality-data.ts';
import { isHeldOut, shareOf, type Share } from './held-out.ts';

const ALERT = 0.8;
const TOLD = 0.5;
const LONG_TEXT = 25_000;
const REPEATS = 5;

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

const RULES_OF: ReadonlyMap<string, readonly string[]> = new Map([
  ['IBAN_CODE', ['iban', 'iban-before-a-word']],
  ['CREDIT_CARD', ['payment-card', 'payment-card-fifteen']],
  ['CRYPTO', ['bitcoin-address']],
]);

const directory = join(
  process.argv[2] ?? process.env['CANDOR_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'confidentiality',
);
const match = createMatcher(ALL_RULES);

const hasSecret = (text: string, atLeast: number): boolean =>
  match(text).some(({ kind, confidence }) => kind === 'secret' && confidence >= atLeast);

interface Row {
  readonly what: string;
  readonly bar: string;
  readonly share: Share;
}

const rows: Row[] = [];
const row = (what: string, bar: string, share: Share): void => void rows.push({ what, bar, share });

const byRule = ({ rule, text }: Case): string => rule ?? text;
const byText = ({ text }: Case): string => text;

const gitleaks = readCases(directory, 'gitleaks-rule-cases');
const positives = gitleaks.filter(({ kind }) => kind === 'tp');
const positiveTexts = positives.map(({ text }) => text).join('\n');
/** Some rules' negatives are other rules' tokens: what one calls wrong is another's true positive. */
const isForeign = ({ text }: Case): boolean => {
  const tokens = (text.match(/[\w.~-]{20,}/gu) ?? []).toSorted((one, other) => other.length - one.length);
  return tokens[0] !== undefined && positiveTexts.includes(tokens[0]);
};
const negatives = gitleaks.filter((one) => one.kind === 'fp' && !isForeign(one));
const foreign = gitleaks.filter((one) => one.kind === 'fp' && isForeign(one));
row(
  'gitleaks positives found',
  '≥ 98 %',
  shareOf(positives, byRule, ({ text }) => hasSecret(text, TOLD)),
);
row(
  'gitleaks negatives that alert',
  '≤ 2 %',
  shareOf(negatives, byRule, ({ text }) => hasSecret(text, ALERT)),
);
row(
  'gitleaks negatives told to the author',
  '',
  shareOf(negatives, byRule, ({ text }) => hasSecret(text, TOLD)),
);

row(
  'gitleaks negatives that are another rule’s positives, alerting',
  '',
  shareOf(foreign, byRule, ({ text }) => hasSecret(text, ALERT)),
);

const posts = readCases(directory, 'secrets-in-posts');
const identifying = posts.filter(({ kind }) => kind === 'self_identifying');
const contextual = posts.filter(({ kind }) => kind !== 'self_identifying');
row(
  'self-identifying secrets in sentences',
  '≥ 95 %',
  shareOf(identifying, byRule, ({ text }) => hasSecret(text, TOLD)),
);
row(
  '… of these alerting',
  '',
  shareOf(identifying, byRule, ({ text }) => hasSecret(text, ALERT)),
);
row(
  'secrets beside a credential word',
  '≥ 85 %',
  shareOf(contextual, byRule, ({ text }) => hasSecret(text, TOLD)),
);

const numbers = readCases(directory, 'presidio-recognizer-cases').filter(({ entity }) =>
  RULES_OF.has(entity ?? ''),
);
row(
  'IBAN, card and crypto cases right',
  '≥ 99 %',
  shareOf(numbers, byText, ({ text, entity, expect }) => {
    const ids = RULES_OF.get(entity ?? '') ?? [];
    return match(text).some(({ rule }) => ids.includes(rule)) === expect.length > 0;
  }),
);

const sentences = readCases(directory, 'presidio-synthetic-sentences').flatMap((one) => {
  const found = match(one.text).filter(({ kind }) => kind === 'personal-data');
  const spans = one.spans.filter(([, , label]) => SOUGHT.has(label));
  const key = String(one.template);
  return [
    ...spans.map(([start, end]) => ({
      key,
      isRecall: true,
      isRight: found.some((f) => f.start < end && start < f.end),
    })),
    ...found.map((f) => ({
      key,
      isRecall: false,
      isRight: spans.some(([start, end]) => f.start < end && start < f.end),
    })),
  ];
});
for (const isRecall of [true, false])
  row(
    `synthetic sentences, ${isRecall ? 'recall' : 'precision'}`,
    isRecall ? '≥ 85 %' : '≥ 97 %',
    shareOf(
      sentences.filter((one) => one.isRecall === isRecall),
      ({ key }) => key,
      ({ isRight }) => isRight,
    ),
  );

const alerts = ({ text }: { readonly text: string }): boolean =>
  match(text).some(({ confidence }) => confidence >= ALERT);
row('hard negatives alerting', '≤ 0.2 %', shareOf(readCases(directory, 'hard-negatives'), byText, alerts));
const tweets = readTweets(join(directory, '../sentiment/train.tsv'));
row(
  'tweets alerting',
  '≤ 0.01 %',
  shareOf(tweets, ({ text }) => text, alerts),
);

const percent = (right: number, all: number): string =>
  all === 0 ? '–' : `${((100 * right) / all).toFixed(2)} % (${right}/${all})`;

console.log('| Confidentiality | bar | whole file | tuned on | held out |');
console.log('| --- | --- | --- | --- | --- |');
for (const { what, bar, share } of rows) {
  const { seen, held } = share;
  const whole = percent(seen.right + held.right, seen.all + held.all);
  console.log(
    `| ${what} | ${bar} | ${whole} | ${percent(seen.right, seen.all)} | ${percent(held.right, held.all)} |`,
  );
}

/** Processor time in microseconds, which other work on the machine does not change much. */
const timeOf = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
};

const secretsOnly = createMatcher(ALL_RULES.filter(({ kind }) => kind === 'secret'));
const withPersonalData = createMatcher(ALL_RULES.filter(({ kind }) => kind !== 'topic'));
const perPost = (find: (text: string) => unknown): string => {
  const times = Array.from({ length: REPEATS }, () =>
    timeOf(() => {
      for (const { text } of tweets) find(text);
    }),
  );
  return (Math.min(...times) / tweets.length).toFixed(1);
};
const worst = FAMILIES.map(({ name, make }) => {
  const text = make(LONG_TEXT);
  match(text);
  return {
    name,
    milliseconds: Math.min(...Array.from({ length: REPEATS }, () => timeOf(() => match(text)))) / 1000,
  };
}).toSorted((one, other) => other.milliseconds - one.milliseconds);

console.log('\n| Time (processor) | bar | measured |\n| --- | --- | --- |');
console.log(`| secrets, a post | ≤ 10 µs | ${perPost(secretsOnly)} µs |`);
console.log(`| with personal data, a post | ≤ 20 µs | ${perPost(withPersonalData)} µs |`);
console.log(`| with topics, a post | | ${perPost(match)} µs |`);
for (const { name, milliseconds } of worst.slice(0, 3))
  console.log(`| ${LONG_TEXT} characters of ${name} | ≤ 25 ms | ${milliseconds.toFixed(1)} ms |`);
console.log(
  `\nHeld out: a third of the rules, templates or texts by hash (e.g. ${isHeldOut('npm-access-token') ? 'npm' : 'no npm'}).`,
);
