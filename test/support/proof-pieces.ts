import type { SeededRandom } from '../../infra/local/sample/seeded-random.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import type { LeafProof, ProofOpening } from '../../shared/transparency/proof-file.ts';
import type { FakeNoteSigner } from './fake-note-signer.ts';
import { collectionOpening, drawnBytes, leafOf, ProvenLog } from './proof-scene.ts';

/** A proof in pieces that a mutation changes, as nothing that is parsed would let it. */
export interface Pieces {
  opening: Record<string, unknown>;
  leaf: { index: unknown; size: unknown; proof: unknown[] };
  day: string;
  entry: string;
}

/** Proofs of one entry to two sizes of a log, one of another entry, and whoever signs it. */
export interface ProofOriginal {
  readonly own: ProofOpening;
  readonly proofs: readonly LeafProof[];
  readonly other: { readonly own: ProofOpening; readonly proof: LeafProof };
  readonly signer: FakeNoteSigner;
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const proven = (proof: LeafProof | undefined): LeafProof => {
  if (proof === undefined) throw new Error('nothing was proven');
  return proof;
};

/** A log of so many days with an entry of somebody's on one of them, proven before and after it grew. */
export const proofOriginal = async (size: number, index: number, more: number): Promise<ProofOriginal> => {
  const log = new ProvenLog();
  const [own, own2] = [collectionOpening('2026-01-01'), collectionOpening('2026-01-01', 'bob')];
  await log.seal(size, [leafOf(own), leafOf(own2)]);
  const before = proven(log.prove(index, leafOf(own)));
  const other = { own: own2, proof: proven(log.prove(size - 1, leafOf(own2))) };
  await log.seal(more);
  return { own, proofs: [before, proven(log.prove(index, leafOf(own)))], other, signer: log.signer };
};

export const textOf = ({ opening, leaf, day, entry }: Pieces): string =>
  canonicalJson({ version: 1, opening, leaf, day, entry });

export type Mutation = (
  pieces: Pieces,
  random: SeededRandom,
  original: ProofOriginal,
) => string | Pieces | Promise<Pieces>;

export const flipped = (text: string, random: SeededRandom): string => {
  const bytes = Buffer.from(text);
  const at = random.between(0, bytes.length - 1);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.between(0, 6));
  return bytes.toString();
};
export const cut = (text: string, random: SeededRandom): string => {
  const at = random.between(0, text.length - 1);
  return text.slice(0, at) + text.slice(at + random.between(1, 40));
};
export const drawn = (random: SeededRandom): string => base64(drawnBytes(String(random.share())));

/** Base64 with a bit set that nobody reads: the same bytes, spelled otherwise. */
export const misspelled = (text: string): string =>
  text.replace(/([A-Za-z0-9+/])(=+)$/u, (_, sign: string, end: string) => {
    const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    return `${SIGNS[SIGNS.indexOf(sign) ^ 1] ?? ''}${end}`;
  });

/** The lines of a tlog-proof before its checkpoint: what it says first, its place, its hashes. */
export const inProof = (pieces: Pieces, change: (lines: string[]) => readonly string[]): Pieces => {
  const end = pieces.entry.indexOf('\n\n');
  const lines = change(pieces.entry.slice(0, end).split('\n'));
  return { ...pieces, entry: lines.join('\n') + pieces.entry.slice(end) };
};
export const inNote = (pieces: Pieces, change: (note: string) => string): Pieces => {
  const end = pieces.entry.indexOf('\n\n') + 2;
  return { ...pieces, entry: pieces.entry.slice(0, end) + change(pieces.entry.slice(end)) };
};
export const inNoteLine = (pieces: Pieces, at: number, by: (line: string) => string): Pieces =>
  inNote(pieces, (note) =>
    note
      .split('\n')
      .map((line, nth) => (nth === at ? by(line) : line))
      .join('\n'),
  );
