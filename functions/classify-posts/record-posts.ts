import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ConsentInForce } from '../../shared/consent/consent-record.ts';
import type { AlertId, Day } from '../../shared/ids.ts';
import type { MissingPost, PostBatchMessage } from '../../shared/posts/batch-message.ts';
import {
  OPERATIONS_AT_MOST,
  SHEETS_AT_MOST,
  type BatchWriter,
  type SheetWrite,
} from '../../shared/posts/batch-writer.ts';
import type { DaySheet } from '../../shared/posts/day-sheet.ts';
import { isCountsAlone, mergeSheet, type DayChanges, type JudgedPost } from '../../shared/posts/merge.ts';
import { calendarDay, sheetExpiry } from '../../shared/posts/periods.ts';
import type { NewId } from '../../shared/random.ts';
import type { Judgement } from './judge-post.ts';

/** What recording needs. */
export interface RecordParts {
  readonly writer: BatchWriter;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** What came of recording a batch, for counting: rows refused by full sheets, alerts that are new. */
export type Recorded =
  | { readonly kind: 'recorded' | 'unchanged'; readonly refused: number; readonly raised: number }
  | { readonly kind: 'no-consent' };

/** A part of a batch that fits one transaction. */
interface Portion {
  readonly judgements: readonly Judgement[];
  readonly missing: readonly MissingPost[];
}

/**
 * Splits a batch so that no transaction exceeds DynamoDB's hundred operations (one check, two for each day's sheet, and
 * three for each alert) or its 4 MB, which ten sheets of the largest size would. Every portion stands for itself, since each
 * post has one place.
 */
export const portionsOf = (
  judgements: readonly Judgement[],
  missing: readonly MissingPost[],
): readonly Portion[] => {
  const portions: { judgements: Judgement[]; missing: MissingPost[]; days: Set<string>; alerts: number }[] =
    [];
  const open = (day: string, alerts: number) => {
    const last = portions.at(-1);
    if (last !== undefined) {
      const days = last.days.size + (last.days.has(day) ? 0 : 1);
      const operations = 1 + 2 * days + 3 * (last.alerts + alerts);
      if (operations <= OPERATIONS_AT_MOST && days <= SHEETS_AT_MOST) return last;
    }
    const fresh = { judgements: [], missing: [], days: new Set<string>(), alerts: 0 };
    portions.push(fresh);
    return fresh;
  };
  for (const judgement of judgements) {
    const day = judgement.post.observed.postedAt.slice(0, 10);
    const portion = open(day, judgement.alerts.length);
    portion.judgements.push(judgement);
    portion.days.add(day);
    portion.alerts += judgement.alerts.length;
  }
  for (const gone of missing) {
    const portion = open(gone.postedAt.slice(0, 10), 0);
    portion.missing.push(gone);
    portion.days.add(gone.postedAt.slice(0, 10));
  }
  return portions;
};

/**
 * Records one portion: reads the sheets it touches, merges, and writes all of it with the consent check, again from
 * the read after a lost race, until nothing is left to write. Undefined: the race was lost, run it again.
 */
export const attemptPortion = async (
  parts: RecordParts,
  { consent, message, portion, known }: Attempt,
): Promise<Recorded | undefined> => {
  const changes = changesByDay(message, portion, parts.clock.now());
  const kept = await parts.writer.sheets(consent.account, [...changes.keys()]);
  const { sheets, refused } = mergeAll(kept, changes, { consent, newId: parts.newId });
  const alerts = newAlerts(portion, kept, known);
  if (sheets.length === 0 && alerts.length === 0) return { kind: 'unchanged', refused, raised: 0 };
  const outcome = await parts.writer.write({ consent, sheets, alerts });
  switch (outcome.kind) {
    case 'written':
      return { kind: 'recorded', refused, raised: alerts.length };
    case 'no-consent':
      return { kind: 'no-consent' };
    case 'lost-race':
      for (const alert of outcome.existing) known.add(alert);
      return undefined;
  }
};

/** One try at a portion. `known` collects alerts that turned out to exist. */
export interface Attempt {
  readonly consent: ConsentInForce;
  readonly message: Pick<PostBatchMessage, 'observedAt'>;
  readonly portion: Portion;
  readonly known: Set<AlertId>;
}

/** What a portion says about each day whose sheet may still exist; a message that comes later than that is too late. */
const changesByDay = (
  { observedAt }: Pick<PostBatchMessage, 'observedAt'>,
  { judgements, missing }: Portion,
  now: Date,
): ReadonlyMap<Day, DayChanges> => {
  const days = new Map<Day, DayChanges & { posts: JudgedPost[]; missing: MissingPost[] }>();
  const changesOf = (postedAt: string) => {
    const day = calendarDay(new Date(postedAt));
    const changes = days.get(day) ?? { day, observedAt, posts: [], missing: [] };
    if (sheetExpiry(day) > now) days.set(day, changes);
    return changes;
  };
  for (const { post } of judgements) changesOf(post.observed.postedAt).posts.push(post);
  for (const gone of missing) changesOf(gone.postedAt).missing.push(gone);
  return days;
};

const mergeAll = (
  kept: ReadonlyMap<Day, DaySheet>,
  changes: ReadonlyMap<Day, DayChanges>,
  { consent, newId }: { readonly consent: ConsentInForce; readonly newId: NewId },
): { readonly sheets: readonly SheetWrite[]; readonly refused: number } => {
  const sheets: SheetWrite[] = [];
  let refusedInAll = 0;
  for (const [day, change] of changes) {
    const before = kept.get(day);
    const { sheet, refused } = mergeSheet(before, change, { consent, revision: newId() });
    refusedInAll += refused;
    if (sheet !== undefined)
      sheets.push({ sheet, previous: before?.revision, isCountsAlone: isCountsAlone(before, sheet) });
  }
  return { sheets, refused: refusedInAll };
};

/** Alerts that neither a sheet nor the store has seen. */
const newAlerts = (
  { judgements }: Portion,
  kept: ReadonlyMap<Day, DaySheet>,
  known: ReadonlySet<AlertId>,
): readonly LeakAlert[] => {
  const raised = new Set([...kept.values()].flatMap(alertsIn));
  return judgements.flatMap(({ alerts }) => alerts).filter(({ id }) => !raised.has(id) && !known.has(id));
};

const alertsIn = (sheet: DaySheet): readonly AlertId[] =>
  sheet.posts.flatMap((row) => ('gone' in row ? [] : (row.alerts ?? [])));
