import { createHash } from 'node:crypto';

const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, held]) => [key, sortKeys(held)]));
};

/**
 * The one text of a JSON value: members sorted by UTF-16 code units, no white space, numbers as ECMAScript writes
 * them (RFC 8785), for values whose member names are not whole numbers.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(sortKeys(value));

/** SHA-256 of the canonical text, in lower-case hexadecimal digits. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');
