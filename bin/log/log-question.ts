import { existsSync, readFileSync } from 'node:fs';

import { parseVerifierKey } from '../../shared/signing/signed-note.ts';
import type { LogQuestion } from '../../shared/transparency/verify-log.ts';

/** Whose log it is: by a verifier key, or a file that holds one, and the origin where that is not the key's name. */
export const logQuestion = (vkey: string, origin: string | undefined): LogQuestion | undefined => {
  const key = parseVerifierKey(existsSync(vkey) ? readFileSync(vkey, 'utf8') : vkey);
  return key === undefined ? undefined : { key, origin: origin ?? key.name };
};

/** What is said of a text that is no verifier key. */
export const NO_KEY = 'The key is no verifier key: it reads <name>+<eight hexadecimal digits>+<base64>.\n';
