import type * as z from 'zod';

import { CompanyRules, createCompanyScanner } from './company-rules.ts';
import { failedExamples } from './rule-examples.ts';
import { PROPOSAL_CHARACTERS_AT_MOST } from './rules-proposal.ts';

/** What somebody wrote as rules: them, or all that is wrong with them. */
export type WrittenRules =
  | { readonly kind: 'rules'; readonly rules: z.infer<typeof CompanyRules> }
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

const FAULTS_AT_MOST = 50;

const faulty = (faults: readonly string[]): WrittenRules => ({
  kind: 'faults',
  faults: faults.slice(0, FAULTS_AT_MOST),
});

/** Line and column where JSON cannot be read on; nothing where the engine does not say. */
const placeIn = (text: string, fault: SyntaxError): string => {
  const position = /position (\d+)/u.exec(fault.message)?.[1];
  if (position === undefined) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return `, line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1}`;
};

const jsonIn = (text: string): { readonly value: unknown } | { readonly fault: string } => {
  try {
    return { value: JSON.parse(text) };
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return { fault: `not JSON${placeIn(text, fault)}` };
  }
};

/** Reads rules as the file of `candor catalogue` has them, a JSON list; each rule runs against its own examples. */
export const readWrittenRules = (text: string): WrittenRules => {
  if (text.length > PROPOSAL_CHARACTERS_AT_MOST)
    return faulty([`longer than ${PROPOSAL_CHARACTERS_AT_MOST} characters`]);
  const json = jsonIn(text);
  if ('fault' in json) return faulty([json.fault]);
  const parsed = CompanyRules.safeParse(json.value);
  if (!parsed.success)
    return faulty(
      parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the list'}: ${message}`),
    );
  const failed = parsed.data.flatMap((rule) => failedExamples(rule, createCompanyScanner([rule])));
  return failed.length > 0 ? faulty(failed) : { kind: 'rules', rules: parsed.data };
};
