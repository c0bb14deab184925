import type { FC } from 'hono/jsx';

import { dayOf, type Clock } from '../../../shared/clock.ts';
import { areApproved, rulesHash, type RulesApproval } from '../../../shared/classification/rules-approval.ts';
import type { RulesDesk, StandingRules } from '../../../shared/classification/rules-desk.ts';
import { ServiceError } from '../../../shared/errors.ts';
import { seenLine } from '../../../shared/feedback/plain-words.ts';
import type { Session } from '../../../shared/session/session.ts';
import { isAllowed, ACCESS } from '../access.ts';
import {
  describing,
  FieldProblem,
  ProblemSummary,
  type FormProblem,
  type RefusedForm,
} from '../form-problems.tsx';
import { useWords } from '../language.tsx';
import { FormToken } from '../layout.tsx';
import { OwnRules } from '../own-rules-table.tsx';
import type { SignedInVisit, SiteBuilder } from '../site-parts.ts';
import { TypedMark } from '../typed-before.tsx';
import { OVERSIGHT, OWN_RULES, SITE } from '../words/catalogues.ts';

/** What the approval of the company's own rules works with. */
export interface OwnRulesApprovalParts {
  readonly rulesDesk: Pick<RulesDesk, 'read' | 'approve'>;
  readonly clock: Clock;
}

const APPROVE = 'POST /own-rules/approve';

/** How long it may be where a decision is kept. */
const REFERENCE_AT_MOST = 300;

interface Props {
  readonly standing: StandingRules;
  readonly today: string;
  readonly session: Session;
  readonly refused: RefusedForm | undefined;
}

const approvalFor = (
  rules: StandingRules['inForce'],
  approvals: readonly RulesApproval[],
  today: string,
): RulesApproval | undefined => approvals.find((approval) => areApproved(rules, approval, today));

const Approve: FC<Pick<Props, 'session' | 'refused'> & { readonly sha256: string }> = ({
  session,
  refused,
  sha256,
}) => {
  const { ownRules: words } = useWords(OVERSIGHT);
  return (
    <form method="post" action="/own-rules/approve">
      <FormToken session={session} />
      <input type="hidden" name="sha256" value={sha256} />
      <fieldset>
        <legend>{words.approve}</legend>
        <label for="reference">{words.reference}</label>
        <p id="reference-hint" class="small">
          {useWords(SITE).upTo(String(REFERENCE_AT_MOST))}
        </p>
        <FieldProblem refused={refused} field="reference" />
        <input
          type="text"
          id="reference"
          name="reference"
          required
          value={refused?.answers.get('reference') ?? ''}
          {...describing(refused, 'reference', 'reference-hint')}
        />
        <TypedMark name="reference" label={words.reference} />
        <button type="submit">{words.give}</button>
      </fieldset>
    </form>
  );
};

const InForce: FC<Pick<Props, 'standing' | 'today'>> = ({ standing, today }) => {
  const { ownRules: words } = useWords(OVERSIGHT);
  const own = useWords(OWN_RULES);
  const { inForce, approvals } = standing;
  if (inForce.length === 0) return <p>{own.noneInForce}</p>;
  const approval = approvalFor(inForce, approvals, today);
  return (
    <>
      <p>{own.inForceCount(inForce.length)}</p>
      {approval === undefined ? (
        <p class="problem">{words.unapproved}</p>
      ) : (
        <p>{words.approvedBy(approval.by, approval.role, approval.reference)}</p>
      )}
    </>
  );
};

const OwnRulesPage: FC<Props> = ({ standing, today, session, refused }) => {
  const { ownRules: words } = useWords(OVERSIGHT);
  const { proposal, inForce, approvals } = standing;
  const isOpen = proposal !== undefined && proposal.sha256 !== rulesHash(inForce);
  const approval = proposal && approvalFor(proposal.rules, approvals, today);
  const mayApprove =
    isAllowed(ACCESS.oversight[APPROVE] ?? [''], session.groups) &&
    proposal?.askedBy.subject !== session.subject;
  return (
    <>
      <ProblemSummary refused={refused} />
      <p>{words.about}</p>
      <InForce standing={standing} today={today} />
      {isOpen ? <OwnRules proposal={proposal} approval={approval} /> : <p>{words.nothingAsked}</p>}
      {isOpen && approval === undefined && mayApprove && (
        <Approve session={session} refused={refused} sha256={proposal.sha256} />
      )}
    </>
  );
};

const show = async (
  visit: SignedInVisit,
  { rulesDesk, clock }: OwnRulesApprovalParts,
  failure?: { readonly status: 400 | 403; readonly problems: readonly FormProblem[] },
): Promise<Response> =>
  visit.page(
    visit.words(OVERSIGHT).ownRules.title,
    <OwnRulesPage
      standing={await rulesDesk.read()}
      today={dayOf(clock.now())}
      session={visit.session}
      refused={failure && { problems: failure.problems, answers: visit.form() }}
    />,
    failure?.status ?? 200,
  );

const Reference = seenLine({ most: REFERENCE_AT_MOST });

/** The company's own rules: seen by who oversees, approved by the works council, never by who asked for them. */
export const addOwnRulesApproval = (site: SiteBuilder, parts: OwnRulesApprovalParts): void => {
  const { rulesDesk, clock } = parts;
  site.guarded('GET /own-rules', (visit) => show(visit, parts));

  site.guarded(APPROVE, async (visit) => {
    const words = visit.words(OVERSIGHT).ownRules;
    const { proposal } = await rulesDesk.read();
    // What is approved is what was on the page, not what somebody has asked for since.
    if (proposal === undefined || proposal.sha256 !== visit.form().get('sha256'))
      throw new ServiceError('conflict', 'something else is asked for by now');
    if (proposal.askedBy.subject === visit.session.subject)
      return show(visit, parts, { status: 403, problems: [{ message: words.samePerson }] });
    const reference = Reference.safeParse(visit.form().get('reference'));
    if (!reference.success) {
      const problems = [{ field: 'reference', message: words.noReference }];
      return show(visit, parts, { status: 400, problems });
    }
    await rulesDesk.approve({
      by: visit.session.name,
      role: 'works council',
      on: dayOf(clock.now()),
      reference: reference.data,
      rules: proposal.sha256,
    });
    return visit.context.redirect('/own-rules', 303);
  });
};
