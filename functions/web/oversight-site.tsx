import { addReceiving, type ReceivingParts } from './oversight-concerns.tsx';
import type { Rule } from '../../shared/classification/rule.ts';
import type { RulesDesk } from '../../shared/classification/rules-desk.ts';
import type { Approval } from '../../shared/processing/approvals.ts';
import type { StageFacts } from '../../shared/processing/stage-facts.ts';
import type { SummaryReader } from '../../shared/summaries/summary-reader.ts';
import type { LedgerReads } from '../../shared/transparency/ledger-reads.ts';
import type { LogReader } from '../../shared/transparency/log-store.ts';
import { ApprovalsPage } from './oversight/approvals-page.tsx';
import { ChangesPage } from './oversight/changes-page.tsx';
import { changesIn } from './oversight/changes.ts';
import { AttackPage } from './oversight/ladder.tsx';
import { monthAsked, monthNow } from './oversight/months.tsx';
import { addOwnRulesApproval } from './oversight/own-rules.tsx';
import type { DraftingDeskParts } from './drafting/desk-parts.ts';
import { addDraftingDesk } from './drafting/desk.tsx';
import { ReadsPage, readsIn } from './oversight/reads-page.tsx';
import { SwitchedOnPage } from './oversight/switched-on-page.tsx';
import { DutiesPage } from './duties-page.tsx';
import { createSite } from './site.tsx';
import type { SignInParts, SiteBuilder, SiteParts } from './site-parts.ts';
import { DUTIES_PAGE, OVERSIGHT } from './words/catalogues.ts';

/** What the oversight site works with. It knows how Candor is set up and what it did, and nobody it did it to. */
export interface OversightParts extends SiteParts, ReceivingParts, DraftingDeskParts {
  readonly signIn: SignInParts;
  readonly facts: StageFacts;
  /** The rules that ship. */
  readonly rules: readonly Rule[];
  /** Whatever takes effect by being deployed, with the hash of what it is now. */
  readonly effects: ReadonlyMap<string, string>;
  /** What of it was approved when this was deployed. */
  readonly approvals: readonly Approval[];
  readonly log: LogReader;
  readonly summaries: Pick<SummaryReader, 'list'>;
  readonly reads: LedgerReads;
  readonly rulesDesk: Pick<RulesDesk, 'read' | 'approve'>;
}

/** Where the works council and auditors see what is switched on, and what was done. */
export const createOversightSite = (parts: OversightParts): SiteBuilder => {
  const site = createSite(parts);
  const { company, facts, rules } = parts;
  site.guarded('GET /', ({ page, words }) =>
    page(words(OVERSIGHT).title, <SwitchedOnPage company={company} facts={facts} rules={rules} />),
  );
  site.guarded('GET /attack', ({ page, words }) => page(words(OVERSIGHT).attack.title, <AttackPage />));
  site.guarded('GET /who-does-what', ({ page, words, session }) =>
    page(words(DUTIES_PAGE).title, <DutiesPage holder={session.groups} />),
  );
  addApprovals(site, parts);
  addMonths(site, parts);
  addReceiving(site, parts);
  addOwnRulesApproval(site, parts);
  addDraftingDesk(site, parts);
  return site;
};

const addApprovals = (site: SiteBuilder, { effects, approvals, facts }: OversightParts): void =>
  site.guarded('GET /approvals', ({ page, words }) =>
    page(
      words(OVERSIGHT).approvals.title,
      <ApprovalsPage effects={effects} approvals={approvals} isLocal={facts.stage === 'local'} />,
    ),
  );

const addMonths = (site: SiteBuilder, parts: OversightParts): void => {
  const { clock, approvals, reads } = parts;
  site.guarded('GET /changes', async (visit) => {
    const month = monthAsked(visit, clock);
    const found = await changesIn(parts, month);
    return visit.page(
      visit.words(OVERSIGHT).changes.title,
      <ChangesPage month={month} now={monthNow(clock)} approvals={approvals} {...found} />,
    );
  });
  site.guarded('GET /reads', async (visit) => {
    const month = monthAsked(visit, clock);
    return visit.page(
      visit.words(OVERSIGHT).reads.title,
      <ReadsPage month={month} now={monthNow(clock)} reads={await readsIn(reads, month, clock)} />,
    );
  });
};
