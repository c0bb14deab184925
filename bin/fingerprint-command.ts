import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import { backgroundOf, fingerprintDocument, FingerprintPage } from '../shared/classification/fingerprints.ts';
import { isFingerprintKey } from '../shared/classification/winnowing.ts';

const USAGE = `Usage: candor fingerprint --index FILE --key-file FILE [options] [text files]

  Adds the files to an index of fingerprints, which holds keyed hashes and no text; a file already
  there is replaced. The key file is made where there is none: keep it apart from the index.

  --background FILE   leave out what this public text holds as well (may be repeated)
  --remove NAME       take a document out (may be repeated)
`;

const OPTIONS = {
  index: { type: 'string' },
  'key-file': { type: 'string' },
  background: { type: 'string', multiple: true },
  remove: { type: 'string', multiple: true },
} as const;

const KEY_BYTES = 16;
const OWNER_ONLY = 0o600;

/** The key in a file, 32 hexadecimal digits; made where there is none. */
export const readFingerprintKey = (path: string): Uint8Array => {
  if (!existsSync(path))
    writeFileSync(path, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (!isFingerprintKey(key)) throw new Error(`${path} holds no key of 32 hexadecimal digits`);
  return key;
};

/** The pages of an index file, one JSON line each; none where there is no file. */
export const readFingerprints = (path: string): readonly FingerprintPage[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => FingerprintPage.parse(JSON.parse(line)))
    : [];

/** Writes beside the index and renames, so that a run that is stopped leaves the old one whole. */
const writeFingerprints = (path: string, pages: readonly FingerprintPage[]): void => {
  writeFileSync(`${path}.new`, pages.map((page) => `${JSON.stringify(page)}\n`).join(''), {
    mode: OWNER_ONLY,
  });
  renameSync(`${path}.new`, path);
};

const documentOf = (page: string): string => page.slice(0, page.lastIndexOf('#'));

const without = (pages: readonly FingerprintPage[], names: readonly string[]): readonly FingerprintPage[] => {
  const gone = new Set(names);
  return pages.filter(({ page }) => !gone.has(documentOf(page)));
};

/** `candor fingerprint`: adds, replaces and removes documents of an index, and says what it then holds. Answers the exit code. */
export const runFingerprint = (args: readonly string[], output: Writable): number => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const { index, 'key-file': keyFile, background: backgroundFiles = [], remove = [] } = values;
  if (index === undefined || keyFile === undefined || (positionals.length === 0 && remove.length === 0)) {
    output.write(USAGE);
    return 2;
  }
  const key = readFingerprintKey(keyFile);
  const background = backgroundOf(
    backgroundFiles.map((path) => readFileSync(path, 'utf8')),
    key,
  );
  const pages = [...without(readFingerprints(index), [...remove, ...positionals])];
  for (const [number, name] of positionals.entries()) {
    const added = fingerprintDocument({ name, text: readFileSync(name, 'utf8') }, key, background);
    pages.push(...added);
    const note = added.length === 0 ? 'nothing to hold: too short, or public' : `${added.length} pages`;
    output.write(`${number + 1}/${positionals.length} ${name}: ${note}\n`);
  }
  writeFingerprints(index, pages);
  const documents = new Set(pages.map(({ page }) => documentOf(page)));
  const hashes = pages.reduce((sum, page) => sum + page.hashes.length, 0);
  output.write(
    `${index} holds ${documents.size} documents, ${pages.length} pages, ${hashes} hashes, no text.\n`,
  );
  return 0;
};
