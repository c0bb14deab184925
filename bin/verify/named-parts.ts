import type { PeriodSummary } from '../../shared/summaries/audit-summary.ts';
import type { Published } from '../../shared/summaries/published.ts';
import { movedSince } from '../../shared/summaries/since-last.ts';
import { monthPeriod, periodBefore, type SummaryPeriod } from '../../shared/summaries/summary-period.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import { compared, sinceLogBegins, together, type PartAnswer, type SummaryQuestion } from './part-answer.ts';

/** A summary or a note as the log names it. */
export interface NamedOn {
  readonly id: string;
  readonly sha256: string;
  /** The day on which it was published. */
  readonly day: string;
}

/** Every summary and note that days name, by their ids. The first word stands: each is published once. */
export const namedIn = (days: readonly DayEntry[]): ReadonlyMap<string, NamedOn> =>
  new Map(
    days
      .flatMap(({ day, summaries }) => summaries.map(({ id, sha256 }) => ({ id, sha256, day })))
      .toReversed()
      .map((named) => [named.id, named]),
  );

type Question = SummaryQuestion<PeriodSummary>;

const NOTHING: PartAnswer = { faults: [], anew: [], untold: [] };
const faulty = (what: string): PartAnswer => ({ ...NOTHING, faults: [what] });
const untold = (what: string): PartAnswer => ({ ...NOTHING, untold: [what] });
const computed = (what: string): PartAnswer => ({ ...NOTHING, anew: [what] });

/** A summary that the log named by the time at which this one was made. */
const namedBefore = ({ days, summary }: Question, id: string): NamedOn | undefined => {
  const named = namedIn(days).get(id);
  return named !== undefined && named.day <= summary.publishedAt.slice(0, 10) ? named : undefined;
};

/** Whether what is published once a period is over may have been published before the log begins. */
const isBeforeLog = ({ days }: Question, { to }: Pick<SummaryPeriod, 'to'>): boolean =>
  to < (days[0]?.day ?? '');

const oneMonth = (question: Question, month: SummaryPeriod): PartAnswer => {
  const line = question.summary.months.find(({ id }) => id === month.id);
  const named = namedBefore(question, month.id);
  const given = question.given.get(month.id);
  if (line !== undefined) {
    if (named?.sha256 === line.sha256) return NOTHING;
    if (named === undefined && isBeforeLog(question, month))
      return untold(`which ${month.id} it adds up (the log begins later)`);
    return faulty(`adds up another ${month.id} than the log names`);
  }
  if (named === undefined || given?.version === 1) return NOTHING;
  return given === undefined
    ? untold(`why ${month.id} is not among its months (give it with --summary)`)
    : faulty(`leaves ${month.id} out, which the log names`);
};

/** The summaries that a quarter adds up. */
export const monthsPart = (question: Question): PartAnswer => {
  const { summary, period } = question;
  const months = period.kind === 'month' ? [] : period.months.map(monthPeriod);
  const inOrder = months.filter(({ id }) => summary.months.some((line) => line.id === id));
  const order = compared('the months it adds up', 'months', [
    summary.months.map(({ id }) => id),
    inOrder.map(({ id }) => id),
  ]);
  if (period.kind === 'month') return { ...order, anew: [] };
  const each = together(months.map((month) => oneMonth(question, month)));
  const isWhole = order.faults.length + each.faults.length + each.untold.length === 0;
  return { ...together([{ ...order, anew: [] }, each]), anew: isWhole ? order.anew : [] };
};

/** From the fourth form on ranges are compared with those of the same form alone. */
const areComparable = (summary: PeriodSummary, before: Published): boolean =>
  summary.version < 4 ? before.version !== 1 : before.version === summary.version;

const SINCE = 'what moved since the summary before';

/** What moved since the summary before it. */
export const sinceLastPart = (question: Question): PartAnswer => {
  const { summary, period } = question;
  const before = periodBefore(period);
  if (before === undefined) return NOTHING;
  const { sinceLast } = summary;
  const named = namedBefore(question, before.id);
  const given = question.given.get(before.id);
  if (named === undefined) {
    if (isBeforeLog(question, before)) return untold(`${SINCE} (the log begins after ${before.id})`);
    return sinceLast === null
      ? computed(SINCE)
      : faulty(`compares itself with ${sinceLast.id}, which the log does not name`);
  }
  if (sinceLast === null) {
    if (given === undefined)
      return untold(`why it compares itself with no ${before.id} (give it with --summary)`);
    return !areComparable(summary, given)
      ? computed(SINCE)
      : faulty(`compares itself with nothing, though the log names ${before.id}`);
  }
  if (sinceLast.id !== before.id || sinceLast.sha256 !== named.sha256)
    return faulty(`compares itself with another summary than the ${before.id} that the log names`);
  if (given === undefined) return untold(`${SINCE} (give ${before.id} with --summary)`);
  if (!('rows' in given) || !areComparable(summary, given))
    return faulty(`compares itself with ${before.id}, whose form has other ranges`);
  return compared(SINCE, 'sinceLast.moved', [sinceLast.moved, movedSince(given, summary)]);
};

const isNote = ({ id }: NamedOn): boolean => id.startsWith('note-');

const kindOf = ({ given }: Question, id: string): string | undefined => {
  const note = given.get(id);
  return note !== undefined && 'kind' in note ? note.kind : undefined;
};

const oneIncident = (
  question: Question,
  incident: PeriodSummary['incidents'][number],
  notes: readonly NamedOn[],
): PartAnswer => {
  const { id, sha256 } = incident;
  const isNamed = notes.some((note) => note.id === id && note.sha256 === sha256);
  const begins = question.days[0]?.day ?? '';
  if (!isNamed && id.startsWith('note-') && id.slice('note-'.length) < begins)
    return untold(`${id} (the log begins later)`);
  if (!isNamed) return faulty(`names ${id} as an incident, which the log does not name in its period`);
  const kind = kindOf(question, id);
  if (kind === undefined) return untold(`whether ${id} is an incident (give it with --summary)`);
  return kind === 'incident' ? NOTHING : faulty(`names ${id} as an incident, which is a ${kind}`);
};

/** The incidents of the period: notes that the log names on its days. */
export const incidentsPart = (question: Question): PartAnswer => {
  const { summary, period, days } = question;
  const notes = [...namedIn(days).values()].filter(
    (named) => isNote(named) && named.day >= period.from && named.day < period.to,
  );
  const listed = new Set(summary.incidents.map(({ id }) => id));
  const each = together([
    ...(listed.size < summary.incidents.length ? [faulty('names an incident twice')] : []),
    ...summary.incidents.map((incident) => oneIncident(question, incident, notes)),
    ...notes
      .filter(({ id }) => !listed.has(id))
      .map(({ id }) => {
        const kind = kindOf(question, id);
        if (kind === undefined) return untold(`whether ${id} is an incident (give it with --summary)`);
        return kind === 'incident' ? faulty(`leaves the incident ${id} out`) : NOTHING;
      }),
  ]);
  return each.faults.length + each.untold.length === 0 ? sinceLogBegins('incidents', question) : each;
};
