import { existsSync } from 'node:fs';

import { parseWitnessKey } from '../../shared/signing/cosignature.ts';
import { readVerifierKey, type KeyFault, type VerifierKey } from '../../shared/signing/signed-note.ts';
import type { LogQuestion } from '../../shared/transparency/verify-log.ts';
import { NOTE_BYTES_AT_MOST, NotTaken, textOfFile } from '../verify/given-files.ts';

const lineIn = (keyOrFile: string): string =>
  existsSync(keyOrFile) ? textOfFile(keyOrFile, NOTE_BYTES_AT_MOST) : keyOrFile;

/** Who cosigns: a witness's verifier key, or a file that holds one. @throws NotTaken for what is neither */
export const witnessKey = (vkey: string): VerifierKey => {
  const key = parseWitnessKey(lineIn(vkey));
  if (key !== undefined) return key;
  const what = 'A witness’s key reads <name>+<eight hexadecimal digits>+<base64>, and is of kind 4.';
  throw new NotTaken(
    existsSync(vkey) ? `${vkey} holds none. ${what}` : `${what} There is no file of this name either.`,
  );
};

const KEY_FAULTS: Readonly<Record<KeyFault, string>> = {
  'no-key': 'The key is no verifier key: it reads <name>+<eight hexadecimal digits>+<base64>.\n',
  'no-key-mistyped':
    'The key is mistyped or cut: its eight digits are not those of its name and its last part. Copy it anew, whole.\n',
  'no-key-kind':
    'The key is whole, but of another kind than the keys that sign logs and receipts: a witness’s, maybe.\n',
};

const keptLine = (keyOrFile: string): string | NotTaken => {
  try {
    return lineIn(keyOrFile);
  } catch (fault) {
    if (fault instanceof NotTaken) return fault;
    throw fault;
  }
};

/** The verifier key that a text is, or that a file of this name holds; or what is said of a text that is none. */
export const verifierKeyIn = (keyOrFile: string): VerifierKey | string => {
  const line = keptLine(keyOrFile);
  if (line instanceof NotTaken) return `${line.message}\n`;
  const key = readVerifierKey(line);
  if (typeof key !== 'string') return key;
  const isNowhere = key === 'no-key' && !existsSync(keyOrFile);
  return isNowhere ? `${KEY_FAULTS[key]}There is no file of this name either.\n` : KEY_FAULTS[key];
};

/** Whose log it is: by a verifier key, or a file that holds one, and the origin where that is not the key's name. */
export const logQuestion = (vkey: string, origin: string | undefined): LogQuestion | string => {
  const key = verifierKeyIn(vkey);
  return typeof key === 'string' ? key : { key, origin: origin ?? key.name };
};
