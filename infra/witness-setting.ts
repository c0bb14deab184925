import { createHash } from 'node:crypto';

import * as z from 'zod';

/** The byte by which a witness's key says that it cosigns with Ed25519 (C2SP tlog-cosignature). */
const COSIGNATURE = 0x04;
const KEY_BYTES = 33;

/**
 * Whether a line is a witness's verifier key whose id is its own. The function asks the same when it starts; here a slip of
 * the pen is found before it keeps the log from growing.
 */
const isWitnessKey = (line: string): boolean => {
  const [, name = '', id, encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/u.exec(line) ?? [];
  const key = Buffer.from(encoded, 'base64');
  const own = createHash('sha256').update(`${name}\n`).update(key).digest('hex').slice(0, 8);
  return key.length === KEY_BYTES && key[0] === COSIGNATURE && own === id;
};

/** Somebody who cosigns the log: their verifier key, and the prefix of their address. */
export const Witness = z.strictObject({
  vkey: z.string().max(300).refine(isWitnessKey, 'a witness’s key: <name>+<eight digits>+<base64>, kind 4'),
  url: z.url().max(500),
});
