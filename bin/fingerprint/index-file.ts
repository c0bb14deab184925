import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

import type * as z from 'zod';

import { FingerprintPage, keyMark } from '../../shared/classification/fingerprints.ts';
import type { FingerprintIndex } from './fingerprint-index.ts';

const KEY_BYTES = 16;
const OWNER_ONLY = 0o600;

const KEY = /^[0-9a-f]{32}\s*$/iu;

/** The key in a file, 32 hexadecimal digits. */
export const readFingerprintKey = (path: string): Uint8Array => {
  const digits = readFileSync(path, 'utf8');
  if (!KEY.test(digits)) throw new Error(`${path} holds no key of 32 hexadecimal digits`);
  return Buffer.from(digits.trim(), 'hex');
};

const makeKey = (path: string): void =>
  writeFileSync(path, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: OWNER_ONLY, flag: 'wx' });

const parsed = <Schema extends z.ZodType>(schema: Schema, line: string, place: string): z.infer<Schema> => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`${place} does not fit`);
  }
  const result = schema.safeParse(value);
  if (!result.success) throw new Error(`${place} does not fit`);
  return result.data;
};

/** The pages of an index file, which must have been made with this key. */
export const readFingerprints = (path: string, key: Uint8Array): readonly FingerprintPage[] => {
  const pages = readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, at) => (line === '' ? [] : [parsed(FingerprintPage, line, `${path} line ${at + 1}`)]));
  const mark = keyMark(key);
  if (pages.some((page) => page.key !== mark)) throw new Error(`${path} was made with another key`);
  return pages;
};

/** Writes beside the index and renames, so that a run that is stopped leaves the old one whole. */
const writeFingerprints = (path: string, pages: readonly FingerprintPage[]): void => {
  const lines = pages.map((page) => `${JSON.stringify(page)}\n`);
  writeFileSync(`${path}.new`, lines.join(''), { mode: OWNER_ONLY });
  renameSync(`${path}.new`, path);
};

const documentOf = ({ page }: FingerprintPage): string => page.slice(0, page.lastIndexOf('#'));

/** An index in a file; it and its key are made where there are none. */
export const openIndexFile = (path: string, keyFile: string): FingerprintIndex => {
  if (!existsSync(keyFile) && !existsSync(path)) makeKey(keyFile);
  const key = readFingerprintKey(keyFile);
  return {
    name: path,
    key,
    putDocuments: (changes) => {
      const changed = new Set(changes.map(({ document }) => document));
      const before = existsSync(path) ? readFingerprints(path, key) : [];
      const pages = [
        ...before.filter((page) => !changed.has(documentOf(page))),
        ...changes.flatMap((change) => change.pages),
      ];
      writeFingerprints(path, pages);
      return Promise.resolve({
        documents: new Set(pages.map(documentOf)).size,
        pages: pages.length,
        hashes: pages.reduce((sum, { hashes }) => sum + hashes.length, 0),
      });
    },
    close: () => undefined,
  };
};
