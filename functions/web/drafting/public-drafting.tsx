import type { FC } from 'hono/jsx';
import * as z from 'zod';

import type { CommentBox, CommentReader } from '../../../shared/drafting/comment-box.ts';
import {
  COMMENT_AT_MOST,
  COMMENTS_PER_WEEK,
  readComment,
  shownFrom,
} from '../../../shared/drafting/comment.ts';
import { PROPOSAL_KEPT_DAYS, proposalState, type Proposal } from '../../../shared/drafting/proposal.ts';
import type { ProposalReader } from '../../../shared/drafting/proposals.ts';
import { isServiceError } from '../../../shared/errors.ts';
import { formatsIn } from '../../../shared/formats.ts';
import { describing, FieldProblem, ProblemSummary, type RefusedForm } from '../form-problems.tsx';
import { useFormats, useWords } from '../language.tsx';
import type { PageTitle } from '../layout.tsx';
import type { OpenFormVisit, SiteBuilder, SiteParts, Visit } from '../site-parts.ts';
import { isJustTaken, takenAt } from '../thanks.ts';
import { KeptTexts, TypedMark } from '../typed-before.tsx';
import { DRAFTING } from '../words/catalogues.ts';
import { proposalIn, sectionIn, type AskedSection } from './asked.ts';
import {
  Changed,
  Comments,
  ProposalList,
  proposalPath,
  proposalTitle,
  sectionPath,
  Standing,
} from './parts.tsx';

/** What commenting works with. */
export interface PublicDraftingParts extends Pick<SiteParts, 'clock' | 'newId' | 'warn'> {
  readonly proposals: ProposalReader;
  readonly comments: CommentBox & CommentReader;
}

const Promises: FC = () => {
  const words = useWords(DRAFTING);
  const { number } = useFormats();
  return (
    <>
      <h2>{words.promisesTitle}</h2>
      <ul>
        {words.promises(number(PROPOSAL_KEPT_DAYS)).map((promise) => (
          <li>{promise}</li>
        ))}
      </ul>
      <details>
        <summary>{words.limitsTitle}</summary>
        <ul>
          {words.limits(number(COMMENTS_PER_WEEK)).map((limit) => (
            <li>{limit}</li>
          ))}
        </ul>
      </details>
    </>
  );
};

/** A proposal as it reads, with a way to the comments on each part. */
export const ProposalPage: FC<{ readonly proposal: Proposal; readonly now: Date }> = ({ proposal, now }) => {
  const words = useWords(DRAFTING);
  const { language, sections } = proposal;
  return (
    <>
      <p>
        <a href="/drafting">{words.all}</a>
      </p>
      <Standing proposal={proposal} now={now} />
      <h2>{words.whyTitle}</h2>
      <p class="said" lang={language}>
        {proposal.why}
      </p>
      <h2>{words.changesTitle}</h2>
      <p class="small">{words.basedOn(proposal.basedOn)}</p>
      {sections.map((change) => (
        <>
          <h3>{words.sections[change.section]}</h3>
          <Changed change={change} language={language} />
          <p>
            <a href={sectionPath(proposal.id, change.section)}>
              {words.toComments(words.sections[change.section])}
            </a>
          </p>
        </>
      ))}
    </>
  );
};

interface SectionPageProps {
  readonly asked: AskedSection;
  readonly form: string;
  readonly now: Date;
  readonly refused?: RefusedForm | undefined;
}

const CommentForm: FC<SectionPageProps> = ({ asked: { proposal, change }, form, now, refused }) => {
  const words = useWords(DRAFTING);
  const { number, day } = useFormats();
  return (
    <form method="post" action={sectionPath(proposal.id, change.section)} aria-labelledby="own">
      <h2 id="own">{words.formTitle}</h2>
      <input type="hidden" name="form" value={form} />
      <label for="words">{words.commentLabel}</label>
      <p id="words-hint" class="small">
        {words.commentHint(number(COMMENT_AT_MOST), day(shownFrom(now)))}
      </p>
      <FieldProblem refused={refused} field="words" />
      <textarea
        id="words"
        name="words"
        rows={6}
        autocomplete="off"
        {...describing(refused, 'words', 'words-hint')}
      >
        {`\n${refused?.answers.get('words') ?? ''}`}
      </textarea>
      <TypedMark name="words" label={words.commentLabel} />
      <p>
        <button type="submit">{words.send}</button>
      </p>
      <Promises />
    </form>
  );
};

/** Comments are over; what somebody typed meanwhile is not lost to them. */
const TooLate: FC<Pick<SectionPageProps, 'refused'>> = ({ refused }) => {
  const words = useWords(DRAFTING);
  return (
    <>
      <p>{words.noMore}</p>
      <KeptTexts texts={[{ label: words.commentLabel, text: refused?.answers.get('words') ?? '' }]} />
    </>
  );
};

const SectionPage: FC<SectionPageProps> = (props) => {
  const { asked, now, refused } = props;
  const { proposal, change } = asked;
  const words = useWords(DRAFTING);
  return (
    <>
      <ProblemSummary refused={refused} />
      <p>
        <a href={proposalPath(proposal.id)}>{words.back}</a>
      </p>
      <Changed change={change} language={proposal.language} />
      <Comments {...asked} section={change.section} />
      {proposalState(proposal, now) === 'open' ? <CommentForm {...props} /> : <TooLate refused={refused} />}
    </>
  );
};

const titleOf = (visit: Visit, { proposal, change }: AskedSection): PageTitle =>
  proposalTitle(proposal, visit.words(DRAFTING).sections[change.section]);

const formIdIn = (visit: OpenFormVisit, { newId }: PublicDraftingParts): string =>
  z.uuid().safeParse(visit.form().get('form')).data ?? newId();

interface Refusal {
  readonly status: 400 | 409 | 429 | 503;
  readonly message: string;
  /** Whether the form that is shown again is another: this one was taken with other words. */
  readonly isAnew?: true;
}

/** Takes a comment, or says why not. */
const take = async (
  visit: OpenFormVisit,
  parts: PublicDraftingParts,
  asked: AskedSection,
): Promise<Refusal | 'taken'> => {
  const { problems } = visit.words(DRAFTING);
  const { number } = formatsIn(visit.language);
  const { proposal, change } = asked;
  if (proposalState(proposal, parts.clock.now()) !== 'open') return { status: 409, message: problems.closed };
  const read = readComment(visit.form().get('words') ?? '');
  if (read.kind === 'empty') return { status: 400, message: problems.empty };
  if (read.kind === 'too-long')
    return { status: 400, message: problems.tooLong(number(read.characters), number(COMMENT_AT_MOST)) };
  const form = formIdIn(visit, parts);
  try {
    const outcome = await parts.comments.put({ form, proposal, section: change.section, words: read.words });
    if (outcome === 'differs') return { status: 409, message: problems.differs, isAnew: true };
    return outcome === 'full' ? { status: 429, message: problems.full } : 'taken';
  } catch (fault) {
    if (!isServiceError(fault, 'unavailable', 'conflict')) throw fault;
    const requestId = visit.context.req.header('x-request-id') ?? '';
    parts.warn('request.failed', { kind: fault.kind, requestId });
    return { status: 503, message: problems.notNow };
  }
};

const showThanks = (visit: Visit, now: Date): Response | Promise<Response> => {
  const words = visit.words(DRAFTING);
  const isTaken = isJustTaken(visit, now);
  return visit.page(
    isTaken ? words.thanksTitle : words.title,
    <>
      <p>{isTaken ? words.thanks(formatsIn(visit.language).day(shownFrom(now))) : words.notJustSent}</p>
      <p>
        <a href="/drafting">{words.all}</a>
      </p>
    </>,
  );
};

/** Proposals to change the policy, for everybody to read and comment on: nobody signs in, and nothing of who asked is kept. */
export const addPublicDrafting = (site: SiteBuilder, parts: PublicDraftingParts): void => {
  const { clock, proposals, newId } = parts;
  site.open('GET /drafting', async ({ page, words }) =>
    page(
      words(DRAFTING).title,
      <>
        <p class="lead">{words(DRAFTING).lead}</p>
        <ProposalList proposals={await proposals.list()} now={clock.now()} />
        <Promises />
      </>,
    ),
  );
  site.open('GET /drafting/thanks', (visit) => showThanks(visit, clock.now()));
  site.open('GET /drafting/:proposal', async (visit) => {
    const proposal = await proposalIn(visit, proposals);
    return visit.page(proposalTitle(proposal), <ProposalPage proposal={proposal} now={clock.now()} />);
  });
  site.open('GET /drafting/:proposal/:section', async (visit) => {
    const asked = await sectionIn(visit, parts);
    return visit.page(titleOf(visit, asked), <SectionPage asked={asked} form={newId()} now={clock.now()} />);
  });
  site.openForm('POST /drafting/:proposal/:section', async (visit) => {
    const asked = await sectionIn(visit, parts);
    const outcome = await take(visit, parts, asked);
    if (outcome === 'taken') return visit.context.redirect(takenAt('/drafting/thanks', clock.now()), 303);
    const { status, message, isAnew } = outcome;
    const refused = {
      problems: [{ ...(status === 400 && { field: 'words' }), message }],
      answers: visit.form(),
    };
    const form = isAnew === true ? newId() : formIdIn(visit, parts);
    return visit.page(
      titleOf(visit, asked),
      <SectionPage asked={asked} form={form} now={clock.now()} refused={refused} />,
      status,
    );
  });
};
