import type { FC } from 'hono/jsx';

import {
  PROPOSAL_LIMITS,
  proposalState,
  type Proposal,
  type ProposalHead,
  type Proposer,
} from '../../../shared/drafting/proposal.ts';
import { LANGUAGE_NAMES, languageNamed } from '../../../shared/languages.ts';
import type { SocialMediaPolicy } from '../../../shared/policy/policy.ts';
import { isPaired, SECTIONS } from '../../../shared/policy/sections.ts';
import type { Session } from '../../../shared/session/session.ts';
import { describing, FieldProblem, ProblemSummary, type RefusedForm } from '../form-problems.tsx';
import { useFormats, useWords } from '../language.tsx';
import { FormToken } from '../layout.tsx';
import { KeptTexts, TypedMark } from '../typed-before.tsx';
import { DRAFTING, SITE } from '../words/catalogues.ts';
import { ProposalPage } from './public-drafting.tsx';
import { ProposalList, proposalPath } from './parts.tsx';

const nameOf = (language: string): string => {
  const known = languageNamed(language);
  return known === undefined ? language : LANGUAGE_NAMES[known];
};

/** All proposals, for whoever may make one. */
export const DeskListPage: FC<{
  readonly policy: SocialMediaPolicy;
  readonly proposals: readonly ProposalHead[];
  readonly now: Date;
}> = ({ policy, proposals, now }) => {
  const words = useWords(DRAFTING);
  return (
    <>
      <p class="note">{words.deskLead}</p>
      <ul>
        {Object.keys(policy.texts).map((language) => (
          <li>
            <a href={`/drafting/new?language=${language}`}>{words.proposeIn(nameOf(language))}</a>
          </li>
        ))}
      </ul>
      <ProposalList proposals={proposals} now={now} />
    </>
  );
};

/** What a form shows: what was answered so far, and what of it was not taken. */
export interface ProposalFormProps {
  readonly session: Session;
  readonly answers: URLSearchParams;
  /** What the proposal will go by, so that a form sent twice makes one of them. */
  readonly form: string;
  readonly refused?: RefusedForm | undefined;
}

type FieldProps = Pick<ProposalFormProps, 'answers' | 'refused'> & {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly rows: number;
  readonly most: number;
  readonly lang?: string;
  /** What stands in it before anybody types. */
  readonly was?: string;
};

const Lines: FC<FieldProps> = ({ name, label, hint, rows, most, lang, was, answers, refused }) => {
  const { upTo } = useWords(SITE);
  const { number } = useFormats();
  return (
    <div>
      <label for={name}>{label}</label>
      <p id={`${name}-hint`} class="small">
        {hint ?? upTo(number(most))}
      </p>
      <FieldProblem refused={refused} field={name} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        {...(lang !== undefined && { lang, class: 'draft' })}
        autocomplete="off"
        {...describing(refused, name, `${name}-hint`)}
      >
        {`\n${answers.get(name) ?? ''}`}
      </textarea>
      <TypedMark name={name} label={label} was={was} answers={refused?.answers} />
    </div>
  );
};

const Weeks: FC<Pick<ProposalFormProps, 'answers' | 'refused'>> = ({ answers, refused }) => {
  const words = useWords(DRAFTING);
  const { number } = useFormats();
  return (
    <div>
      <label for="weeks">{words.weeksLabel}</label>
      <FieldProblem refused={refused} field="weeks" />
      <select id="weeks" name="weeks" {...describing(refused, 'weeks')}>
        {Array.from({ length: PROPOSAL_LIMITS.weeks }, (_, index) => (
          <option value={String(index + 1)} selected={answers.get('weeks') === String(index + 1)}>
            {number(index + 1)}
          </option>
        ))}
      </select>
    </div>
  );
};

/** The form in which a proposal is written. */
export const ProposalForm: FC<ProposalFormProps> = ({ session, answers, form, refused }) => {
  const words = useWords(DRAFTING);
  const { number } = useFormats();
  const said = { answers, refused };
  return (
    <>
      <ProblemSummary refused={refused} />
      <p>
        {words.newLead} {words.room(number(PROPOSAL_LIMITS.text))}
      </p>
      <p class="small">{words.translated}</p>
      <form method="post" action="/drafting">
        <FormToken session={session} />
        <input type="hidden" name="form" value={form} />
        <input type="hidden" name="language" value={answers.get('language') ?? ''} />
        <input type="hidden" name="basedOn" value={answers.get('basedOn') ?? ''} />
        <Lines {...said} name="title" label={words.titleLabel} rows={1} most={PROPOSAL_LIMITS.title} />
        <Lines {...said} name="why" label={words.whyLabel} rows={4} most={PROPOSAL_LIMITS.why} />
        <Weeks {...said} />
        <h2 id="changes">{words.changesTitle}</h2>
        <div>
          {SECTIONS.map((section) => (
            <Lines
              {...said}
              name={section}
              label={words.sections[section]}
              hint={isPaired(section) ? words.pairHint : words.sectionHint}
              rows={10}
              most={PROPOSAL_LIMITS.text}
              was={answers.get(section) ?? ''}
              lang={answers.get('language') ?? ''}
            />
          ))}
        </div>
        <p>
          <button type="submit">{words.proposeButton}</button>
        </p>
      </form>
    </>
  );
};

interface DeskProposalProps {
  readonly session: Session;
  readonly proposal: Proposal;
  readonly own: Proposer;
  readonly now: Date;
  readonly refused?: RefusedForm | undefined;
}

const OUTCOMES = ['adopted', 'not-adopted'] as const;

const Kinds: FC<Pick<ProposalFormProps, 'answers' | 'refused'>> = ({ answers, refused }) => {
  const words = useWords(DRAFTING);
  return (
    <fieldset id="kind">
      <legend>{words.outcomeTitle}</legend>
      <FieldProblem refused={refused} field="kind" />
      {OUTCOMES.map((kind) => (
        <label>
          <input
            type="radio"
            name="kind"
            value={kind}
            {...(answers.get('kind') === kind && { checked: true })}
          />{' '}
          {words.outcomes[kind]}
        </label>
      ))}
    </fieldset>
  );
};

const Conclusion: FC<DeskProposalProps> = ({ session, proposal, refused }) => {
  const words = useWords(DRAFTING);
  const answers = refused?.answers ?? new URLSearchParams();
  return (
    <form method="post" action={`${proposalPath(proposal.id)}/outcome`} aria-labelledby="ends">
      <h2 id="ends">{words.outcomeTitle}</h2>
      <p>{words.outcomeHint}</p>
      <FormToken session={session} />
      <Kinds answers={answers} refused={refused} />
      <label for="policyVersion">{words.policyVersion}</label>
      <FieldProblem refused={refused} field="policyVersion" />
      <input
        id="policyVersion"
        name="policyVersion"
        type="text"
        autocomplete="off"
        value={answers.get('policyVersion') ?? ''}
        {...describing(refused, 'policyVersion')}
      />
      <TypedMark name="policyVersion" label={words.policyVersion} answers={refused?.answers} />
      <Lines
        answers={answers}
        refused={refused}
        name="says"
        label={words.outcomeSays}
        rows={4}
        most={PROPOSAL_LIMITS.why}
        lang={proposal.language}
      />
      <FieldProblem refused={refused} field="sure" />
      <label>
        <input id="sure" name="sure" type="checkbox" value="yes" required {...describing(refused, 'sure')} />{' '}
        {words.outcomeSure}
      </label>
      <p>
        <button type="submit">{words.outcomeButton(proposal.title)}</button>
      </p>
    </form>
  );
};

/** A proposal, and how it ends for whoever made it. */
export const DeskProposalPage: FC<DeskProposalProps> = (props) => {
  const { proposal, own, now, refused } = props;
  const words = useWords(DRAFTING);
  const isClosed = proposalState(proposal, now) === 'closed';
  return (
    <>
      <ProblemSummary refused={refused} />
      {isClosed && refused !== undefined && (
        <KeptTexts texts={[{ label: words.outcomeSays, text: refused.answers.get('says') ?? '' }]} />
      )}
      <ProposalPage proposal={proposal} now={now} />
      {!isClosed && proposal.by === own && <Conclusion {...props} />}
      {!isClosed && proposal.by !== own && (
        <p class="note">{words.othersClose(words.proposers[proposal.by])}</p>
      )}
    </>
  );
};
