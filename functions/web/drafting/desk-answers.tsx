import type { FC } from 'hono/jsx';

import { CommentId } from '../../../shared/drafting/comment.ts';
import { PROPOSAL_LIMITS } from '../../../shared/drafting/proposal.ts';
import { ServiceError } from '../../../shared/errors.ts';
import { describing, FieldProblem, ProblemSummary, type RefusedForm } from '../form-problems.tsx';
import { useFormats, useWords } from '../language.tsx';
import { FormToken } from '../layout.tsx';
import type { SignedInVisit, SiteBuilder } from '../site-parts.ts';
import { KeptTexts, TypedMark } from '../typed-before.tsx';
import { DRAFTING } from '../words/catalogues.ts';
import { sectionIn, type AskedSection } from './asked.ts';
import { written, type Again, type DraftingDeskParts } from './desk-parts.ts';
import { Changed, Comments, proposalPath, proposalTitle, sectionPath, type Beneath } from './parts.tsx';

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
      <TypedMark name="words" label={words.answerLabel} />
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
  again?: Again,
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
    proposalTitle(proposal, words.sections[change.section]),
    <>
      <ProblemSummary refused={refused} />
      {again?.status === 409 && (
        <KeptTexts texts={[{ label: words.answerLabel, text: visit.form().get('words') ?? '' }]} />
      )}
      <p>
        <a href={proposalPath(proposal.id)}>{words.back}</a>
      </p>
      <Changed change={change} language={proposal.language} />
      <Comments {...asked} section={change.section} beneath={beneath} />
    </>,
    again?.status ?? 200,
  );
};

const answer = async (visit: SignedInVisit, parts: DraftingDeskParts): Promise<Response> => {
  const { proposals } = parts.drafting;
  const { proposal, change, comments, part } = await sectionIn(visit, parts.drafting);
  const named = CommentId.safeParse(visit.form().get('comment')).data;
  const comment = comments.find(({ id }) => id === named)?.id;
  if (comment === undefined) throw new ServiceError('not-found', 'there is no such comment');
  const { answeredAlready, closedMeanwhile } = visit.words(DRAFTING).problems;
  const tooLate = (message: string) => showSection(visit, parts, { status: 409, problem: { message } });
  if (proposal.outcome !== undefined) return tooLate(closedMeanwhile);
  const said = written(visit, { field: 'words', most: PROPOSAL_LIMITS.answer });
  const field = `answer-${comment}`;
  if (typeof said !== 'string')
    return showSection(visit, parts, { status: 400, problem: { field, ...said } });
  const outcome = await proposals.answer({ proposal, section: change.section, comment, words: said });
  if (outcome === 'answered')
    return visit.context.redirect(`${sectionPath(proposal.id, change.section, part)}#c-${comment}`, 303);
  return tooLate(answeredAlready);
};

/** Where a role reads what was said of each part, and answers it. */
export const addDeskAnswers = (site: SiteBuilder, parts: DraftingDeskParts): void => {
  site.guarded('GET /drafting/:proposal/:section', (visit) => showSection(visit, parts));
  site.guarded('POST /drafting/:proposal/:section/answer', (visit) => answer(visit, parts));
};
