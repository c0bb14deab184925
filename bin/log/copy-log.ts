import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { verifierKeyText } from '../../shared/signing/signed-note.ts';
import type { LogFiles } from '../../shared/transparency/log-files.ts';
import { entriesPath, tilePath, tilesSince } from '../../shared/transparency/tiles.ts';
import type { LogQuestion, LogVerdict } from '../../shared/transparency/verify-log.ts';
import { NOTE_BYTES_AT_MOST, textOfFile } from '../verify/given-files.ts';
import { holdLog } from '../verify/hold-log.ts';

/** Files as they are read, kept under the paths they were read by: what is verified is what is written. */
const remembering = (files: LogFiles) => {
  const read = new Map<string, Uint8Array>();
  const source: LogFiles = {
    read: async (path) => {
      const known = read.get(path) ?? (await files.read(path));
      if (known !== undefined) read.set(path, known);
      return known;
    },
  };
  return { source, read };
};

/** What came of a copy; where a copy was there already and was kept as it was, how many entries it says that it has. */
export interface CopyVerdict extends LogVerdict {
  readonly kept: string | undefined;
}

/** The checkpoint of a copy that is there. */
const keptIn = (directory: string): string | undefined => {
  const file = join(directory, 'checkpoint');
  return existsSync(file) ? textOfFile(file, NOTE_BYTES_AT_MOST) : undefined;
};

/**
 * Copies a log into a directory, if all of it holds and it goes on from the copy that is there: its checkpoint, tiles and
 * entries, the earlier checkpoints it still shows, and the key it was verified with. Else nothing is written.
 */
export const copyLog = async (
  files: LogFiles,
  question: LogQuestion & { readonly place: string },
  directory: string,
): Promise<CopyVerdict> => {
  const { source, read } = remembering(files);
  const kept = keptIn(directory);
  const since = kept === undefined ? [] : [[join(directory, 'checkpoint'), kept] as const];
  const verdict = await holdLog(source, question, { since, proofs: [] });
  const { checkpoint, faults, there } = verdict;
  if (checkpoint === undefined || faults.length > 0) return { ...verdict, kept: kept?.split('\n')[1] };
  const paths = tilesSince(0, checkpoint.size).flatMap((tile) => [tilePath(tile), entriesPath(tile)]);
  const wanted = new Set([...paths, ...there]);
  for (const [path, bytes] of read) if (wanted.has(path)) write(directory, path, bytes);
  write(directory, 'vkey', Buffer.from(`${verifierKeyText(question.key)}\n`));
  // The last of all, and whole or not at all: a copy that was broken off has none, or the one before.
  write(directory, 'checkpoint.new', read.get('checkpoint') ?? new Uint8Array());
  renameSync(join(directory, 'checkpoint.new'), join(directory, 'checkpoint'));
  return { ...verdict, kept: undefined };
};

const write = (directory: string, path: string, bytes: Uint8Array): void => {
  const file = join(directory, ...path.split('/'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
};
