import { addDays, epochSeconds } from '../../shared/clock.ts';
import { calendarDay } from '../../shared/posts/periods.ts';
import type { Meter } from '../../shared/runtime/metrics.ts';
import { parseVerifierKey } from '../../shared/signing/signed-note.ts';
import { dayAfter, type DayEntry } from '../../shared/transparency/day-entry.ts';
import { earlierCheckpoints, pinned } from '../../shared/transparency/earlier-checkpoints.ts';
import type { FollowedLog, FollowedLogKeeper } from '../../shared/transparency/followed-log.ts';
import type { LogFiles } from '../../shared/transparency/log-files.ts';
import { collectDays, missingOf } from '../../shared/transparency/published-days.ts';
import { verifyLog } from '../../shared/transparency/verify-log.ts';

/** What following works with: what everybody can read, and a place of its own. */
export interface MonitorPorts {
  readonly log: LogFiles;
  readonly summaries: LogFiles;
  readonly followed: FollowedLogKeeper;
  readonly meter: Pick<Meter, 'count'>;
}

/** A day's entry comes at half past three on the day after; so many days after the day began it is late. */
const DUE_AFTER_DAYS = 1.5;

/** As long as nobody could follow it and still trust the first key. Each run begins the time anew. */
const DAYS_KEPT = 400;

/**
 * Follows the public log as somebody outside does: by the key it saw first and the last checkpoint that held. Each run reads
 * all of it, so that an old entry which was changed is found as well. What is wrong is counted by its kind; a log that is
 * not the one it knows never takes the place of what it kept.
 */
export const createMonitorLog =
  (ports: MonitorPorts, origin: string) =>
  async (now: Date): Promise<'followed' | 'inconsistent' | 'nothing-yet'> => {
    const last = await ports.followed.last();
    const vkey = last?.vkey ?? (await textOf(ports.log, 'vkey'));
    if (vkey === undefined) return 'nothing-yet';
    const seen = await look(ports, { vkey, origin, last });
    if (seen.kind === 'inconsistent') return 'inconsistent';
    const { days, note } = seen;
    if (isLate(days, last?.size ?? days.length, now)) ports.meter.count('late');
    if ((await missingOf(days, ports.summaries)).length > 0) ports.meter.count('missing');
    if (last === undefined) ports.meter.count('began');
    await ports.followed.keep({
      version: 1,
      vkey,
      note,
      size: days.length,
      seenAt: now.toISOString(),
      expiresAt: epochSeconds(addDays(now, DAYS_KEPT)),
    });
    return 'followed';
  };

interface Known {
  readonly vkey: string;
  readonly origin: string;
  readonly last: FollowedLog | undefined;
}

type Seen =
  | { readonly kind: 'inconsistent' }
  | { readonly kind: 'holds'; readonly days: readonly DayEntry[]; readonly note: string };

const INCONSISTENT: Seen = { kind: 'inconsistent' };

const textOf = async (files: LogFiles, path: string): Promise<string | undefined> => {
  const bytes = await files.read(path);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8').trimEnd();
};

const look = async ({ log }: MonitorPorts, { vkey, origin, last }: Known): Promise<Seen> => {
  const key = parseVerifierKey(vkey);
  // Somebody who fetches the key today must get the one that was fetched first.
  if (key === undefined || (await textOf(log, 'vkey')) !== vkey) return INCONSISTENT;
  const bytes = await log.read('checkpoint');
  const files = pinned(log, bytes);
  const since = last === undefined ? [] : [['seen last', last.note] as const];
  const { take, collected } = collectDays();
  const { checkpoint, faults } = await verifyLog(
    files,
    { key, origin, onEntry: take },
    { since, proofs: [] },
  );
  if (checkpoint === undefined || checkpoint.size === 0 || faults.length > 0) return INCONSISTENT;
  const { days, faults: ofDays } = collected();
  const earlier = await earlierCheckpoints(files, { key, origin }, days.slice(-NOTES_LOOKED_AT));
  const isAllThere = days.length === checkpoint.size && earlier.missing.length === 0;
  return isAllThere && ofDays.length + earlier.faults.length === 0
    ? { kind: 'holds', days, note: Buffer.from(bytes ?? []).toString('utf8') }
    : INCONSISTENT;
};

/** Days whose own checkpoint is looked at again; each was looked at when it was new. */
const NOTES_LOOKED_AT = 40;

/** Whether a day is not there that should be, or came since the last look and says itself that it was sealed late. */
const isLate = (days: readonly DayEntry[], sizeBefore: number, now: Date): boolean => {
  const due = calendarDay(addDays(now, -DUE_AFTER_DAYS));
  const newest = days.at(-1)?.day ?? '';
  return newest < due || days.slice(sizeBefore).some(({ day, sealedOn }) => sealedOn > dayAfter(day));
};
