import { addDays } from '../../shared/clock.ts';
import type { EpochReader } from '../../shared/disclosure/epoch-reader.ts';
import type { LadderStep } from '../../shared/disclosure/ladder.ts';
import type { NoiseSource } from '../../shared/disclosure/noise.ts';
import type { DisclosurePolicy } from '../../shared/disclosure/policy.ts';
import { foldableUntil, type ReleasePeriod } from '../../shared/disclosure/release-period.ts';
import type { Publication, ReleaseWriter } from '../../shared/disclosure/release-writer.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { Meter } from '../../shared/runtime/metrics.ts';
import type { GatherPorts } from './gather-sheets.ts';

/** What the release works with. */
export interface ReleasePorts extends GatherPorts {
  readonly epochs: EpochReader;
  readonly releases: ReleaseWriter;
  readonly noise: NoiseSource;
  /** Waits between publications, each of which checks every epoch, so that whoever withdraws gets in between. */
  readonly leaveRoom: () => Promise<void>;
  readonly meter: Pick<Meter, 'count'>;
}

/** How figures are protected, the ladder that says what is published, and the topics tables have. */
export interface ReleasePolicy {
  readonly disclosure: DisclosurePolicy;
  readonly ladder: readonly LadderStep[];
  readonly topics: readonly string[];
}

/** One run of the job. */
export interface Run {
  readonly ports: ReleasePorts;
  readonly policy: ReleasePolicy;
  readonly now: Date;
}

/**
 * What one run did. `lapsed`: periods that were missed until, within the day before, their sheets expired; they are
 * never published.
 */
export interface ReleaseOutcome {
  readonly published: number;
  readonly lapsed: number;
}

/** Nothing was due. */
export const NOTHING: ReleaseOutcome = { published: 0, lapsed: 0 };

/** A schedule that failed is made up within these days; what is older has lost its sheets. */
export const LOOK_BACK_DAYS = 40;
const FOLDS_AT_MOST = 5;

/** Told for a day, which is long enough for an alarm, and short enough for a store in which nothing was missed. */
const lapse = ({ ports, now }: Run, period: ReleasePeriod): ReleaseOutcome => {
  if (now >= addDays(foldableUntil(period), 1)) return NOTHING;
  ports.meter.count('lapsed');
  return { published: 0, lapsed: 1 };
};

/**
 * Publishes what a fold gives, if nobody withdrew since before it began; else folds again. A withdrawal therefore
 * either precedes a person's consent being read, or moves an epoch and undoes the attempt. A period whose sheets have
 * gone lapses.
 *
 * @throws ServiceError `unavailable` when withdrawals overtook the fold five times.
 */
export const publishFold = async (
  run: Run,
  period: ReleasePeriod,
  fold: () => Promise<readonly Publication[]>,
): Promise<ReleaseOutcome> => {
  if (run.now >= foldableUntil(period)) return lapse(run, period);
  const { epochs, releases } = run.ports;
  let published = 0;
  for (let folds = 0; folds < FOLDS_AT_MOST; folds += 1) {
    const before = await epochs.read();
    let isOvertaken = false;
    for (const [index, publication] of (await fold()).entries()) {
      if (index > 0) await run.ports.leaveRoom();
      const outcome = await releases.publish(publication, before);
      if (outcome === 'published') published += 1;
      if (outcome !== 'epochs-moved') continue;
      isOvertaken = true;
      break;
    }
    if (!isOvertaken) return { published, lapsed: 0 };
  }
  throw new ServiceError('unavailable', 'withdrawals overtook the fold five times');
};
