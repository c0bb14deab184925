import { isServiceError } from '../errors.ts';
import type { SafeFetch } from '../platforms/safe-fetch.ts';
import { cosignatureIn } from '../signing/cosignature.ts';
import type { VerifierKey } from '../signing/signed-note.ts';
import { decimalIn } from './checkpoint.ts';
import type { LogFiles } from './log-files.ts';
import { readConsistency } from './read-proof.ts';

/** Somebody who sees that the log only grows: their key, and the prefix of their address (C2SP tlog-witness). */
export interface Witness {
  readonly key: VerifierKey;
  readonly url: string;
}

/** A checkpoint that is to be cosigned: its note, the size it says, and the files it is proven from. */
export interface ToCosign {
  readonly note: string;
  readonly size: number;
  readonly files: LogFiles;
}

/** What came of asking a witness: a verified line for the note, or why there is none. */
export type Witnessed =
  | { readonly kind: 'cosigned'; readonly line: string }
  | { readonly kind: 'silent' | 'refused' | 'ahead' | 'not-theirs' };

/** The longest proof a witness takes; a log of ours would have to be 2^63 entries long. */
const PROOF_LINES_AT_MOST = 63;
const TEXT = { 'content-type': 'text/plain; charset=utf-8' } as const;
const SIZE_TYPE = 'text/x.tlog.size';

/**
 * Asks a witness to cosign. Where it has seen another size than was guessed it says so, and is asked once more with the
 * proof from there. What it answers is taken only where it verifies; whatever else it does is an outcome, never a fault.
 */
export const askWitness = async (fetch: SafeFetch, witness: Witness, asked: ToCosign): Promise<Witnessed> => {
  // A witness that keeps up has cosigned the log as it was the day before.
  const guess = Math.max(0, asked.size - 1);
  const first = await submit(fetch, witness, { ...asked, from: guess });
  const seen = first === undefined ? undefined : sizeSeen(first);
  if (first === undefined || seen === undefined || seen === guess) return outcomeOf(witness, asked, first);
  if (seen > asked.size) return { kind: 'ahead' };
  return outcomeOf(witness, asked, await submit(fetch, witness, { ...asked, from: seen }));
};

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const submit = async (
  fetch: SafeFetch,
  { url }: Witness,
  { note, size, files, from }: ToCosign & { readonly from: number },
): Promise<Answered | undefined> => {
  const proof = await readConsistency(files, from, size);
  if (proof.length > PROOF_LINES_AT_MOST) return undefined;
  const lines = [`old ${from}`, ...proof.map((hash) => Buffer.from(hash).toString('base64')), '', note];
  try {
    const target = new URL(`${url.replace(/\/$/u, '')}/add-checkpoint`);
    const response = await fetch(target, { method: 'POST', headers: TEXT, body: lines.join('\n') });
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, body: await response.text() };
  } catch (fault) {
    if (isServiceError(fault, 'unavailable', 'not-permitted')) return undefined;
    throw fault;
  }
};

/** The size that a witness says it has seen, where it says one that was not what we thought. */
const sizeSeen = ({ status, type, body }: Answered): number | undefined =>
  status === 409 && type.split(';')[0]?.trim() === SIZE_TYPE && body.endsWith('\n')
    ? decimalIn(body.slice(0, -1))
    : undefined;

const outcomeOf = ({ key }: Witness, { note }: ToCosign, answer: Answered | undefined): Witnessed => {
  if (answer === undefined) return { kind: 'silent' };
  if (answer.status !== 200) return { kind: 'refused' };
  // Theirs alone: what stood in the note before, and other lines of the answer, say nothing of this witness.
  const text = note.slice(0, note.lastIndexOf('\n\n') + 2);
  const cosignature = cosignatureIn(`${text}${answer.body}`, key);
  return cosignature === undefined ? { kind: 'not-theirs' } : { kind: 'cosigned', line: cosignature.line };
};
