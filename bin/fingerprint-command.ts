import { readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import type { DocumentPages } from '../shared/classification/catalogue-writer.ts';
import { backgroundOf, fingerprintDocument } from '../shared/classification/fingerprints.ts';
import type { FingerprintIndex } from './fingerprint/fingerprint-index.ts';
import { openIndexFile } from './fingerprint/index-file.ts';
import { openIndexStore } from './fingerprint/index-store.ts';

const USAGE = `Usage: candor fingerprint --index FILE --key-file FILE [options] [text files]
       candor fingerprint --table NAME --kms-key ID [options] [text files]

  Adds the files to an index of fingerprints, which holds keyed hashes and no text; a file already
  there is replaced. The index is a file (the key file is made where there is none: keep it apart),
  or a stage's Terms table, with the key that its key service derives.

  --background FILE   leave out what this public text holds as well (may be repeated)
  --remove NAME       take a document out (may be repeated)
`;

const OPTIONS = {
  index: { type: 'string' },
  'key-file': { type: 'string' },
  table: { type: 'string' },
  'kms-key': { type: 'string' },
  background: { type: 'string', multiple: true },
  remove: { type: 'string', multiple: true },
} as const;

const openIndex = async (options: {
  readonly [Name in keyof typeof OPTIONS]?: unknown;
}): Promise<FingerprintIndex | undefined> => {
  const { index, 'key-file': keyFile, table, 'kms-key': kmsKey } = options;
  if (typeof index === 'string' && typeof keyFile === 'string') return openIndexFile(index, keyFile);
  if (typeof table === 'string' && typeof kmsKey === 'string') return openIndexStore(table, kmsKey);
  return undefined;
};

const NAME_AT_MOST = 280;

/** A file's text. What a word processor writes is none: its bytes would be indexed, and no quotation found. */
const readText = (path: string): string => {
  if (path.length > NAME_AT_MOST)
    throw new Error(`The name of ${path.slice(0, 40)}… is too long; give a shorter path.`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    if (!text.includes('\0')) return text;
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
  }
  throw new Error(`${path} is not plain text; export it as text first.`);
};

/** Reads files one by one and says of each how many pages stand for it. */
const fingerprintFiles = (
  files: readonly string[],
  { key, background }: { readonly key: Uint8Array; readonly background: ReadonlySet<number> },
  output: Writable,
): readonly DocumentPages[] =>
  files.map((name, number) => {
    const pages = fingerprintDocument({ name, text: readText(name) }, key, background);
    const note = pages.length === 0 ? 'nothing to hold: too short, or public' : `${pages.length} pages`;
    output.write(`${number + 1}/${files.length} ${name}: ${note}\n`);
    return { document: name, pages };
  });

/** `candor fingerprint`: adds, replaces and removes documents of an index, and says what it then holds. Answers the exit code. */
export const runFingerprint = async (args: readonly string[], output: Writable): Promise<number> => {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const { background: backgroundFiles = [], remove = [] } = values;
  const index = positionals.length + remove.length === 0 ? undefined : await openIndex(values);
  if (index === undefined) {
    output.write(USAGE);
    return 2;
  }
  try {
    const { key } = index;
    const background = backgroundOf(backgroundFiles.map(readText), key);
    const files = [...new Set(positionals)];
    const added = fingerprintFiles(files, { key, background }, output);
    const removed = remove.map((document) => ({ document, pages: [] }));
    const { documents, pages, hashes } = await index.putDocuments([...removed, ...added]);
    output.write(`${index.name} holds ${documents} documents, ${pages} pages, ${hashes} hashes, no text.\n`);
    return 0;
  } finally {
    index.close();
  }
};
