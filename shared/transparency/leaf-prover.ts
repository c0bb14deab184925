import { ServiceError } from '../errors.ts';
import type { Day } from '../ids.ts';
import { bundleAround, leafProofOf } from './build-proof.ts';
import type { LeafReader } from './leaf-places.ts';
import { firstNeeded } from './log-head.ts';
import type { LogReader } from './log-store.ts';
import type { Hash } from './merkle-tree.ts';
import type { LeafProof } from './proof-file.ts';

/** What proving works with, and what the log is called. */
export interface ProverPorts {
  readonly log: LogReader;
  readonly leaves: LeafReader;
  readonly origin: string;
}

/** Proves that a commitment stands in the log; undefined for one that does not, or not yet. @throws ServiceError `unavailable` */
export type ProveLeaf = (commitment: Hash) => Promise<LeafProof | undefined>;

const DAY_MILLISECONDS = 86_400_000;

const daysFrom = (earlier: Day, later: Day): number =>
  Math.round((Date.parse(later) - Date.parse(earlier)) / DAY_MILLISECONDS);

/** Proves leaves from what was sealed: a day's leaves, and two bundles of entries at most, however long the log is. */
export const createLeafProver =
  ({ log, leaves, origin }: ProverPorts): ProveLeaf =>
  async (commitment) => {
    const day = await leaves.dayOf(commitment);
    const head = day === undefined ? undefined : await log.head();
    if (day === undefined || head === undefined || day > head.day) return undefined;
    // A log has an entry for each day from its first.
    const index = head.size - 1 - daysFrom(day, head.day);
    const [from, to] = bundleAround(index, head.size);
    const newest = firstNeeded(head.size);
    const latest = await log.sealedBetween(newest, head.size);
    const bundle = from === newest ? latest : await log.sealedBetween(from, to);
    const sealed = bundle[index - from];
    if (sealed?.day !== day) throw new ServiceError('invariant', 'a day has another place in the log');
    const around = { head, origin, latest, bundle };
    return leafProofOf(commitment, { sealed, leaves: await leaves.leavesOf(day) }, around);
  };
