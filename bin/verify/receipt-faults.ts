import type { LogFiles } from '../../shared/transparency/log-files.ts';
import { openedRow } from '../../shared/transparency/opened-row.ts';
import { LeafProof, ProofFile, proofFileText, ProofOpening } from '../../shared/transparency/proof-file.ts';
import type { LogFault } from '../../shared/transparency/verify-log.ts';
import {
  PROOF_FAULTS,
  proofFileIn,
  verifyProof,
  type LogNamed,
} from '../../shared/transparency/verify-proof.ts';
import { jsonFault } from './json-once.ts';

/** What files of receipts and proofs are held to. */
export interface ReceiptQuestion {
  readonly log: LogNamed;
  /** Where proofs lie that a receipt lacks, each under its commitment in hexadecimal digits. */
  readonly proofs: LogFiles | undefined;
}

/** What came of files: what does not hold of them alone, proofs of entries to hold to the log itself, and what holds. */
export interface ReceiptAnswer {
  readonly faults: readonly LogFault[];
  readonly entries: readonly (readonly [name: string, file: string])[];
  readonly holds: readonly string[];
  /** What of the files was not checked. */
  readonly said: readonly string[];
}

/** What came of one part of a file; where the key was tried on it, whether it had signed it. */
interface PartAnswer extends Omit<ReceiptAnswer, 'said'> {
  readonly said?: readonly string[];
  readonly isOwnKey?: boolean;
}

type Named = readonly [name: string, text: string];

/** Whether a text is a proof of an entry alone (C2SP tlog-proof), or says so. */
export const isTlogProof = (text: string): boolean => text.startsWith('c2sp.org/tlog-proof@');

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What says that it is a proof file or an opening and has not its form: its owner believes that it proves something. */
type Part = ProofFile | ProofOpening | 'broken';

/** Proof files and openings anywhere in a JSON value, as a receipt carries one and a copy of somebody's data many. */
const partsIn = (value: unknown): readonly Part[] => {
  if (typeof value !== 'object' || value === null) return [];
  const file = ProofFile.safeParse(value);
  if (file.success) return [file.data];
  if ('opening' in value && 'leaf' in value) return ['broken'];
  if ('outer' in value) {
    const { outer } = value;
    const salt = 'salt' in value ? value.salt : undefined;
    // One without the other opens nothing, and is what its owner believes to be shown.
    const inner = {
      ...('inner' in value && { inner: value.inner }),
      ...('innerSalt' in value && { innerSalt: value.innerSalt }),
    };
    const opening = ProofOpening.safeParse({ salt, outer, ...inner });
    return [opening.success ? opening.data : 'broken', ...Object.values(value).flatMap(partsIn)];
  }
  return Object.values(value).flatMap(partsIn);
};

const isFile = (part: Part): part is ProofFile => part !== 'broken' && 'opening' in part;

const NO_PROOF =
  'carries what opens its entry and no proof: say with --proofs where proofs are (ADDRESS/log/proofs)';

/** A proof file, completed where it is an opening alone; or what is wrong. */
const completed = async (
  opening: ProofOpening,
  { proofs }: ReceiptQuestion,
): Promise<{ readonly text: string } | { readonly what: string }> => {
  const row = openedRow(opening);
  if (typeof row === 'string') return { what: PROOF_FAULTS[row] };
  if (proofs === undefined) return { what: NO_PROOF };
  const bytes = await proofs.read(Buffer.from(row.commitment).toString('hex'));
  if (bytes === undefined)
    return { what: 'no proof is there: its day is not sealed yet, or it was never recorded' };
  const found = Buffer.from(bytes).toString();
  const proof = LeafProof.safeParse(jsonIn(found));
  return proof.success && jsonFault(found) === undefined
    ? { text: proofFileText(opening, proof.data) }
    : { what: PROOF_FAULTS['not-a-proof'] };
};

const answerTo = (where: string, text: string, log: LogNamed): PartAnswer => {
  const verdict = verifyProof(text, log);
  const entry = proofFileIn(text)?.entry;
  if (verdict.kind === 'fails' || entry === undefined) {
    const faults = verdict.kind === 'fails' ? verdict.faults : [];
    const isOwnKey = !faults.includes('checkpoint-not-signed');
    return {
      faults: faults.map((fault) => ({ where, what: PROOF_FAULTS[fault] })),
      entries: [],
      holds: [],
      isOwnKey,
    };
  }
  const { row, day, checkpoint } = verdict.proven;
  const about = row.inner === undefined ? '' : ` ${JSON.stringify(row.inner)}`;
  const held = `${where}: ${row.kind}, ${row.outcome}, of ${row.day}, in the entry of ${day.day} of ${checkpoint.origin}. It holds.${about}`;
  return { faults: [], entries: [[where, entry]], holds: [held], isOwnKey: true };
};

const fault = (where: string, what: string): PartAnswer => ({
  faults: [{ where, what }],
  entries: [],
  holds: [],
});

/** What is said of a file of which entries hold: nothing that stands around them was checked. */
const aroundThem = (name: string, value: unknown): PartAnswer => {
  const isReceipt = typeof value === 'object' && value !== null && 'receipt' in value;
  const line = isReceipt
    ? `its entries were checked, not the receipt around them. Whether that is what was signed, says candor receipt verify ${name} --key KEY, with the key under /receipt-key.`
    : 'its entries were checked, and nothing else that it says.';
  const said = ProofOpening.safeParse(value).success ? [] : [`${name}: ${line}`];
  return { faults: [], entries: [], holds: [], said };
};

const answerOf = async ([name, text]: Named, question: ReceiptQuestion): Promise<readonly PartAnswer[]> => {
  if (isTlogProof(text)) return [{ faults: [], entries: [[name, text]], holds: [] }];
  if (proofFileIn(text) !== undefined) return [answerTo(name, text, question.log)];
  const value = jsonIn(text);
  const noProof = [fault(name, PROOF_FAULTS['not-a-proof'])];
  // A proof file that was written otherwise than it was made out is not the one that was.
  if (ProofFile.safeParse(value).success) return noProof;
  const unsound = jsonFault(text);
  if (unsound !== undefined) return [fault(name, unsound)];
  const parts = partsIn(value);
  if (parts.length === 0) return noProof;
  const answers: PartAnswer[] = [];
  for (const [nth, part] of parts.entries()) {
    const where = parts.length === 1 ? name : `${name}, entry ${nth + 1}`;
    if (part === 'broken') answers.push(fault(where, PROOF_FAULTS['not-a-proof']));
    else if (isFile(part)) answers.push(answerTo(where, proofFileText(part.opening, part), question.log));
    else {
      const made = await completed(part, question);
      answers.push('text' in made ? answerTo(where, made.text, question.log) : fault(where, made.what));
    }
  }
  const anyHolds = answers.some(({ holds }) => holds.length > 0);
  return anyHolds ? [...answers, aroundThem(name, value)] : answers;
};

/** Holds files of proofs, receipts and copies of somebody's data to a log's key, each entry on its own; and whether it is another's. */
export const receiptAnswers = async (
  files: readonly Named[],
  question: ReceiptQuestion,
): Promise<ReceiptAnswer & { readonly isOtherKey: boolean }> => {
  const answers: PartAnswer[] = [];
  for (const file of files) answers.push(...(await answerOf(file, question)));
  const signed = answers.flatMap(({ isOwnKey }) => isOwnKey ?? []);
  return {
    isOtherKey: signed.length > 1 && !signed.includes(true),
    faults: answers.flatMap(({ faults }) => faults),
    entries: answers.flatMap(({ entries }) => entries),
    holds: answers.flatMap(({ holds }) => holds),
    said: answers.flatMap(({ said = [] }) => said),
  };
};
