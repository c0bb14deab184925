import type { FC } from 'hono/jsx';

import { WORK_ORDERS, type Tally } from '../../shared/alerts/alert-work.ts';
import type { Handler } from '../../shared/alerts/handling.ts';
import { groupCases } from '../../shared/alerts/joined-cases.ts';
import type { AlertState, LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { ResponseTargets } from '../../shared/alerts/response-targets.ts';
import { WORST_FIRST } from '../../shared/alerts/urgency.ts';
import { isProven, type RouteProof } from '../../shared/alerts/route-proof.ts';
import type { WorkPlace } from '../../shared/alerts/work-place.ts';
import { Answers, Due, HandledBy, Raised, RuleName } from './alert-words.tsx';
import { useFormats, useLanguage, useWords } from './language.tsx';
import { Table } from './layout.tsx';
import { Select } from './select.tsx';
import { Keys } from './security-keys.tsx';
import { addressOf, AGES, type Asked } from './security-question.ts';
import { ruleInWords } from './words.ts';
import { ALERTS, SECURITY } from './words/catalogues.ts';

/** What the list shows. */
export interface ListProps {
  readonly asked: Asked;
  readonly from: WorkPlace | undefined;
  readonly counts: ReadonlyMap<AlertState, Tally>;
  readonly overdue: Tally;
  /** The latest test alert that came through. */
  readonly proof: RouteProof | undefined;
  readonly alerts: readonly LeakAlert[];
  readonly next: WorkPlace | undefined;
  readonly by: Pick<Handler, 'handler'>;
  readonly targets: ResponseTargets;
  readonly now: Date;
}

const tallyInWords = ({ count, isMore }: Tally, number: (value: number) => string): string =>
  `${number(count)}${isMore ? '+' : ''}`;

/** What is to be done comes before what is done. */
const IN_ORDER = [
  'raised',
  'acknowledged',
  'escalated',
  'confirmed',
  'resolved',
  'dismissed',
] as const satisfies readonly AlertState[];

/** States with how many alerts are in each; what was chosen besides stays chosen. */
const Tabs: FC<Pick<ListProps, 'asked' | 'counts'>> = ({ asked, counts }) => {
  const words = useWords(SECURITY);
  const { number } = useFormats();
  return (
    <nav class="tabs" aria-label={words.tabs}>
      {IN_ORDER.map((state) => (
        <a href={addressOf({ ...asked, state })} aria-current={state === asked.state ? 'page' : undefined}>
          {`${words.states[state]} (${tallyInWords(counts.get(state) ?? { count: 0, isMore: false }, number)})`}
        </a>
      ))}
    </nav>
  );
};

const Overdue: FC<Pick<ListProps, 'asked' | 'overdue'>> = ({ asked: { state }, overdue }) => {
  const words = useWords(SECURITY);
  const { number } = useFormats();
  if (overdue.count === 0 || state === 'dismissed' || state === 'resolved') return null;
  return (
    <p class="note">
      <strong class="overdue">{words.overdue[state](tallyInWords(overdue, number))}</strong>
    </p>
  );
};

/** What narrows the list; it works by an address that can be kept and passed on. */
const Filter: FC<Pick<ListProps, 'asked' | 'alerts'>> = ({ asked, alerts }) => {
  const { filter } = useWords(SECURITY);
  const language = useLanguage();
  const { severities } = useWords(ALERTS);
  const rules = [...new Set([asked.rule, ...alerts.map(({ rule }) => rule)])]
    .filter((rule) => rule !== undefined)
    .sort();
  return (
    <form method="get" action="/" class="filter">
      <fieldset>
        <legend>{filter.title}</legend>
        <input type="hidden" name="state" value={asked.state} />
        <Select
          name="severity"
          label={filter.severity}
          options={[['', filter.anySeverity], ...WORST_FIRST.map((one) => [one, severities[one]] as const)]}
          chosen={asked.severity ?? ''}
        />
        <Select
          name="rule"
          label={filter.rule}
          options={[
            ['', filter.anyRule],
            ...rules.map((rule) => [rule, ruleInWords(rule, language)] as const),
          ]}
          chosen={asked.rule ?? ''}
        />
        <Select
          name="age"
          label={filter.age}
          options={AGES.map((age) => [age, filter.ages[age]])}
          chosen={asked.age}
        />
        <Select
          name="order"
          label={filter.order}
          options={WORK_ORDERS.map((order) => [order, filter.orders[order]])}
          chosen={asked.order}
        />
        <button type="submit">{filter.show}</button>
        <a href={`/?state=${asked.state}`}>{filter.clear}</a>
      </fieldset>
    </form>
  );
};

type RowProps = Pick<ListProps, 'by' | 'targets' | 'now'> & { readonly members: readonly LeakAlert[] };

/** A case by the alert that comes first; no author, account or link. */
const Row: FC<RowProps> = ({ members, by, targets, now }) => {
  const { list } = useWords(SECURITY);
  const { severities } = useWords(ALERTS);
  const [alert] = members;
  if (alert === undefined) return null;
  return (
    <tr>
      <th scope="row">
        <a href={`/alerts/${alert.id}`} data-case="">
          <RuleName rule={alert.rule} />
        </a>
        {members.length > 1 && <p class="beside">{list.more(members.length - 1)}</p>}
      </th>
      <td>{severities[alert.severity]}</td>
      <td>
        <Due alert={alert} targets={targets} now={now} />
      </td>
      <td>
        <Raised alert={alert} now={now} />
      </td>
      <td>
        <HandledBy alert={alert} by={by} />
      </td>
      <td>
        <Answers alert={alert} none="" />
      </td>
      <td>
        <code>{alert.masked}</code>
      </td>
    </tr>
  );
};

const Cases: FC<ListProps> = (props) => {
  const { list, states } = useWords(SECURITY);
  const { asked, alerts, next } = props;
  const cases = groupCases(alerts);
  if (cases.length === 0) return <p>{next === undefined ? list.nothing : list.nothingYet}</p>;
  const columns = [
    list.found,
    list.severity,
    list.due,
    list.raised,
    list.handledBy,
    list.answered,
    list.excerpt,
  ];
  return (
    <Table caption={list.caption(states[asked.state], cases.length)}>
      <thead>
        <tr>
          {columns.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cases.map((members) => (
          <Row members={members} by={props.by} targets={props.targets} now={props.now} />
        ))}
      </tbody>
    </Table>
  );
};

/** Whether alerts reach the queue that the security tools read: when a test alert last did. */
const Route: FC<Pick<ListProps, 'proof' | 'now'>> = ({ proof, now }) => {
  const { route } = useWords(SECURITY);
  const { minute } = useFormats();
  const arrived = proof === undefined ? route.never : route.arrived(minute(proof.arrivedAt));
  if (isProven(proof, now)) return <p class="small">{arrived}</p>;
  return (
    <p class="note">
      <strong class="overdue">{route.blocked}</strong>
      {` ${arrived}`}
    </p>
  );
};

/** Alerts in one state, those that belong together in one row; what is overdue first unless another order is chosen. */
export const AlertList: FC<ListProps> = (props) => {
  const { list } = useWords(SECURITY);
  const { asked, from, next } = props;
  return (
    <>
      <Keys of="list" />
      <Tabs asked={asked} counts={props.counts} />
      <Overdue asked={asked} overdue={props.overdue} />
      <Filter asked={asked} alerts={props.alerts} />
      <Cases {...props} />
      {(from !== undefined || next !== undefined) && (
        <nav aria-label={list.pages}>
          {from !== undefined && <a href={addressOf(asked)}>{list.first}</a>}
          {next !== undefined && (
            <a href={addressOf(asked, next)} rel="next">
              {list.next}
            </a>
          )}
        </nav>
      )}
      <Route proof={props.proof} now={props.now} />
    </>
  );
};
