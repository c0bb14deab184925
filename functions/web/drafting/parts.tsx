import type { FC } from 'hono/jsx';

import { changedParagraphs, type ChangedParagraph } from '../../../shared/drafting/changed-paragraphs.ts';
import type { CommentAnswer, ShownComment } from '../../../shared/drafting/comment.ts';
import {
  proposalState,
  type Proposal,
  type ProposalHead,
  type SectionChange,
} from '../../../shared/drafting/proposal.ts';
import type { Section } from '../../../shared/policy/sections.ts';
import { useFormats, useWords } from '../language.tsx';
import type { PageTitle } from '../layout.tsx';
import { DRAFTING } from '../words/catalogues.ts';

/** So many comments stand on a page. */
export const COMMENTS_PER_PAGE = 25;

/** Where a proposal's own page is. */
export const proposalPath = (id: string): string => `/drafting/${id}`;

/** What a proposal's page is called: in the words, and the language, of whoever made it. */
export const proposalTitle = (
  { title, language }: Pick<Proposal, 'title' | 'language'>,
  part?: string,
): PageTitle => ({ said: title, language, ...(part !== undefined && { rest: `: ${part}` }) });

/** Where the comments on a part of it are. */
export const sectionPath = (id: string, section: Section, part = 1): string =>
  `/drafting/${id}/${section}${part === 1 ? '' : `?part=${part}`}`;

/** Who proposed when, and where it stands. */
export const Standing: FC<{ readonly proposal: ProposalHead | Proposal; readonly now: Date }> = ({
  proposal,
  now,
}) => {
  const words = useWords(DRAFTING);
  const { day } = useFormats();
  const { by, openedOn, closesOn, outcome, language } = proposal;
  const isOpen = proposalState(proposal, now) === 'open';
  return (
    <>
      <p class="small">
        {words.proposedBy(words.proposers[by], day(openedOn))}{' '}
        {outcome === undefined && (isOpen ? words.untilDay(day(closesOn)) : words.overSince(day(closesOn)))}
      </p>
      {outcome?.kind === 'adopted' && (
        <p class="note">{words.adopted(outcome.policyVersion, day(outcome.on))}</p>
      )}
      {outcome?.kind === 'not-adopted' && <p class="note">{words.notAdopted(day(outcome.on))}</p>}
      {outcome !== undefined && outcome.says !== '' && (
        <p class="said" lang={language}>
          {outcome.says}
        </p>
      )}
    </>
  );
};

const STATES = ['open', 'considered', 'closed'] as const;

/** All proposals, by where they stand. */
export const ProposalList: FC<{ readonly proposals: readonly ProposalHead[]; readonly now: Date }> = ({
  proposals,
  now,
}) => {
  const words = useWords(DRAFTING);
  if (proposals.length === 0) return <p>{words.none}</p>;
  return (
    <>
      {STATES.map((state) => {
        const own = proposals.filter((proposal) => proposalState(proposal, now) === state);
        return own.length === 0 ? null : (
          <>
            <h2>{words.states[state]}</h2>
            {own.map((proposal) => (
              <>
                <h3 lang={proposal.language}>
                  <a href={proposalPath(proposal.id)}>{proposal.title}</a>
                </h3>
                <Standing proposal={proposal} now={now} />
              </>
            ))}
          </>
        );
      })}
    </>
  );
};

/** Paragraphs that follow one another and were treated alike. */
const runsOf = (
  changed: readonly ChangedParagraph[],
): readonly (readonly [ChangedParagraph, ...ChangedParagraph[]])[] => {
  const runs: [ChangedParagraph, ...ChangedParagraph[]][] = [];
  for (const paragraph of changed) {
    const last = runs.at(-1);
    if (last?.[0].what === paragraph.what) last.push(paragraph);
    else runs.push([paragraph]);
  }
  return runs;
};

/** A part before and after, paragraph by paragraph; what stays as it is can be unfolded. */
export const Changed: FC<{ readonly change: SectionChange; readonly language: string }> = ({
  change,
  language,
}) => {
  const words = useWords(DRAFTING);
  const { number } = useFormats();
  return (
    <div class="changed">
      {runsOf(changedParagraphs(change.before, change.after)).map((run) => {
        const [{ what }] = run;
        const texts = run.map(({ text }) => <p lang={language}>{text}</p>);
        if (what === 'kept')
          return (
            <details>
              <summary>{words.unchanged(number(run.length), run.length === 1)}</summary>
              {texts}
            </details>
          );
        return (
          <div class={what}>
            <p class="small">{words.what[what]}</p>
            {what === 'removed' ? <del>{texts}</del> : <ins>{texts}</ins>}
          </div>
        );
      })}
    </div>
  );
};

/** What is shown beneath a comment besides its answers. */
export type Beneath = FC<{ readonly comment: ShownComment; readonly answers: readonly CommentAnswer[] }>;

/** What the comments on a part are shown from. */
export interface CommentsProps {
  readonly proposal: Pick<Proposal, 'id'>;
  readonly section: Section;
  readonly comments: readonly ShownComment[];
  readonly answers: readonly CommentAnswer[];
  /** Counted from one. */
  readonly part: number;
  readonly beneath?: Beneath;
}

const Said: FC<{ readonly answer: CommentAnswer }> = ({ answer: { by, on, words: said } }) => {
  const words = useWords(DRAFTING);
  const { day } = useFormats();
  return (
    <>
      <p class="small">{words.answeredBy(words.proposers[by], day(on))}</p>
      <blockquote class="answered">{said}</blockquote>
    </>
  );
};

/** How many parts so many comments have. */
export const partsOf = (comments: readonly ShownComment[]): number =>
  Math.max(1, Math.ceil(comments.length / COMMENTS_PER_PAGE));

const Comment: FC<Pick<CommentsProps, 'answers' | 'beneath'> & { readonly comment: ShownComment }> = ({
  comment,
  answers,
  beneath: Beneath,
}) => {
  const own = answers.filter((answer) => answer.comment === comment.id);
  return (
    <li id={`c-${comment.id}`}>
      <p class="said">{comment.words}</p>
      {own.map((answer) => (
        <Said answer={answer} />
      ))}
      {Beneath !== undefined && <Beneath comment={comment} answers={own} />}
    </li>
  );
};

const Parts: FC<Pick<CommentsProps, 'proposal' | 'section' | 'comments' | 'part'>> = (props) => {
  const { proposal, section, comments, part } = props;
  const words = useWords(DRAFTING);
  return partsOf(comments) === 1 ? null : (
    <nav aria-label={words.parts}>
      {Array.from({ length: partsOf(comments) }, (_, index) => (
        <a
          href={sectionPath(proposal.id, section, index + 1)}
          aria-current={index + 1 === part ? 'page' : undefined}
        >
          {words.part(String(index + 1))}
        </a>
      ))}
    </nav>
  );
};

/** What staff said of a part, week by week, each with what was answered. */
export const Comments: FC<CommentsProps> = (props) => {
  const { comments, answers, part, beneath } = props;
  const words = useWords(DRAFTING);
  const shown = comments.slice((part - 1) * COMMENTS_PER_PAGE, part * COMMENTS_PER_PAGE);
  const weeks = [...new Set(shown.map(({ week }) => week))];
  return (
    <>
      <h2 id="comments">{words.commentsTitle}</h2>
      {comments.length === 0 && <p>{words.noComments}</p>}
      {weeks.map((week) => (
        <>
          <h3>{words.week(String(Number(week.slice(6))), week.slice(0, 4))}</h3>
          <ul class="said">
            {shown
              .filter((comment) => comment.week === week)
              .map((comment) => (
                <Comment comment={comment} answers={answers} {...(beneath && { beneath })} />
              ))}
          </ul>
        </>
      ))}
      <Parts {...props} />
    </>
  );
};
