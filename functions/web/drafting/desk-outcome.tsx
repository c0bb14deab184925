import { dayOf } from '../../../shared/clock.ts';
import {
  PolicyVersionName,
  PROPOSAL_LIMITS,
  proposalState,
  type Outcome,
  type Proposal,
} from '../../../shared/drafting/proposal.ts';
import { ServiceError } from '../../../shared/errors.ts';
import type { FormProblem } from '../form-problems.tsx';
import type { SignedInVisit, SiteBuilder } from '../site-parts.ts';
import { DRAFTING } from '../words/catalogues.ts';
import { proposalIn } from './asked.ts';
import { DeskProposalPage } from './desk-pages.tsx';
import { written, type Again, type DraftingDeskParts } from './desk-parts.ts';
import { proposalPath, proposalTitle } from './parts.tsx';

const showProposal = (
  visit: SignedInVisit,
  { proposal, parts }: { readonly proposal: Proposal; readonly parts: DraftingDeskParts },
  again?: Again,
): Response | Promise<Response> =>
  visit.page(
    proposalTitle(proposal),
    <DeskProposalPage
      session={visit.session}
      proposal={proposal}
      own={parts.drafting.role}
      now={parts.clock.now()}
      refused={again && { problems: [again.problem], answers: visit.form() }}
    />,
    again?.status ?? 200,
  );

/** How somebody would close a proposal, or why it cannot end so. */
const outcomeIn = (visit: SignedInVisit, proposal: Proposal, now: Date): Outcome | FormProblem => {
  const { problems } = visit.words(DRAFTING);
  const kind = visit.form().get('kind');
  const on = dayOf(now);
  const says = written(visit, { field: 'says', most: PROPOSAL_LIMITS.why });
  if (kind === 'not-adopted')
    return typeof says === 'string' ? { kind, on, says } : { field: 'says', ...says };
  if (kind !== 'adopted') return { field: 'kind', message: problems.outcome };
  if (proposalState(proposal, now) === 'open') return { field: 'kind', message: problems.tooEarly };
  const version = PolicyVersionName.safeParse(visit.form().get('policyVersion')?.trim());
  if (!version.success) return { field: 'policyVersion', message: problems.version };
  // It may be adopted without a word.
  if (typeof says !== 'string' && says.message !== problems.empty) return { field: 'says', ...says };
  return { kind, on, policyVersion: version.data, says: typeof says === 'string' ? says : '' };
};

const conclude = async (visit: SignedInVisit, parts: DraftingDeskParts): Promise<Response> => {
  const { proposals, role } = parts.drafting;
  const proposal = await proposalIn(visit, proposals);
  if (proposal.by !== role) throw new ServiceError('not-permitted', 'another role made this proposal');
  const outcome = outcomeIn(visit, proposal, parts.clock.now());
  const { problems } = visit.words(DRAFTING);
  const refuse = (problem: FormProblem) =>
    proposal.outcome === undefined
      ? showProposal(visit, { proposal, parts }, { status: 400, problem })
      : showProposal(
          visit,
          { proposal, parts },
          { status: 409, problem: { message: problems.closedAlready } },
        );
  if ('message' in outcome) return refuse(outcome);
  if (visit.form().get('sure') !== 'yes') return refuse({ field: 'sure', message: problems.sure });
  if ((await proposals.conclude(proposal, outcome)) === 'closed')
    return visit.context.redirect(proposalPath(proposal.id), 303);
  const closed = (await proposals.find(proposal.id)) ?? proposal;
  const problem = { message: problems.closedAlready };
  return showProposal(visit, { proposal: closed, parts }, { status: 409, problem });
};

/** Where a role sees how a proposal stands, and closes its own. */
export const addDeskOutcome = (site: SiteBuilder, parts: DraftingDeskParts): void => {
  site.guarded('GET /drafting/:proposal', async (visit) =>
    showProposal(visit, { proposal: await proposalIn(visit, parts.drafting.proposals), parts }),
  );
  site.guarded('POST /drafting/:proposal/outcome', (visit) => conclude(visit, parts));
};
