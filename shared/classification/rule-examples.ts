import { bestOf, type Scanner } from './matcher.ts';
import { normaliseText } from './normalise.ts';
import type { Rule } from './rule.ts';

/** Examples are written with a bar inside what looks like a credential, so that no file holds one. */
export const wholeExample = (example: string): string => example.replace('|', '');

/** An example that a rule does not do right by: one to find that it does not, or one to pass over that it finds. */
export interface ExampleFault {
  readonly list: 'positives' | 'negatives';
  /** Which one of the list, from zero. */
  readonly at: number;
}

/** What a rule's own examples say against it; nothing for a rule that does as it says. */
export const exampleFaults = (rule: Rule, scan: Scanner): readonly ExampleFault[] => {
  const isFound = (example: string): boolean =>
    bestOf(scan(normaliseText(wholeExample(example)).text)).some(({ rule: { id } }) => id === rule.id);
  const wrong = (
    list: ExampleFault['list'],
    isWrong: (example: string) => boolean,
  ): readonly ExampleFault[] => rule[list].flatMap((example, at) => (isWrong(example) ? [{ list, at }] : []));
  return [...wrong('positives', (example) => !isFound(example)), ...wrong('negatives', isFound)];
};

/** The same, one sentence each. */
export const failedExamples = (rule: Rule, scan: Scanner): readonly string[] =>
  exampleFaults(rule, scan).map(
    ({ list, at }) => `${rule.id}: ${list}[${at}] ${list === 'positives' ? 'is not found' : 'is found'}`,
  );
