import { createHash } from 'node:crypto';

import * as z from 'zod';

/** Crockford's alphabet: no letter that looks like a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 32;
const PER_GROUP = 4;
const BITS_PER_CHARACTER = 5;

/** So many random bytes make a code: 160 bits, which nobody guesses. */
export const CODE_BYTES = 20;

/** What somebody who reported a concern comes back with. It is shown once and kept nowhere. */
export const ReportCode = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{32}$/u, 'a code of 32 characters')
  .brand<'ReportCode'>();
export type ReportCode = z.infer<typeof ReportCode>;

/** Where a report lies: a hash of its code, from which the code cannot be found. */
export const ReportPlace = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .brand<'ReportPlace'>();
export type ReportPlace = z.infer<typeof ReportPlace>;

/** A new code from 20 random bytes. */
export const codeOf = (bytes: Uint8Array): ReportCode => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const characters = Array.from({ length: CHARACTERS }, (_, index) => {
    const start = index * BITS_PER_CHARACTER;
    return ALPHABET[Number.parseInt(bits.slice(start, start + BITS_PER_CHARACTER), 2)] ?? '';
  });
  return ReportCode.parse(characters.join(''));
};

/** What stands between the groups of a code, or came along unseen when it was copied. */
const BESIDE = /[\s\p{Pd}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A code as somebody typed it: with or without spaces, dashes and what cannot be seen, in any case, with O for 0 and I
 * or L for 1.
 */
export const readCode = (typed: string): ReportCode | undefined => {
  if (typed.length > 4 * CHARACTERS) return undefined;
  const plain = typed.toUpperCase().replaceAll(BESIDE, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
  return ReportCode.safeParse(plain).data;
};

/** A code as it is written down: eight groups of four. */
export const writeCode = (code: ReportCode): string =>
  Array.from({ length: CHARACTERS / PER_GROUP }, (_, group) =>
    code.slice(group * PER_GROUP, (group + 1) * PER_GROUP),
  ).join('-');

/** Where the report with this code lies. */
export const placeOf = (code: ReportCode): ReportPlace =>
  ReportPlace.parse(createHash('sha256').update(`candor report place v1\u0000${code}`).digest('hex'));
