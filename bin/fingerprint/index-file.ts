import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

import { FingerprintPage } from '../../shared/classification/fingerprints.ts';
import { isFingerprintKey } from '../../shared/classification/winnowing.ts';
import type { FingerprintIndex } from './fingerprint-index.ts';

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

const documentOf = ({ page }: FingerprintPage): string => page.slice(0, page.lastIndexOf('#'));

/** An index in a file. */
export const openIndexFile = (path: string, keyFile: string): FingerprintIndex => ({
  name: path,
  key: readFingerprintKey(keyFile),
  putDocuments: (changes) => {
    const changed = new Set(changes.map(({ document }) => document));
    const pages = [
      ...readFingerprints(path).filter((page) => !changed.has(documentOf(page))),
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
});
