import {
  isSignedBy,
  noteParts,
  parseVerifierKey,
  signaturesOf,
  type SignatureLine,
  type VerifierKey,
} from './signed-note.ts';

/** The byte by which a witness's key and key id say what they are for. */
export const COSIGNATURE = 0x04;
const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

/** That a witness saw a checkpoint go on from all it had seen of that log, and when (C2SP tlog-cosignature). */
export interface Cosignature {
  readonly at: Date;
  /** Its line in the note, without its line feed. */
  readonly line: string;
}

/** The key of a witness that a line spells; undefined for any other text, a log's own key included. */
export const parseWitnessKey = (line: string): VerifierKey | undefined => parseVerifierKey(line, COSIGNATURE);

/** What a witness signs of a checkpoint's text at a second since 1970. */
export const cosignedText = (text: string, seconds: bigint): string =>
  `cosignature/v1\ntime ${seconds}\n${text}`;

/**
 * The cosignature of a witness in a note, the latest where there are several; undefined where there is none, or one that
 * says it is this witness's does not verify.
 */
export const cosignatureIn = (note: string, witness: VerifierKey): Cosignature | undefined => {
  const parts = noteParts(note);
  if (parts === undefined) return undefined;
  const own = signaturesOf(parts.signatures, witness, COSIGNATURE).map((line) =>
    verified(line, parts.text, witness),
  );
  const right = own.filter((cosignature) => cosignature !== undefined);
  if (right.length < own.length) return undefined;
  return right.toSorted((one, other) => other.at.getTime() - one.at.getTime())[0];
};

/** Seconds that a date can be made of. */
const SECONDS_AT_MOST = 8_640_000_000_000n;

const verified = (
  { signature, line }: SignatureLine,
  text: string,
  witness: VerifierKey,
): Cosignature | undefined => {
  if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const seconds = Buffer.from(signature).readBigUInt64BE();
  if (seconds > SECONDS_AT_MOST) return undefined;
  const isRight = isSignedBy(witness, cosignedText(text, seconds), signature.subarray(TIME_BYTES));
  return isRight ? { at: new Date(Number(seconds) * 1000), line } : undefined;
};
