import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

import * as z from 'zod';

import { canonicalJson } from '../canonical-json.ts';
import { AccountId, ParticipantId } from '../ids.ts';
import { openNote, type VerifierKey } from '../signing/signed-note.ts';
import { KeptOpening } from '../transparency/inner-opening.ts';
import type { Held } from './consent-decisions.ts';
import type { ConsentEvent } from './consent-history.ts';
import { Party, RecordedEvent, SCHEMA_VERSION, StandardRecord } from './iso-27560.ts';
import { partiesOf, standardRecords, type RecordFacts } from './standard-records.ts';

const Common = {
  schema_version: z.literal(SCHEMA_VERSION),
  receipt_id: z.uuid(),
  pii_principal_id: ParticipantId,
  x_issued_at: z.iso.datetime(),
  /** Tells that receipts of a consent and of its end belong together. It says nothing to anybody else. */
  x_consent: z.uuid(),
};

/** What was agreed to as long as it stands, or, for good, that a consent ended: then nothing of what it was. */
export const Receipt = z.discriminatedUnion('x_kind', [
  z.strictObject({
    ...Common,
    x_kind: z.literal('consent'),
    x_account: AccountId,
    records: z.array(StandardRecord).min(1),
  }),
  z.strictObject({
    ...Common,
    x_kind: z.literal('end'),
    party_identification: z.array(Party).min(1),
    event: RecordedEvent,
    x_erased: z.strictObject({ at: z.iso.datetime(), items: z.int().nonnegative() }).optional(),
    /** What opens the log's entries of the end and of the erasure: their proofs are had by their hashes, once sealed. */
    x_log: z.array(KeptOpening.strict()).min(1).max(10).optional(),
  }),
]);
export type Receipt = z.infer<typeof Receipt>;

/** A receipt and the signed note that vouches for it, as somebody keeps them in one file. */
export const ReceiptFile = z.strictObject({ receipt: Receipt, note: z.string().max(4096) });
export type ReceiptFile = z.infer<typeof ReceiptFile>;

/** Which receipt it is, and when it was made out. */
export interface Issue {
  readonly id: string;
  readonly at: Date;
}

/** The receipt of a consent that stands, with the whole life of each purpose; undefined where its history is gone. */
export const consentReceipt = (
  consent: Held,
  history: readonly ConsentEvent[],
  { id, at, ...facts }: RecordFacts & Issue,
): Receipt | undefined => {
  const records = standardRecords(consent, history, facts);
  if (records.length === 0) return undefined;
  return Receipt.parse({
    schema_version: SCHEMA_VERSION,
    receipt_id: id,
    pii_principal_id: consent.participant,
    x_issued_at: at.toISOString(),
    x_consent: consent.generation,
    x_kind: 'consent',
    x_account: consent.account,
    records: [...records],
  } satisfies Receipt);
};

type End = Extract<ConsentEvent, { what: 'withdrawn' | 'expired' }>;

const isEndOf =
  (generation: string) =>
  (event: ConsentEvent): event is End =>
    (event.what === 'withdrawn' || event.what === 'expired') && event.generation === generation;

const erasureOf = (
  generation: string,
  history: readonly ConsentEvent[],
): { readonly x_erased?: { readonly at: string; readonly items: number } } => {
  const done = history.flatMap((event) =>
    event.what === 'erased' && event.generation === generation ? [event] : [],
  );
  const [erased] = done;
  return erased === undefined ? {} : { x_erased: { at: erased.at, items: erased.items } };
};

/** What opens the log's entries of an end, and of what it led to. */
const openingsOf = (
  generation: string,
  history: readonly ConsentEvent[],
): { readonly x_log?: KeptOpening[] } => {
  const kept = history.flatMap((event) =>
    'generation' in event && event.generation === generation ? (event.opening ?? []) : [],
  );
  return kept.length === 0 ? {} : { x_log: kept };
};

/** The receipt that a consent ended, and, once it is, that what was derived was erased; undefined if none ended so. */
export const endReceipt = (
  generation: string,
  history: readonly ConsentEvent[],
  { id, at, controller }: Pick<RecordFacts, 'controller'> & Issue,
): Receipt | undefined => {
  const end = history.find(isEndOf(generation));
  if (end === undefined) return undefined;
  const isOwnAct = end.what === 'withdrawn';
  return Receipt.parse({
    schema_version: SCHEMA_VERSION,
    receipt_id: id,
    pii_principal_id: end.participant,
    x_issued_at: at.toISOString(),
    x_consent: generation,
    x_kind: 'end',
    party_identification: partiesOf(controller),
    event: {
      event_time: end.at,
      event_type: isOwnAct ? 'explicit' : 'lapse',
      event_state: end.what,
      validity_duration: 'P0D',
      entity_id: isOwnAct ? end.participant : 'controller',
    },
    ...erasureOf(generation, history),
    ...openingsOf(generation, history),
  } satisfies Receipt);
};

/** What is signed for a receipt: what it is, which, and the SHA-256 of its canonical JSON (RFC 8785). */
export const receiptText = (receipt: Receipt): string => {
  const digest = createHash('sha256').update(canonicalJson(receipt)).digest();
  return `candor consent receipt v1\n${receipt.receipt_id}\n${Buffer.from(digest).toString('base64')}\n`;
};

/** Whether a file's note was signed by this key for this very receipt. */
export const isVouchedFor = ({ receipt, note }: ReceiptFile, key: VerifierKey): boolean =>
  openNote(note, key) === receiptText(receipt);
