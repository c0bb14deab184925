import type { FC } from 'hono/jsx';

import type { Clock } from '../../../shared/clock.ts';
import { dayOf } from '../../../shared/clock.ts';
import { areApproved, rulesHash, type RulesApproval } from '../../../shared/classification/rules-approval.ts';
import type { RulesDesk, StandingRules } from '../../../shared/classification/rules-desk.ts';
import { PROPOSAL_CHARACTERS_AT_MOST } from '../../../shared/classification/rules-proposal.ts';
import { readWrittenRules, type WrittenFault } from '../../../shared/classification/written-rules.ts';
import { ServiceError } from '../../../shared/errors.ts';
import { formatsIn } from '../../../shared/formats.ts';
import type { Session } from '../../../shared/session/session.ts';
import { describing, FieldProblem, ProblemSummary, type RefusedForm } from '../form-problems.tsx';
import { useFormats, useWords } from '../language.tsx';
import { FormToken } from '../layout.tsx';
import { OwnRules } from '../own-rules-table.tsx';
import type { SignedInVisit, SiteBuilder } from '../site-parts.ts';
import { TypedMark } from '../typed-before.tsx';
import { ruleFaultIn } from './rule-faults.ts';
import { ADMINISTRATION, OWN_RULES, SITE } from '../words/catalogues.ts';

/** What own rules are worked on with. */
export interface OwnRulesParts {
  readonly rules: RulesDesk;
  readonly clock: Clock;
}

interface Props {
  readonly standing: StandingRules;
  readonly approval: RulesApproval | undefined;
  readonly session: Session;
  readonly refused: RefusedForm | undefined;
}

const Asked: FC<Props> = ({ standing, approval, session }) => {
  const words = useWords(ADMINISTRATION).rules;
  const { proposal, inForce } = standing;
  if (proposal === undefined || proposal.sha256 === rulesHash(inForce)) return null;
  return (
    <section>
      <OwnRules proposal={proposal} approval={approval} />
      {(approval !== undefined || proposal.rules.length === 0) && (
        <form method="post" action="/rules/put-into-force">
          <FormToken session={session} />
          <input type="hidden" name="sha256" value={proposal.sha256} />
          <button type="submit">{words.putIntoForce}</button>
        </form>
      )}
    </section>
  );
};

const RulesPage: FC<Props> = (props) => {
  const words = useWords(ADMINISTRATION).rules;
  const own = useWords(OWN_RULES);
  const { standing, session, refused } = props;
  const written = refused?.answers.get('rules') ?? JSON.stringify(standing.inForce, undefined, 2);
  return (
    <>
      <ProblemSummary refused={refused} />
      <p>{words.about}</p>
      <Asked {...props} />
      <p>{standing.inForce.length === 0 ? own.noneInForce : own.inForceCount(standing.inForce.length)}</p>
      <form method="post" action="/rules/ask" autocomplete="off">
        <FormToken session={session} />
        <fieldset>
          <legend>{words.ask}</legend>
          <label for="rules">{words.list}</label>
          <FieldProblem refused={refused} field="rules" />
          <textarea
            id="rules"
            name="rules"
            rows={16}
            spellcheck={false}
            {...describing(refused, 'rules', 'rules-hint')}
          >
            {written}
          </textarea>
          <TypedMark name="rules" label={words.list} was={written} answers={refused?.answers} />
          <p class="small" id="rules-hint">
            {`${words.hint} ${useWords(SITE).upTo(useFormats().number(PROPOSAL_CHARACTERS_AT_MOST))}`}
          </p>
          <button type="submit">{words.send}</button>
        </fieldset>
      </form>
    </>
  );
};

/** The approval of what is asked for, as it is. */
export const approvalOfProposal = (
  { proposal, approvals }: StandingRules,
  clock: Clock,
): RulesApproval | undefined => {
  const today = dayOf(clock.now());
  return proposal && approvals.find((approval) => areApproved(proposal.rules, approval, today));
};

const show = async (
  visit: SignedInVisit,
  { rules, clock }: OwnRulesParts,
  faults?: readonly WrittenFault[],
): Promise<Response> => {
  const standing = await rules.read();
  const said = visit.words(ADMINISTRATION).rules.faults;
  const formats = formatsIn(visit.language);
  const problems = faults?.map((fault) => ({ field: 'rules', message: ruleFaultIn(fault, said, formats) }));
  return visit.page(
    visit.words(ADMINISTRATION).rules.title,
    <RulesPage
      standing={standing}
      approval={approvalOfProposal(standing, clock)}
      session={visit.session}
      refused={problems && { problems, answers: visit.form() }}
    />,
    faults === undefined ? 200 : 400,
  );
};

/** The company's own rules: asked for here, approved at the oversight site, and then put into force here. */
export const addOwnRules = (site: SiteBuilder, parts: OwnRulesParts): void => {
  const { rules, clock } = parts;
  site.guarded('GET /rules', (visit) => show(visit, parts));

  site.guarded('POST /rules/ask', async (visit) => {
    const written = readWrittenRules(visit.form().get('rules') ?? '');
    if (written.kind === 'faults') return show(visit, parts, written.faults);
    await rules.ask({
      version: 1,
      rules: written.rules,
      sha256: rulesHash(written.rules),
      askedBy: { name: visit.session.name, subject: visit.session.subject },
      askedAt: clock.now().toISOString(),
    });
    return visit.context.redirect('/rules', 303);
  });

  site.guarded('POST /rules/put-into-force', async (visit) => {
    const { proposal } = await rules.read();
    if (proposal === undefined || proposal.sha256 !== visit.form().get('sha256'))
      throw new ServiceError('conflict', 'something else is asked for by now');
    await rules.putIntoForce(proposal.rules);
    return visit.context.redirect('/rules', 303);
  });
};
