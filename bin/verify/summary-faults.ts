import { isIntact, publishedIn } from '../../shared/summaries/published.ts';
import { dayEntryIn, readEntries } from '../../shared/transparency/log-entries.ts';
import type { LogFiles } from '../../shared/transparency/log-files.ts';
import type { TreeHead } from '../../shared/transparency/merkle-tree.ts';
import type { LogFault } from '../../shared/transparency/verify-log.ts';

/** What audit summaries a log of days names, by their ids. */
const summariesNamed = async (files: LogFiles, size: number): Promise<ReadonlyMap<string, string>> => {
  const named = new Map<string, string>();
  for await (const entry of readEntries(files, size)) {
    // The first word stands: a summary is published once.
    for (const { id, sha256 } of dayEntryIn(entry)?.summaries ?? [])
      if (!named.has(id)) named.set(id, sha256);
  }
  return named;
};

/** What does not hold of audit summaries, each a file by its name, beside a log that holds. */
export const summaryFaults = async (
  files: LogFiles,
  { size }: TreeHead,
  summaries: readonly (readonly [name: string, text: string])[],
): Promise<readonly LogFault[]> => {
  if (summaries.length === 0) return [];
  const named = await summariesNamed(files, size);
  return summaries.flatMap(([where, text]) => {
    const summary = publishedIn(text);
    if (summary === undefined) return [{ where, what: 'is no audit summary' }];
    if (!isIntact(summary)) return [{ where, what: 'does not have the hash it says: it was changed' }];
    const sha256 = named.get(summary.id);
    if (sha256 === undefined) return [{ where, what: `the log names no ${summary.id}` }];
    return sha256 === summary.sha256 ? [] : [{ where, what: `is not the ${summary.id} that the log names` }];
  });
};
