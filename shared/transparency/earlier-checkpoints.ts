import type { DayEntry } from './day-entry.ts';
import type { LogFiles } from './log-files.ts';
import { verifyLog, type LogFault, type LogQuestion } from './verify-log.ts';

/** What came of the checkpoints that days were sealed with. */
export interface EarlierVerdict {
  readonly faults: readonly LogFault[];
  /** Those that are there, by their paths. */
  readonly there: ReadonlySet<string>;
  /** The days whose checkpoint is not there. */
  readonly missing: readonly string[];
}

/** So many are asked for at once; each is a file of its own. */
const AT_ONCE = 8;

/** The log under the checkpoint that it was verified by, though another is published meanwhile. */
export const pinned = (files: LogFiles, checkpoint: Uint8Array | undefined): LogFiles => ({
  read: (path) => (path === 'checkpoint' ? Promise.resolve(checkpoint) : files.read(path)),
});

/** Holds the checkpoints that these days were sealed with, those that are still shown, to the log, which goes on from each. */
export const earlierCheckpoints = async (
  files: LogFiles,
  question: LogQuestion,
  days: readonly DayEntry[],
): Promise<EarlierVerdict> => {
  const since: (readonly [path: string, note: string])[] = [];
  const missing: string[] = [];
  const { onProgress, key, origin } = question;
  for (let at = 0; at < days.length; at += AT_ONCE) {
    const asked = days.slice(at, at + AT_ONCE).map(async ({ day }) => {
      const path = `checkpoints/${day}`;
      return { day, path, bytes: await files.read(path) };
    });
    for (const { day, path, bytes } of await Promise.all(asked))
      if (bytes === undefined) missing.push(day);
      else since.push([path, Buffer.from(bytes).toString('utf8')]);
    onProgress?.(Math.min(at + AT_ONCE, days.length), days.length);
  }
  const { faults } = await verifyLog(files, { key, origin }, { since, proofs: [] });
  return { faults, there: new Set(since.map(([path]) => path)), missing };
};
