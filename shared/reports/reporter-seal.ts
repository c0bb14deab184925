import { hkdfSync } from 'node:crypto';

import { BOX_KEY_BYTES, boxKeyOf, openBox, sealBox } from '../sealing/sealed-box.ts';
import { placeOf, type ReportCode, type ReportPlace } from './report-code.ts';

/** So many random bytes one sealing takes. */
export const SEALING_BYTES = BOX_KEY_BYTES;

const USE = 'candor report seal v1';

const privateHalfOf = (code: ReportCode): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', code, new Uint8Array(), 'candor report key v1', BOX_KEY_BYTES));

/** The public half of a code's key pair, in base64: with it anybody can seal what only the code opens. */
export const reporterKeyOf = (code: ReportCode): string => boxKeyOf(privateHalfOf(code));

/** Seals words so that only the holder of the report's code reads them; `random` are 32 bytes, never used twice. */
export const sealForReporter = (
  reporterKey: string,
  { place, random }: { readonly place: ReportPlace; readonly random: Uint8Array },
  words: string,
): string => sealBox(reporterKey, { use: USE, boundTo: place, random }, words);

/**
 * What `sealForReporter` sealed.
 *
 * @throws ServiceError `not-permitted` with another code, or where it was altered.
 */
export const openAsReporter = (code: ReportCode, sealed: string): string =>
  openBox(privateHalfOf(code), { use: USE, boundTo: placeOf(code) }, sealed);
