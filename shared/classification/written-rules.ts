import type * as z from 'zod';

import { CompanyRules, createCompanyScanner } from './company-rules.ts';
import { exampleFaults, type ExampleFault } from './rule-examples.ts';
import { faultIn, placeIn, type FieldFault, type OwnRuleFault, type RulePlace } from './rule-faults.ts';
import { PROPOSAL_CHARACTERS_AT_MOST } from './rules-proposal.ts';

/** What is wrong with what was written, as data. */
export type WrittenFault =
  | { readonly kind: 'long'; readonly most: number }
  | { readonly kind: 'json'; readonly line?: number; readonly character?: number }
  | { readonly kind: 'field'; readonly place: RulePlace; readonly what: FieldFault | OwnRuleFault }
  | { readonly kind: 'example'; readonly place: RulePlace; readonly list: ExampleFault['list'] };

/** What somebody wrote as rules: them, or all that is wrong with them. */
export type WrittenRules =
  | { readonly kind: 'rules'; readonly rules: z.infer<typeof CompanyRules> }
  | { readonly kind: 'faults'; readonly faults: readonly WrittenFault[] };

const FAULTS_AT_MOST = 50;

const faulty = (faults: readonly WrittenFault[]): WrittenRules => ({
  kind: 'faults',
  faults: faults.slice(0, FAULTS_AT_MOST),
});

/** Line and column where JSON cannot be read on; nothing where the engine does not say. */
const lineIn = (text: string, fault: SyntaxError): { line?: number; character?: number } => {
  const position = /position (\d+)/u.exec(fault.message)?.[1];
  if (position === undefined) return {};
  const before = text.slice(0, Number(position)).split('\n');
  return { line: before.length, character: (before.at(-1)?.length ?? 0) + 1 };
};

const jsonIn = (text: string): { readonly value: unknown } | { readonly fault: WrittenFault } => {
  try {
    return { value: JSON.parse(text) };
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return { fault: { kind: 'json', ...lineIn(text, fault) } };
  }
};

/** Reads rules as the file of `candor catalogue` has them, a JSON list; each rule runs against its own examples. */
export const readWrittenRules = (text: string): WrittenRules => {
  if (text.length > PROPOSAL_CHARACTERS_AT_MOST)
    return faulty([{ kind: 'long', most: PROPOSAL_CHARACTERS_AT_MOST }]);
  const json = jsonIn(text);
  if ('fault' in json) return faulty([json.fault]);
  const { value } = json;
  const parsed = CompanyRules.safeParse(value);
  if (!parsed.success)
    return faulty(
      parsed.error.issues.map((issue) => ({
        kind: 'field',
        place: placeIn(value, issue.path),
        what: faultIn(issue, value),
      })),
    );
  const failed = parsed.data.flatMap((rule, nth) =>
    exampleFaults(rule, createCompanyScanner([rule])).map(({ list, at }): WrittenFault => ({
      kind: 'example',
      list,
      place: placeIn(value, [nth, list, at]),
    })),
  );
  return failed.length > 0 ? faulty(failed) : { kind: 'rules', rules: parsed.data };
};
