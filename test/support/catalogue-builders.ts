import { CompanyRules } from '../../shared/classification/company-rules.ts';
import { RulesApproval, rulesHash } from '../../shared/classification/rules-approval.ts';
import type { CompanyTerm } from '../../shared/classification/company-terms.ts';

/** A company term as a catalogue file has it. */
export const companyTerm = (term: string): CompanyTerm => ({
  term,
  aliases: [],
  category: 'codename',
  severity: 'high',
  exceptions: [],
});

/** An approval of rules as they are. */
export const approvalOf = (rules: readonly unknown[]): RulesApproval =>
  RulesApproval.parse({
    by: 'Ann Example',
    role: 'works council',
    on: '2026-03-01',
    reference: 'minutes 7',
    rules: rulesHash(CompanyRules.parse(rules)),
  });

/** A rule of a company's own as a catalogue file has it. */
export const OWN_RULE = {
  id: 'own-case-number',
  version: 1,
  kind: 'personal-data',
  category: 'case',
  severity: 'high',
  mode: 'prefix',
  confidence: 0.9,
  keywords: ['wbk-'],
  pattern: 'wbk-[0-9]{4}',
  positives: ['about wbk-2041'],
  negatives: ['wbk-20'],
} as const;
