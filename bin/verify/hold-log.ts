import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import { earlierCheckpoints, pinned } from '../../shared/transparency/earlier-checkpoints.ts';
import type { LogFiles } from '../../shared/transparency/log-files.ts';
import { collectDays } from '../../shared/transparency/published-days.ts';
import {
  verifyLog,
  type Claims,
  type LogQuestion,
  type LogVerdict,
} from '../../shared/transparency/verify-log.ts';

/** A log, and what it is as a log of days. */
export interface HeldLog extends LogVerdict {
  readonly days: readonly DayEntry[];
  /** The checkpoints of its days that it shows, by their paths. */
  readonly there: ReadonlySet<string>;
  /** What is said of it where it holds. */
  readonly said: readonly string[];
}

/** What is told while a log is read: how much of what. */
export interface HeldQuestion extends LogQuestion {
  readonly onCheckpoint?: LogQuestion['onProgress'];
  /** Where it lies, as whoever asks said it. */
  readonly place: string;
}

/** Who asks for a log of nobody's entries is told; one without any is anybody's. */
const ofOthers = (size: number): readonly string[] =>
  size === 0
    ? []
    : ['Its entries are not days of Candor’s: each is in the log, and what it says is not looked at.'];

const withoutCheckpoints = (missing: readonly string[], days: number): readonly string[] =>
  missing.length === 0
    ? []
    : [
        `Of ${days} days ${missing.length} are without their own checkpoint (checkpoints/${missing[0] ?? ''} first): nothing is wrong by that, and they were not looked at.`,
      ];

const nothingAt = (place: string): HeldLog => ({
  checkpoint: undefined,
  cosigned: [],
  faults: [{ where: `${place.replace(/\/+$/u, '')}/checkpoint`, what: 'is missing: there is no log there' }],
  days: [],
  there: new Set(),
  said: [],
});

/** Verifies a log, and one of Candor's as what it is besides: a day an entry, none left out, each day's checkpoint one of it. */
export const holdLog = async (
  files: LogFiles,
  { onCheckpoint, place, ...question }: HeldQuestion,
  claims: Claims = { since: [], proofs: [] },
): Promise<HeldLog> => {
  const bytes = await files.read('checkpoint');
  if (bytes === undefined) return nothingAt(place);
  const standing = pinned(files, bytes);
  const { take, collected } = collectDays();
  const verdict = await verifyLog(standing, { ...question, onEntry: take }, claims);
  const { days, faults } = collected();
  const held = { ...verdict, days, there: new Set<string>(), said: [] };
  if (verdict.checkpoint === undefined || verdict.faults.length > 0) return held;
  if (days.length === 0) return { ...held, said: ofOthers(verdict.checkpoint.size) };
  if (faults.length > 0) return { ...held, faults };
  const { key, origin } = question;
  const earlier = await earlierCheckpoints(
    standing,
    { key, origin, ...(onCheckpoint !== undefined && { onProgress: onCheckpoint }) },
    days,
  );
  const { there, missing } = earlier;
  return { ...held, there, faults: earlier.faults, said: withoutCheckpoints(missing, days.length) };
};
