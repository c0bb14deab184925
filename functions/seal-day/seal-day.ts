import { addDays } from '../../shared/clock.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { Day } from '../../shared/ids.ts';
import { calendarDay } from '../../shared/posts/periods.ts';
import { dayAfter } from '../../shared/transparency/day-entry.ts';
import type { DayTreeSize } from '../../shared/transparency/day-tree.ts';
import type { LeafPlaces } from '../../shared/transparency/leaf-places.ts';
import {
  EMPTY_LOG,
  extend,
  firstNeeded,
  standingLog,
  type SealedDay,
  type StandingLog,
} from '../../shared/transparency/log-head.ts';
import type { Witness } from '../../shared/transparency/witness.ts';
import { composeDay, type ComposePorts } from './compose-day.ts';
import { cosign, type CosignPorts } from './cosign.ts';
import { publishLog, type PublishPorts } from './publish-log.ts';

/** What sealing works with. */
export interface SealPorts extends ComposePorts, PublishPorts, CosignPorts {
  readonly places: LeafPlaces;
}

/** What the log is called, what its entries say was in force, and who is asked to cosign it. */
export interface SealPolicy {
  readonly origin: string;
  readonly inForce: Readonly<Record<string, string>>;
  /** Leaves of each day's tree. */
  readonly treeSize: DayTreeSize;
  readonly witnesses: readonly Witness[];
}

/**
 * Rows are written within a function's fifteen minutes of the moment they name; an hour after midnight nothing more
 * comes to a day.
 */
const MARGIN_DAYS = 1 / 24;

/** So many days that were missed are made up in one run; the next one goes on. */
const TURNS_AT_MOST = 40;

/**
 * Lets the log grow by an entry for each day that is over, the first run by that of yesterday alone. Each turn reads how
 * far the log has come, makes that public, and only then adds a day: its entry is chosen once for its place, then the
 * head is swapped on condition. Witnesses are asked once all of it is public. Whatever run stops, wherever, the next one takes the same way and finishes it.
 *
 * @throws ServiceError `invariant` where the log would not go on from what it has published or signed.
 */
export const createSealDay =
  (ports: SealPorts, policy: SealPolicy) =>
  async (now: Date): Promise<'sealed' | 'behind'> => {
    for (let turn = 0; turn < TURNS_AT_MOST; turn += 1) {
      const log = await readLog(ports, policy);
      if ((await publishLog(ports, log, policy.origin)) === 'overtaken') continue;
      const day = nextDay(log, now);
      if (!isOver(day, now)) {
        await cosign(ports, policy.witnesses);
        return 'sealed';
      }
      await addDay(ports, policy, { log, day, now });
    }
    return 'behind';
  };

const readLog = async ({ store }: SealPorts, { origin }: SealPolicy): Promise<StandingLog> => {
  const head = await store.head();
  if (head === undefined) return EMPTY_LOG;
  const sealed = await store.sealedBetween(firstNeeded(head.size), head.size);
  const log = standingLog(head, sealed, origin);
  if (log === undefined)
    throw new ServiceError('invariant', 'the entries that are stored are not those that were signed');
  return log;
};

const settled = (now: Date): Date => addDays(now, -MARGIN_DAYS);

const nextDay = ({ head }: StandingLog, now: Date): Day =>
  head === undefined ? calendarDay(addDays(settled(now), -1)) : dayAfter(head.day);

const isOver = (day: Day, now: Date): boolean => calendarDay(settled(now)) > day;

interface Turn {
  readonly log: StandingLog;
  readonly day: Day;
  readonly now: Date;
}

/** Adds a day, unless somebody else has meanwhile: the next turn sees. */
const addDay = async (ports: SealPorts, policy: SealPolicy, turn: Turn): Promise<void> => {
  const { size } = turn.log.growth.edge;
  const sealed = await chosenFor(ports, policy, turn);
  const { text, signed } = extend(turn.log, sealed, policy.origin);
  await ports.store.swap(signed(await ports.signer.sign(text)), size);
};

/** The entry for the next place: the one that is composed now, unless one was chosen before. */
const chosenFor = async (
  ports: SealPorts,
  { inForce, treeSize }: SealPolicy,
  turn: Turn,
): Promise<SealedDay> => {
  const { log, day, now } = turn;
  const index = log.growth.edge.size;
  const composed = await composeDay(ports, {
    index,
    day,
    sealedOn: calendarDay(now),
    head: log.head,
    inForce,
    treeSize,
  });
  await ports.store.stage(composed.sealed, composed.tree);
  // Before the head is swapped: whatever is in the log can be found in it. Whoever composed it takes the same rows.
  await ports.places.keep(day, composed.committed);
  const chosen = await ports.store.sealed(index);
  if (chosen === undefined) throw new ServiceError('invariant', 'a day’s tree is there without its entry');
  return chosen;
};
