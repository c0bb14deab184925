import { readFileSync } from 'node:fs';

import * as z from 'zod';

import { CompanyRules, createCompanyScanner } from '../../shared/classification/company-rules.ts';
import { RulesApproval } from '../../shared/classification/rules-approval.ts';
import { CompanyTerm, TERMS_AT_MOST } from '../../shared/classification/company-terms.ts';
import { termFaults } from '../../shared/classification/term-faults.ts';
import { faultWithoutNames } from '../fault-without-names.ts';
import { failedExamples } from '../../shared/classification/rule-examples.ts';

/** A company's terms and rules as one file holds them. */
const CatalogueFile = z.strictObject({
  terms: z.array(CompanyTerm.strict()).max(TERMS_AT_MOST).default([]),
  rules: CompanyRules.default([]),
  approval: RulesApproval.optional(),
});
export type CatalogueFile = z.infer<typeof CatalogueFile>;

/** What is wrong with a catalogue file, one line each. */
export class CatalogueFault extends Error {
  constructor(path: string, lines: readonly string[]) {
    super(
      lines.length === 1 ? `${path}: ${lines[0] ?? ''}` : `${path} does not fit:\n  ${lines.join('\n  ')}`,
    );
    this.name = 'CatalogueFault';
  }
}

const parsedJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (fault) {
    throw new CatalogueFault(path, [fault instanceof SyntaxError ? 'not JSON' : 'cannot be read']);
  }
};

/**
 * The catalogue in a file; its rules' own examples have run.
 *
 * @throws CatalogueFault naming every field that does not fit and every example that fails, never what they hold.
 */
export const readCatalogue = (path: string): CatalogueFile => {
  const parsed = CatalogueFile.safeParse(parsedJson(path));
  if (!parsed.success)
    throw new CatalogueFault(
      path,
      parsed.error.issues.map(
        (issue) => `${issue.path.join('.') || 'the whole'}: ${faultWithoutNames(issue)}`,
      ),
    );
  const { terms, rules } = parsed.data;
  const failed = [
    ...termFaults(terms),
    ...rules.flatMap((rule) => failedExamples(rule, createCompanyScanner([rule]))),
  ];
  if (failed.length > 0) throw new CatalogueFault(path, failed);
  return parsed.data;
};
