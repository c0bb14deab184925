import { createHash, createPublicKey, verify } from 'node:crypto';

import * as z from 'zod';

/** JSON with its members sorted, written anew here: nothing of the project takes part in this check. */
const sorted = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, held]) => `${JSON.stringify(name)}:${sorted(held)}`).join(',')}}`;
};

/** The DER form of an Ed25519 public key (RFC 8410): this, and the key's 32 bytes. */
export const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const File = z.object({ receipt: z.looseObject({ receipt_id: z.string() }), note: z.string() });

/** Checks a receipt as its documentation says, from raw bytes and with `node:crypto` alone. */
export const verifiesByItself = (file: string, keyLine: string): boolean => {
  const { receipt, note } = File.parse(JSON.parse(file));
  const [text = '', signatures = ''] = note.split('\n\n');
  const digest = createHash('sha256').update(sorted(receipt)).digest('base64');
  if (text !== `candor consent receipt v1\n${receipt.receipt_id}\n${digest}`) return false;
  const encodedKey = keyLine.trim().split('+').slice(2).join('+');
  const key = createPublicKey({
    key: Buffer.concat([SPKI, Buffer.from(encodedKey, 'base64').subarray(1)]),
    format: 'der',
    type: 'spki',
  });
  const signature = Buffer.from(signatures.trim().split(' ')[2] ?? '', 'base64').subarray(4);
  return verify(null, Buffer.from(`${text}\n`), key, signature);
};
