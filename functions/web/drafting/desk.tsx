import type { FC } from 'hono/jsx';
import * as z from 'zod';

import { dayOf } from '../../../shared/clock.ts';
import type { CommentReader } from '../../../shared/drafting/comment-box.ts';
import { CommentId } from '../../../shared/drafting/comment.ts';
import {
  PolicyVersionName,
  PROPOSAL_LIMITS,
  proposalState,
  type Outcome,
  type Proposal,
  type Proposer,
} from '../../../shared/drafting/proposal.ts';
import type { ProposalDesk } from '../../../shared/drafting/proposals.ts';
import { ServiceError } from '../../../shared/errors.ts';
import { seenWords } from '../../../shared/feedback/plain-words.ts';
import { formatsIn } from '../../../shared/formats.ts';
import type { SocialMediaPolicy } from '../../../shared/policy/policy.ts';
import {
  describing,
  FieldProblem,
  ProblemSummary,
  type FormProblem,
  type RefusedForm,
} from '../form-problems.tsx';
import { useFormats, useWords } from '../language.tsx';
import { FormToken } from '../layout.tsx';
import type { SignedInVisit, SiteBuilder, SiteParts } from '../site-parts.ts';
import { DRAFTING } from '../words/catalogues.ts';
import { proposalIn, sectionIn, type AskedSection } from './asked.ts';
import { DeskListPage, DeskProposalPage, ProposalForm } from './desk-pages.tsx';
import { Changed, Comments, proposalPath, sectionPath, type Beneath } from './parts.tsx';
import { emptyForm, readProposalForm } from './proposal-form.ts';

/** What proposing works with. A desk is that of one role. */
export interface DraftingDeskParts extends Pick<SiteParts, 'clock' | 'newId'> {
  readonly drafting: {
    readonly role: Proposer;
    readonly policy: SocialMediaPolicy;
    readonly proposals: ProposalDesk;
    readonly comments: CommentReader;
  };
}

const showForm = (
  visit: SignedInVisit,
  { answers, form }: { readonly answers: URLSearchParams; readonly form: string },
  problems: readonly FormProblem[] = [],
): Response | Promise<Response> => {
  const refused = problems.length === 0 ? undefined : { problems, answers };
  return visit.page(
    visit.words(DRAFTING).newTitle,
    <ProposalForm session={visit.session} answers={answers} form={form} refused={refused} />,
    refused === undefined ? 200 : 400,
  );
};

const propose = async (visit: SignedInVisit, parts: DraftingDeskParts): Promise<Response> => {
  const { policy, proposals } = parts.drafting;
  const { problems } = visit.words(DRAFTING);
  const answers = visit.form();
  const form = z.uuid().safeParse(answers.get('form')).data ?? parts.newId();
  const read = readProposalForm(answers, { policy, problems, formats: formatsIn(visit.language) });
  if ('problems' in read) {
    // Sent again it is about the policy as it is by then.
    answers.set('basedOn', policy.version);
    return showForm(visit, { answers, form }, read.problems);
  }
  if ((await proposals.propose(form, read)) === 'too-many')
    return showForm(visit, { answers, form }, [{ message: problems.tooMany }]);
  return visit.context.redirect(proposalPath(form), 303);
};

const Answering: FC<{
  readonly visit: SignedInVisit;
  readonly asked: AskedSection;
  readonly comment: CommentId;
  readonly refused: RefusedForm | undefined;
}> = ({ visit, asked: { proposal, change }, comment, refused }) => {
  const words = useWords(DRAFTING);
  const { number } = useFormats();
  const field = `answer-${comment}`;
  return (
    <form method="post" action={`${sectionPath(proposal.id, change.section)}/answer`}>
      <FormToken session={visit.session} />
      <input type="hidden" name="comment" value={comment} />
      <label for={field}>{words.answerLabel}</label>
      <p id={`${field}-hint`} class="small">
        {words.answerHint(number(PROPOSAL_LIMITS.answer))}
      </p>
      <FieldProblem refused={refused} field={field} />
      <textarea
        id={field}
        name="words"
        rows={3}
        autocomplete="off"
        {...describing(refused, field, `${field}-hint`)}
      >
        {`\n${refused?.answers.get('comment') === comment ? (refused.answers.get('words') ?? '') : ''}`}
      </textarea>
      <p>
        <button type="submit" class="quiet">
          {words.answerButton}
        </button>
      </p>
    </form>
  );
};

const showSection = async (
  visit: SignedInVisit,
  { drafting }: DraftingDeskParts,
  again?: { readonly status: 400 | 409; readonly problem: FormProblem },
): Promise<Response> => {
  const asked = await sectionIn(visit, drafting);
  const { proposal, change } = asked;
  const refused = again && { problems: [again.problem], answers: visit.form() };
  const beneath: Beneath = ({ comment, answers }) =>
    proposal.outcome === undefined && answers.every(({ by }) => by !== drafting.role) ? (
      <Answering visit={visit} asked={asked} comment={comment.id} refused={refused} />
    ) : null;
  const words = visit.words(DRAFTING);
  return visit.page(
    `${proposal.title}: ${words.sections[change.section]}`,
    <>
      <ProblemSummary refused={refused} />
      <p>
        <a href={proposalPath(proposal.id)}>{words.back}</a>
      </p>
      <Changed change={change} language={proposal.language} />
      <Comments {...asked} section={change.section} beneath={beneath} />
    </>,
    again?.status ?? 200,
  );
};

/** What somebody wrote in a field, or why it cannot be taken. */
const written = (
  visit: SignedInVisit,
  { field, most }: { readonly field: string; readonly most: number },
): string | { readonly message: string } => {
  const { problems } = visit.words(DRAFTING);
  const { number } = formatsIn(visit.language);
  const typed = visit.form().get(field) ?? '';
  const said = typed.length > 2 * most ? typed : seenWords(typed);
  if (said.length > most) return { message: problems.tooLong(number(said.length), number(most)) };
  return said === '' ? { message: problems.empty } : said;
};

const answer = async (visit: SignedInVisit, parts: DraftingDeskParts): Promise<Response> => {
  const { proposals } = parts.drafting;
  const { proposal, change, comments, part } = await sectionIn(visit, parts.drafting);
  const named = CommentId.safeParse(visit.form().get('comment')).data;
  const comment = comments.find(({ id }) => id === named)?.id;
  if (comment === undefined || proposal.outcome !== undefined)
    throw new ServiceError('not-found', 'there is no such comment, or it can no longer be answered');
  const said = written(visit, { field: 'words', most: PROPOSAL_LIMITS.answer });
  const field = `answer-${comment}`;
  if (typeof said !== 'string')
    return showSection(visit, parts, { status: 400, problem: { field, ...said } });
  const outcome = await proposals.answer({ proposal, section: change.section, comment, words: said });
  if (outcome === 'answered')
    return visit.context.redirect(`${sectionPath(proposal.id, change.section, part)}#c-${comment}`, 303);
  const { answeredAlready: message } = visit.words(DRAFTING).problems;
  return showSection(visit, parts, { status: 409, problem: { message } });
};

const showProposal = (
  visit: SignedInVisit,
  { proposal, parts }: { readonly proposal: Proposal; readonly parts: DraftingDeskParts },
  again?: { readonly status: 400 | 409; readonly problem: FormProblem },
): Response | Promise<Response> =>
  visit.page(
    proposal.title,
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
  if (typeof says === 'string') return { kind, on, policyVersion: version.data, says };
  return (visit.form().get('says') ?? '').trim() === ''
    ? { kind, on, policyVersion: version.data, says: '' }
    : { field: 'says', ...says };
};

const conclude = async (visit: SignedInVisit, parts: DraftingDeskParts): Promise<Response> => {
  const { proposals, role } = parts.drafting;
  const proposal = await proposalIn(visit, proposals);
  if (proposal.by !== role) throw new ServiceError('not-permitted', 'another role made this proposal');
  const outcome = outcomeIn(visit, proposal, parts.clock.now());
  if ('message' in outcome)
    return showProposal(visit, { proposal, parts }, { status: 400, problem: outcome });
  if ((await proposals.conclude(proposal, outcome)) === 'closed')
    return visit.context.redirect(proposalPath(proposal.id), 303);
  const problem = { message: visit.words(DRAFTING).problems.closedAlready };
  return showProposal(visit, { proposal, parts }, { status: 409, problem });
};

/** Where a role proposes changes of the policy, answers comments and closes what it proposed. */
export const addDraftingDesk = (site: SiteBuilder, parts: DraftingDeskParts): void => {
  const { clock, newId, drafting } = parts;
  const { policy, proposals } = drafting;
  site.guarded('GET /drafting', async ({ page, words }) =>
    page(
      words(DRAFTING).title,
      <DeskListPage policy={policy} proposals={await proposals.list()} now={clock.now()} />,
    ),
  );
  site.guarded('GET /drafting/new', (visit) => {
    const answers = emptyForm(policy, visit.context.req.query('language') ?? visit.language);
    if (answers === undefined) throw new ServiceError('not-found', 'the policy speaks no language');
    return showForm(visit, { answers, form: newId() });
  });
  site.guarded('POST /drafting', (visit) => propose(visit, parts));
  site.guarded('GET /drafting/:proposal', async (visit) =>
    showProposal(visit, { proposal: await proposalIn(visit, proposals), parts }),
  );
  site.guarded('POST /drafting/:proposal/outcome', (visit) => conclude(visit, parts));
  site.guarded('GET /drafting/:proposal/:section', (visit) => showSection(visit, parts));
  site.guarded('POST /drafting/:proposal/:section/answer', (visit) => answer(visit, parts));
};
