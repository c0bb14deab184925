import type { FC } from 'hono/jsx';

import { JUDGED_BY, shareOf, type Precision } from '../../../shared/rules/precision.ts';
import { APPROVAL_WORDS_AT_MOST, type RuleStanding } from '../../../shared/rules/rule-standing.ts';
import type { Session } from '../../../shared/session/session.ts';
import { RuleName } from '../alert-words.tsx';
import { LineChart } from '../charts/line-chart.tsx';
import { describing, FieldProblem, ProblemSummary, type RefusedForm } from '../form-problems.tsx';
import { useFormats, useWords } from '../language.tsx';
import { Columns, FormToken, Table } from '../layout.tsx';
import { TypedMark } from '../typed-before.tsx';
import { RULES, SITE } from '../words/catalogues.ts';
import type { RuleRow, RulesReport } from './rules-report.ts';

/** What the page of rules shows. */
export interface RulesPageProps {
  readonly report: RulesReport;
  readonly session: Session;
  /** Whether whoever looks may let a rule alert security again. */
  readonly isLead: boolean;
  /** A form about a rule that was not taken. */
  readonly refused: (RefusedForm & { readonly rule: string }) | undefined;
}

/** The fields of the form, in order. */
export const APPROVAL_FIELDS = ['by', 'role', 'reference'] as const;

/** The id of a field: a page may have a form for each of several rules. */
export const fieldId = (rule: string, field: (typeof APPROVAL_FIELDS)[number]): string => `${rule}-${field}`;

const usePrecision = (): ((precision: Precision) => string) => {
  const words = useWords(RULES);
  const { share, number } = useFormats();
  return (precision) => {
    const of = shareOf(precision);
    return of === undefined
      ? words.none
      : words.confirmed(number(precision.confirmed), number(precision.judged), share(of));
  };
};

const OverTime: FC<{ readonly report: RulesReport }> = ({ report: { quarters, all } }) => {
  const { chart } = useWords(RULES);
  const { share } = useFormats();
  const points = quarters
    .map((label, index) => {
      const value = shareOf(all[index] ?? { confirmed: 0, judged: 0 });
      return {
        label,
        value:
          value === undefined
            ? ({ kind: 'absent' } as const)
            : ({ kind: 'figure', value: value * 100, margin: 0 } as const),
      };
    })
    .toReversed();
  return (
    <div class="table" role="region" aria-label={chart.title} tabindex={0}>
      <LineChart
        id="precision"
        title={chart.title}
        description={chart.description}
        points={points}
        names={{ value: chart.value, margin: '', comparison: '', withheld: '' }}
        note={chart.note}
        number={(value) => share(value / 100)}
      />
    </div>
  );
};

const Stands: FC<{ readonly standing: RuleStanding | undefined }> = ({ standing }) => {
  const { stands } = useWords(RULES);
  const { day } = useFormats();
  if (standing === undefined) return <>{stands.alerts}</>;
  const since = day(standing.since);
  return standing.state === 'demoted' ? (
    <strong class="overdue">{stands.demoted(since)}</strong>
  ) : (
    <>{stands.restored(since)}</>
  );
};

const ByRule: FC<{ readonly report: RulesReport }> = ({ report: { rows, all, quarters } }) => {
  const words = useWords(RULES);
  const precision = usePrecision();
  return (
    <Table caption={words.table.caption}>
      <thead>
        <Columns names={[words.table.rule, words.table.stands, words.table.last(JUDGED_BY), ...quarters]} />
      </thead>
      <tbody>
        {rows.map(({ rule, standing, last, quarters: each }) => (
          <tr>
            <th scope="row">
              <RuleName rule={rule} />
            </th>
            <td>
              <Stands standing={standing} />
            </td>
            {[last, ...each].map((one) => (
              <td>{precision(one)}</td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{words.table.all}</th>
          <td />
          <td />
          {all.map((one) => (
            <td>{precision(one)}</td>
          ))}
        </tr>
      </tbody>
    </Table>
  );
};

const Restoring: FC<RulesPageProps & { readonly row: RuleRow }> = ({ row: { rule }, session, refused }) => {
  const { restore } = useWords(RULES);
  const { upTo } = useWords(SITE);
  const own = refused?.rule === rule ? refused : undefined;
  return (
    <form method="post" action={`/rules/${rule}/restore`}>
      <FormToken session={session} />
      {APPROVAL_FIELDS.map((field) => {
        const id = fieldId(rule, field);
        return (
          <>
            <label for={id}>{restore.fields[field]}</label>
            <p id={`${id}-hint`} class="small">
              {upTo(String(APPROVAL_WORDS_AT_MOST))}
            </p>
            <FieldProblem refused={own} field={id} />
            <input
              id={id}
              name={field}
              type="text"
              required
              value={own?.answers.get(field) ?? ''}
              {...describing(own, id, `${id}-hint`)}
            />
            <TypedMark name={field} label={restore.fields[field]} />
          </>
        );
      })}
      <p>
        <button type="submit" class="warn">
          {restore.button}
        </button>
      </p>
    </form>
  );
};

const Demoted: FC<RulesPageProps> = (props) => {
  const words = useWords(RULES);
  const { day, number } = useFormats();
  const demoted = props.report.rows.filter(({ standing }) => standing?.state === 'demoted');
  if (demoted.length === 0) return <p>{words.noneDemoted}</p>;
  return (
    <>
      {demoted.map((row) => (
        <section>
          <h3>
            <RuleName rule={row.rule} />
          </h3>
          {row.standing?.state === 'demoted' && (
            <p>
              {words.why(
                day(row.standing.since),
                number(row.standing.confirmed),
                number(row.standing.judged),
              )}
            </p>
          )}
          {props.isLead ? <Restoring {...props} row={row} /> : <p>{words.askLead}</p>}
        </section>
      ))}
    </>
  );
};

/** How often each rule was right, which are told to authors alone, and how they alert security again. */
export const RulesPage: FC<RulesPageProps> = (props) => {
  const words = useWords(RULES);
  const { report, refused } = props;
  return (
    <>
      <ProblemSummary refused={refused} />
      <p>{words.about(JUDGED_BY)}</p>
      {report.rows.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <>
          <h2>{words.overTime}</h2>
          <OverTime report={report} />
          <ByRule report={report} />
          {report.isMore && <p>{words.isMore}</p>}
          <h2>{words.demoted}</h2>
          <Demoted {...props} />
        </>
      )}
    </>
  );
};
