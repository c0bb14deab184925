import { openNote, type VerifierKey } from '../signing/signed-note.ts';
import { base64In, hashIn, parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { DayEntry } from './day-entry.ts';
import { parseInclusionFile } from './inclusion-file.ts';
import { isIncluded, leafHash, type Hash } from './merkle-tree.ts';
import { openedRow, type OpenedRow, type OpeningFault } from './opened-row.ts';
import { canonicalIn, PROOF_BYTES_AT_MOST, ProofFile } from './proof-file.ts';

/** In which way a proof file fails to prove what it says. */
export type ProofFault =
  | OpeningFault
  | 'not-a-proof'
  | 'day-unreadable'
  | 'entered-too-early'
  | 'other-tree-size'
  | 'leaf-not-in-day'
  | 'entry-proof-unreadable'
  | 'checkpoint-not-signed'
  | 'day-not-in-log';

/** Each fault in a sentence for people. */
export const PROOF_FAULTS: Readonly<Record<ProofFault, string>> = {
  'not-a-proof': 'is no proof file of a form that is known here, or was changed since it was made out',
  'outer-unreadable': 'what its leaf commits to is no row of a ledger',
  'inner-unreadable': 'what its row commits to cannot be read',
  'inner-not-of-outer': 'what it says of the person is not what its row commits to',
  'day-unreadable': 'its day’s entry is none',
  'entered-too-early': 'its row is of a later day than the entry that it is said to be in',
  'other-tree-size': 'its day’s entry names a tree of another size',
  'leaf-not-in-day': 'its row is not in the tree that the day’s entry names',
  'entry-proof-unreadable': 'its proof of the day’s entry is none (C2SP tlog-proof)',
  'checkpoint-not-signed': 'its checkpoint is not one of this log, signed by this key',
  'day-not-in-log': 'its day’s entry is not in the log that its checkpoint is of',
};

/** A proof file that holds: what it opens, in which day's entry, in which log. */
export interface ProvenRow {
  readonly row: OpenedRow;
  readonly day: DayEntry;
  readonly checkpoint: Checkpoint;
}

/** What came of a proof file. */
export type ProofVerdict =
  | { readonly kind: 'holds'; readonly proven: ProvenRow }
  | { readonly kind: 'fails'; readonly faults: readonly ProofFault[] };

/** Whose log it is said to be in. */
export interface LogNamed {
  readonly key: VerifierKey;
  readonly origin: string;
}

/** The proof file in a text, whose only writing is the canonical one; undefined for any other. */
export const proofFileIn = (text: string): ProofFile | undefined => {
  const trimmed = text.trim();
  if (Buffer.byteLength(trimmed) > PROOF_BYTES_AT_MOST) return undefined;
  return ProofFile.safeParse(canonicalIn(trimmed)).data;
};

const fails = (...faults: readonly ProofFault[]): ProofVerdict => ({ kind: 'fails', faults });

/**
 * Whether a proof file proves what it says, by the log's key alone: the opening opens the leaf, the leaf is in the day's
 * tree, the day's entry names that tree, the entry is in the log, the log's checkpoint is signed. Every fault is told.
 */
export const verifyProof = (text: string, log: LogNamed): ProofVerdict => {
  const file = proofFileIn(text);
  if (file === undefined) return fails('not-a-proof');
  const row = openedRow(file.opening);
  const day = DayEntry.safeParse(canonicalIn(file.day)).data;
  const checkpoint = checkpointOf(file, log);
  const faults = [
    ...(typeof row === 'string' ? [row] : []),
    ...(day === undefined ? ['day-unreadable' as const] : []),
    ...(typeof row === 'string' || day === undefined ? [] : leafFaults(file, row, day)),
    ...(typeof checkpoint === 'string' ? [checkpoint] : []),
  ];
  if (typeof row === 'string' || day === undefined || typeof checkpoint === 'string' || faults.length > 0)
    return fails(...faults);
  return { kind: 'holds', proven: { row, day, checkpoint: checkpoint } };
};

const hashesOf = (spelled: readonly string[]): readonly Hash[] =>
  spelled.flatMap((text) => hashIn(text) ?? []);

const leafFaults = (
  { leaf: { index, size, proof } }: ProofFile,
  row: OpenedRow,
  { day, leaves }: DayEntry,
): readonly ProofFault[] => {
  const root = hashIn(leaves.root) ?? new Uint8Array();
  const place = { index, size, leaf: leafHash(row.commitment), root };
  return [
    ...(row.day > day ? ['entered-too-early' as const] : []),
    ...(size === leaves.size ? [] : ['other-tree-size' as const]),
    ...(isIncluded(place, hashesOf(proof)) ? [] : ['leaf-not-in-day' as const]),
  ];
};

/** Whether each line of signatures is the one writing of what it says: base64 has bits that nobody reads. */
const isSpelledOut = (note: string): boolean =>
  note
    .slice(note.lastIndexOf('\n\n') + 2, -1)
    .split('\n')
    .every((line) => base64In(/^— \S+ (\S+)$/u.exec(line)?.[1]) !== undefined);

const checkpointOf = ({ entry, day }: ProofFile, { key, origin }: LogNamed): Checkpoint | ProofFault => {
  const included = parseInclusionFile(entry);
  if (included === undefined) return 'entry-proof-unreadable';
  const text = isSpelledOut(included.checkpoint) ? openNote(included.checkpoint, key) : undefined;
  const checkpoint = text === undefined ? undefined : parseCheckpoint(text);
  if (checkpoint?.origin !== origin) return 'checkpoint-not-signed';
  const { size, root } = checkpoint;
  const place = { index: included.index, size, leaf: leafHash(Buffer.from(day)), root };
  return isIncluded(place, included.proof) ? checkpoint : 'day-not-in-log';
};
