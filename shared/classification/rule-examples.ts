import { bestOf, type Scanner } from './matcher.ts';
import { normaliseText } from './normalise.ts';
import type { Rule } from './rule.ts';

/** Examples are written with a bar inside what looks like a credential, so that no file holds one. */
export const wholeExample = (example: string): string => example.replace('|', '');

/** What a rule's own examples say against it, one sentence each; nothing for a rule that does as it says. */
export const failedExamples = (rule: Rule, scan: Scanner): readonly string[] => {
  const isFound = (example: string): boolean =>
    bestOf(scan(normaliseText(wholeExample(example)).text)).some(({ rule: { id } }) => id === rule.id);
  const said = (list: 'positives' | 'negatives', isWrong: (example: string) => boolean, what: string) =>
    rule[list].flatMap((example, at) => (isWrong(example) ? [`${rule.id}: ${list}[${at}] ${what}`] : []));
  return [
    ...said('positives', (example) => !isFound(example), 'is not found'),
    ...said('negatives', isFound, 'is found'),
  ];
};
