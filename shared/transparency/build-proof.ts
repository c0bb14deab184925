import { ServiceError } from '../errors.ts';
import { DayEntry } from './day-entry.ts';
import { inclusionFileText } from './inclusion-file.ts';
import { standingLog, type LogHead, type SealedDay } from './log-head.ts';
import { isSameHash, leafHash, planInclusion, rootOver, type Hash, type Subtree } from './merkle-tree.ts';
import { LeafProof } from './proof-file.ts';
import { partOf, rootOfComplete, TILE_WIDTH } from './tiles.ts';

/** The log as far as a proof of one of its entries is made from it. */
export interface LogAround {
  readonly head: LogHead;
  readonly origin: string;
  /** The entries since `firstNeeded(head.size)`. */
  readonly latest: readonly SealedDay[];
  /** The entries of the bundle that the entry is in, from its first, as many as there are. */
  readonly bundle: readonly SealedDay[];
}

/** The entries of the bundle of an entry: the first, and the one behind the last that there are. */
export const bundleAround = (index: number, size: number): readonly [from: number, to: number] => {
  const from = index - (index % TILE_WIDTH);
  return [from, Math.min(from + TILE_WIDTH, size)];
};

const broken = (): ServiceError =>
  new ServiceError('invariant', 'the entries that are stored are not those that were signed');

const proofOf = (
  place: { readonly index: number; readonly size: number },
  rootOf: (subtree: Subtree) => Hash,
): readonly Hash[] =>
  planInclusion(place.index, place.size).map((subtrees) => rootOver(subtrees.map(rootOf)));

/** The proof of a leaf in a day's tree; undefined where it is none of these. */
const leafIn = (leaves: readonly Uint8Array[], commitment: Hash): LeafProof['leaf'] | undefined => {
  const index = leaves.findIndex((leaf) => isSameHash(leaf, commitment));
  if (index === -1) return undefined;
  const size = leaves.length;
  const hashes = leaves.map(leafHash);
  const proof = proofOf({ index, size }, ({ level, index: nth }) =>
    rootOfComplete(hashes.slice(nth * 2 ** level, (nth + 1) * 2 ** level)),
  );
  return { index, size, proof: proof.map((hash) => Buffer.from(hash).toString('base64')) };
};

/** The proof, as its file, that a day's entry is in the log as its head says it is. */
const entryProof = ({ index }: SealedDay, { head, origin, latest, bundle }: LogAround): string => {
  const { size, note } = head;
  const log = standingLog(head, latest, origin);
  if (log === undefined) throw broken();
  const own = bundle.map(({ entry }) => leafHash(Buffer.from(entry)));
  const [first] = bundleAround(index, size);
  const proof = proofOf({ index, size }, (subtree) => {
    const { tile, from, to } = partOf(subtree, size);
    const isOwn = tile.level === 0 && tile.index * TILE_WIDTH === first;
    return rootOfComplete((isOwn ? own : (log.growth.edge.tiles[tile.level] ?? [])).slice(from, to));
  });
  return inclusionFileText({ index, proof, checkpoint: note, extra: undefined });
};

/**
 * The proof of where a commitment stands, from the leaves of its day; undefined where it is none of them.
 *
 * @throws ServiceError `invariant` where what is stored is not what was signed.
 */
export const leafProofOf = (
  commitment: Hash,
  { sealed, leaves }: { readonly sealed: SealedDay; readonly leaves: readonly Uint8Array[] },
  around: LogAround,
): LeafProof | undefined => {
  const leaf = leafIn(leaves, commitment);
  if (leaf === undefined) return undefined;
  if (DayEntry.parse(JSON.parse(sealed.entry)).leaves.size !== leaf.size) throw broken();
  return LeafProof.parse({
    version: 1,
    leaf,
    entry: entryProof(sealed, around),
    day: sealed.entry,
  } satisfies LeafProof);
};
