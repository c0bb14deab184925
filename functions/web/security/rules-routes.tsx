import { ServiceError } from '../../../shared/errors.ts';
import { RestoringApproval, type RuleRecords } from '../../../shared/rules/rule-standing.ts';
import { RuleName } from '../../../shared/rules/verdict.ts';
import { SECURITY_LEAD } from '../access.ts';
import type { SignedInVisit, SiteBuilder, SiteParts } from '../site-parts.ts';
import { RULES } from '../words/catalogues.ts';
import { APPROVAL_FIELDS, fieldId, RulesPage, type RulesPageProps } from './rules-page.tsx';
import { rulesReport } from './rules-report.ts';

/** What the pages of rules work with. */
export interface RulesParts extends Pick<SiteParts, 'clock'> {
  readonly rules: RuleRecords;
}

type Failure = { readonly status: 400 | 409; readonly refused: RulesPageProps['refused'] };

const show = async (visit: SignedInVisit, { rules, clock }: RulesParts, failure?: Failure) => {
  const [quarters, standings] = await Promise.all([rules.quarters(clock.now()), rules.standings()]);
  return visit.page(
    visit.words(RULES).title,
    <RulesPage
      report={rulesReport(quarters, standings)}
      session={visit.session}
      isLead={visit.session.groups.includes(SECURITY_LEAD)}
      refused={failure?.refused}
    />,
    failure?.status ?? 200,
  );
};

/** How right rules were; a lead lets a demoted one alert security again, and says who agreed to it. */
export const addRules = (site: SiteBuilder, parts: RulesParts): void => {
  site.guarded('GET /rules', (visit) => show(visit, parts));

  site.guarded('POST /rules/:rule/restore', async (visit) => {
    const rule = RuleName.safeParse(visit.context.req.param('rule'));
    if (!rule.success) throw new ServiceError('not-found', 'the address names no rule');
    const answers = visit.form();
    const approval = RestoringApproval.safeParse(
      Object.fromEntries(APPROVAL_FIELDS.map((field) => [field, answers.get(field) ?? ''])),
    );
    const { restore } = visit.words(RULES);
    const refuse = (status: 400 | 409, problems: NonNullable<Failure['refused']>['problems']) =>
      show(visit, parts, { status, refused: { rule: rule.data, problems, answers } });
    if (!approval.success) {
      const wrong = new Set(approval.error.issues.map(({ path }) => path[0]));
      const problems = APPROVAL_FIELDS.filter((field) => wrong.has(field)).map((field) => ({
        field: fieldId(rule.data, field),
        message: restore.missing[field],
      }));
      return refuse(400, problems);
    }
    const restored = await parts.rules.restore(rule.data, approval.data);
    if (restored === 'not-demoted') return refuse(409, [{ message: restore.notDemoted }]);
    return visit.context.redirect('/rules', 303);
  });
};
