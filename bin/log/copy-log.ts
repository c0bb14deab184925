import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { verifierKeyText } from '../../shared/signing/signed-note.ts';
import type { LogFiles } from '../../shared/transparency/log-files.ts';
import { entriesPath, tilePath, tilesSince } from '../../shared/transparency/tiles.ts';
import type { LogQuestion, LogVerdict } from '../../shared/transparency/verify-log.ts';
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

/**
 * Copies a log into a directory, if all of it holds: its checkpoint, tiles and entries, the earlier checkpoints it still
 * shows, and the key it was verified with. Nothing is written of a log that does not hold.
 */
export const copyLog = async (
  files: LogFiles,
  question: LogQuestion,
  directory: string,
): Promise<LogVerdict> => {
  const { source, read } = remembering(files);
  const verdict = await holdLog(source, question);
  if (verdict.checkpoint === undefined || verdict.faults.length > 0) return verdict;
  const tiles = tilesSince(0, verdict.checkpoint.size);
  const wanted = new Set([
    'checkpoint',
    ...tiles.flatMap((tile) => [tilePath(tile), entriesPath(tile)]),
    ...verdict.there,
  ]);
  for (const [path, bytes] of read) if (wanted.has(path)) write(directory, path, bytes);
  write(directory, 'vkey', Buffer.from(`${verifierKeyText(question.key)}\n`));
  return verdict;
};

const write = (directory: string, path: string, bytes: Uint8Array): void => {
  const file = join(directory, ...path.split('/'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
};
