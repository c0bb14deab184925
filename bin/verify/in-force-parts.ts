import { hashOf } from '../../shared/canonical-json.ts';
import { fieldsKept } from '../../shared/processing/fields-kept.ts';
import type { AuditSummary, PeriodSummary } from '../../shared/summaries/audit-summary.ts';
import { COMMITTED_PARTS } from '../../shared/summaries/limits-in-force.ts';
import { changesAskedFrom, loggedChanges } from '../../shared/summaries/logged-changes.ts';
import { changesOf } from '../../shared/summaries/summarise.ts';
import { dayAfter, type DayEntry } from '../../shared/transparency/day-entry.ts';
import {
  differences,
  sinceLogBegins,
  together,
  type PartAnswer,
  type SummaryQuestion,
} from './part-answer.ts';

const dayOf = (moment: string): string => moment.slice(0, 10);

/**
 * What the log had when a summary was made, as it may have been: of entries that were sealed on that very day nobody can tell
 * whether they came before it.
 */
const knownThen = ({ summary, period, days }: SummaryQuestion): readonly (readonly DayEntry[])[] => {
  const on = dayOf(summary.publishedAt);
  const asked = changesAskedFrom(period);
  const [least, most] = [
    days.filter(({ sealedOn }) => sealedOn < on).length,
    days.filter(({ sealedOn }) => sealedOn <= on).length,
  ];
  return Array.from({ length: most - least + 1 }, (_, more) =>
    days.slice(0, least + more).filter(({ day }) => dayAfter(day) >= asked && day < period.to),
  );
};

/** What changed, by the entries that the log had when the summary was made. */
export const changesPart = (question: SummaryQuestion<PeriodSummary>): PartAnswer => {
  const { summary, period, days } = question;
  const answers = knownThen(question).map((known) => {
    const anew = changesOf(loggedChanges({ known, begins: days[0]?.day }, period));
    const faults = differences('changes', summary.changes, anew);
    return faults.length === 0 ? sinceLogBegins('what changed', question) : { faults, anew: [], untold: [] };
  });
  const [first = together([])] = answers;
  return answers.find(({ faults }) => faults.length === 0) ?? first;
};

/**
 * The entries that tell what was in force when a summary was made: the last that was sealed before that day, those of the
 * day, and the first after it. They say the same unless something was deployed in between; then either may be true.
 */
const around = ({ summary, days }: SummaryQuestion): readonly DayEntry[] => {
  const on = dayOf(summary.publishedAt);
  const before = days.findLast(({ sealedOn }) => sealedOn < on);
  const after = days.find(({ sealedOn }) => sealedOn > on);
  const sealedThen = days.filter(({ sealedOn }) => sealedOn === on);
  return [before, ...sealedThen, after].filter((entry) => entry !== undefined);
};

const FIELDS = 'fields:';

type Register = ReadonlyMap<string, number>;

let register: Register | undefined;

/** How many fields this code’s own register has of each store, by the store and their hash. It is read off all schemas, once. */
const ownRegister = (): Register =>
  (register ??= new Map(fieldsKept().map(({ store, sha256, fields }) => [`${store} ${sha256}`, fields])));

/** The fields that each store may hold: their hash by the log, their number by the register of this code. */
export const fieldsPart = (question: SummaryQuestion<PeriodSummary>): PartAnswer => {
  const { fieldsKept: lines } = question.summary;
  const entries = around(question).map(({ inForce }) => inForce);
  if (!entries.some((inForce) => Object.keys(inForce).some((subject) => subject.startsWith(FIELDS))))
    return { faults: [], anew: [], untold: ['which fields are kept (the log says nothing of them)'] };
  const stores = new Set(lines.map(({ store }) => store));
  const owed = Object.keys(entries[0] ?? {})
    .filter((subject) => subject.startsWith(FIELDS) && entries.every((inForce) => subject in inForce))
    .map((subject) => subject.slice(FIELDS.length));
  const numbers = lines.map(({ store, sha256, fields }) => ({
    store,
    fields,
    anew: ownRegister().get(`${store} ${sha256}`),
  }));
  const unknown = numbers.filter(({ anew }) => anew === undefined).map(({ store }) => store);
  const faults = [
    ...(stores.size < lines.length ? ['names a store twice among fieldsKept'] : []),
    ...owed
      .filter((store) => !stores.has(store))
      .map((store) => `says nothing of the fields of ${store}, which the log names`),
    ...lines
      .filter(({ store, sha256 }) => !entries.some((inForce) => inForce[`${FIELDS}${store}`] === sha256))
      .map(({ store }) => `says other fields of ${store} than were in force, by the log`),
    ...numbers.flatMap(({ store, fields, anew }) =>
      anew === undefined ? [] : differences(`the number of fields of ${store}`, fields, anew),
    ),
  ];
  return {
    faults,
    anew: faults.length === 0 ? ['fields kept'] : [],
    untold:
      faults.length > 0 || unknown.length === 0
        ? []
        : [`the number of fields of ${unknown.join(', ')} (this code has another register)`],
  };
};

const NAMES: Readonly<Record<keyof typeof COMMITTED_PARTS, string>> = {
  rules: 'limits',
  classifier: 'how well posts are classified',
  attack: 'the participation attack',
};

const committedPart = (
  question: SummaryQuestion,
  part: keyof typeof COMMITTED_PARTS,
  published: unknown,
): PartAnswer => {
  const hashes = around(question).map(({ inForce }) => inForce[COMMITTED_PARTS[part]]);
  if (hashes.includes(hashOf(published))) return { faults: [], anew: [NAMES[part]], untold: [] };
  return hashes.includes(undefined)
    ? { faults: [], anew: [], untold: [`${NAMES[part]} (the log did not name it yet)`] }
    : { faults: [`says something else for ${part} than was in force, by the log`], anew: [], untold: [] };
};

/** What is committed to by a hash of its own: limits, how well posts are classified, what the attack came to. */
export const committedParts = (question: SummaryQuestion): PartAnswer => {
  const { summary }: { readonly summary: AuditSummary } = question;
  const rules = committedPart(question, 'rules', summary.rules);
  if (summary.version === 1) return rules;
  return together([
    rules,
    committedPart(question, 'classifier', summary.classifier),
    committedPart(question, 'attack', summary.attack),
  ]);
};
