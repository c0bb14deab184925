import { closeSync, fstatSync, openSync, readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';

import type { LogFault } from '../../shared/transparency/verify-log.ts';
import { jsonFault } from './json-once.ts';

/** A file that somebody gave, by its name. */
export type Named = readonly [name: string, text: string];

/** A command cannot take what it was given; what it says is a sentence for whoever gave it. */
export class NotTaken extends Error {}

const MEGABYTE = 1024 * 1024;
export const FILE_BYTES_AT_MOST = 64 * MEGABYTE;
/** A checkpoint, or a key: some lines. */
export const NOTE_BYTES_AT_MOST = MEGABYTE;

const statOf = (path: string): Stats => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new NotTaken(`There is no file ${path}.`);
  return found;
};

/** The text of a file, which is one and no longer than that: a pipe may never end. */
export const textOfFile = (path: string, most = FILE_BYTES_AT_MOST): string => {
  if (!statOf(path).isFile())
    throw new NotTaken(`${path} is no regular file: give one that is kept on a disk.`);
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).size > most)
      throw new NotTaken(`${path} is longer than ${most / MEGABYTE} MB: it is no file of this kind.`);
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
};

/** Files, each with its text. */
export const filesAt = (paths: readonly string[], most = FILE_BYTES_AT_MOST): readonly Named[] =>
  paths.map((path) => [path, textOfFile(path, most)]);

/** A directory stands for every file of JSON in it. */
export const within = (paths: readonly string[]): readonly string[] =>
  paths.flatMap((path) => {
    if (!statOf(path).isDirectory()) return [path];
    const files = readdirSync(path).filter((name) => name.endsWith('.json'));
    if (files.length === 0) throw new NotTaken(`${path} has no file whose name ends in .json.`);
    return files.sort().map((name) => join(path, name));
  });

/** Files without those whose JSON can be read in more ways than one, and a fault for each of these. */
export const readOnce = (
  files: readonly Named[],
): { readonly files: readonly Named[]; readonly faults: readonly LogFault[] } => {
  const faults = files.flatMap(([where, text]) => {
    const what = jsonFault(text);
    return what === undefined ? [] : [{ where, what }];
  });
  const bad = new Set(faults.map(({ where }) => where));
  return { files: files.filter(([name]) => !bad.has(name)), faults };
};
