import type { CatalogueDesk, HeldDocument } from '../../shared/classification/catalogue-desk.ts';
import type { DocumentPages, IndexHeld } from '../../shared/classification/catalogue-writer.ts';
import type { CompanyTerm } from '../../shared/classification/company-terms.ts';
import type { Rule } from '../../shared/classification/rule.ts';
import { areApproved, type RulesApproval } from '../../shared/classification/rules-approval.ts';
import type { RulesDesk, StandingRules } from '../../shared/classification/rules-desk.ts';
import type { RulesProposal } from '../../shared/classification/rules-proposal.ts';
import { ServiceError } from '../../shared/errors.ts';

const TODAY = '2026-03-10';

/** Terms and documents in memory. */
export class FakeCatalogueDesk implements CatalogueDesk {
  readonly held = new Map<string, CompanyTerm>();
  readonly pages = new Map<string, DocumentPages>();

  terms(): Promise<readonly CompanyTerm[]> {
    return Promise.resolve([...this.held.values()].sort((one, other) => (one.term < other.term ? -1 : 1)));
  }

  putTerm(term: CompanyTerm): Promise<void> {
    this.held.set(term.term.toLowerCase(), term);
    return Promise.resolve();
  }

  removeTerm(term: string): Promise<void> {
    this.held.delete(term.toLowerCase());
    return Promise.resolve();
  }

  documents(): Promise<readonly HeldDocument[]> {
    const held = [...this.pages.values()].map(({ document, pages }) => ({ document, pages: pages.length }));
    return Promise.resolve(held.sort((one, other) => (one.document < other.document ? -1 : 1)));
  }

  putDocuments(documents: readonly DocumentPages[]): Promise<IndexHeld> {
    for (const one of documents) {
      if (one.pages.length === 0) this.pages.delete(one.document);
      else this.pages.set(one.document, one);
    }
    const all = [...this.pages.values()].flatMap(({ pages }) => pages);
    const hashes = all.reduce((sum, page) => sum + page.hashes.length, 0);
    return Promise.resolve({ documents: this.pages.size, pages: all.length, hashes });
  }
}

/** The company's rules in memory; today is the tenth of March 2026. */
export class FakeRulesDesk implements RulesDesk {
  inForce: readonly Rule[] = [];
  proposal: RulesProposal | undefined;
  readonly given = new Map<string, RulesApproval>();

  read(): Promise<StandingRules> {
    const { inForce, proposal, given } = this;
    return Promise.resolve({ inForce, proposal, approvals: [...given.values()] });
  }

  ask(proposal: RulesProposal): Promise<void> {
    this.proposal = proposal;
    return Promise.resolve();
  }

  approve(approval: RulesApproval): Promise<void> {
    this.given.set(approval.rules, approval);
    return Promise.resolve();
  }

  putIntoForce(rules: readonly Rule[]): Promise<void> {
    const isApproved =
      rules.length === 0 || [...this.given.values()].some((one) => areApproved(rules, one, TODAY));
    if (!isApproved)
      return Promise.reject(new ServiceError('not-permitted', 'Nobody approved these rules as they are.'));
    this.inForce = rules;
    return Promise.resolve();
  }
}
