import type { Language } from '../../shared/languages.ts';
import { GERMAN_RULE_NAMES } from './rule-names-de.ts';

/** Words of rules' names that are not written as they are spoken. */
const WRITTEN: Readonly<Record<string, string>> = {
  api: 'API',
  aws: 'AWS',
  digitalocean: 'DigitalOcean',
  github: 'GitHub',
  gitlab: 'GitLab',
  google: 'Google',
  iban: 'IBAN',
  jwt: 'JSON web token',
  npm: 'npm',
  openai: 'OpenAI',
  pypi: 'PyPI',
  sendgrid: 'SendGrid',
};

const inEnglish = (rule: string): string => {
  const words = rule.split('-').map((word) => WRITTEN[word] ?? word);
  const [first = '', ...rest] = words;
  const start = first === rule.split('-')[0] ? `${first.charAt(0).toUpperCase()}${first.slice(1)}` : first;
  return [start, ...rest].join(' ');
};

/** A rule's name where it is known in a language, with the language that the name is in. */
export const ruleNameIn = (
  rule: string,
  language: Language,
): { readonly name: string; readonly language: Language } => {
  const german = language === 'de' ? GERMAN_RULE_NAMES[rule] : undefined;
  return german === undefined ? { name: inEnglish(rule), language: 'en' } : { name: german, language: 'de' };
};

/** A rule's name as words, where no language can be marked: `aws-access-key` is "AWS access key". */
export const ruleInWords = (rule: string, language: Language): string => ruleNameIn(rule, language).name;
