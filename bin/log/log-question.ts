import { existsSync, readFileSync } from 'node:fs';

import { parseWitnessKey } from '../../shared/signing/cosignature.ts';
import { parseVerifierKey, type VerifierKey } from '../../shared/signing/signed-note.ts';
import type { LogQuestion } from '../../shared/transparency/verify-log.ts';

const lineIn = (keyOrFile: string): string =>
  existsSync(keyOrFile) ? readFileSync(keyOrFile, 'utf8') : keyOrFile;

/** Who cosigns: a witness's verifier key, or a file that holds one. */
export const witnessKey = (vkey: string): VerifierKey | undefined => parseWitnessKey(lineIn(vkey));

/** What is said of a text that is no key of a witness. */
export const NO_WITNESS =
  'A witness’s key reads <name>+<eight hexadecimal digits>+<base64>, and is of kind 4.\n';

/** Whose log it is: by a verifier key, or a file that holds one, and the origin where that is not the key's name. */
export const logQuestion = (vkey: string, origin: string | undefined): LogQuestion | undefined => {
  const key = parseVerifierKey(lineIn(vkey));
  return key === undefined ? undefined : { key, origin: origin ?? key.name };
};

/** What is said of a text that is no verifier key. */
export const NO_KEY = 'The key is no verifier key: it reads <name>+<eight hexadecimal digits>+<base64>.\n';
