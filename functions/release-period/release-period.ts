import { addDays } from '../../shared/clock.ts';
import { cellsOf } from '../../shared/disclosure/cells.ts';
import { advocacyPosts, officialPosts } from '../../shared/disclosure/counted-posts.ts';
import type { EpochReader } from '../../shared/disclosure/epoch-reader.ts';
import { exactFigures, protectFigures } from '../../shared/disclosure/figures.ts';
import { startFolding, type Fold } from '../../shared/disclosure/fold.ts';
import type { NoiseSource } from '../../shared/disclosure/noise.ts';
import type { DisclosurePolicy } from '../../shared/disclosure/policy.ts';
import { officialSubject, sealRelease } from '../../shared/disclosure/publish.ts';
import {
  closedPeriods,
  daysOf,
  foldableUntil,
  type ReleasePeriod,
} from '../../shared/disclosure/release-period.ts';
import type { Publication, ReleaseWriter } from '../../shared/disclosure/release-writer.ts';
import { isServiceError, ServiceError } from '../../shared/errors.ts';
import { calendarDay } from '../../shared/posts/periods.ts';
import type { Meter } from '../../shared/runtime/metrics.ts';
import { gatherSheets, type GatherPorts } from './gather-sheets.ts';

/** What the release works with. */
export interface ReleasePorts extends GatherPorts {
  readonly epochs: EpochReader;
  readonly releases: ReleaseWriter;
  readonly noise: NoiseSource;
  readonly meter: Pick<Meter, 'count'>;
}

/** How figures are protected, and the topics their tables have. */
export interface ReleasePolicy {
  readonly disclosure: DisclosurePolicy;
  readonly topics: readonly string[];
}

/**
 * What one run did. `lapsed`: periods that were missed until, within the day before, their sheets expired; they are
 * never published.
 */
export interface ReleaseOutcome {
  readonly published: number;
  readonly lapsed: number;
}

/** A schedule that failed is made up within these days; what is older has lost its sheets. */
const LOOK_BACK_DAYS = 40;
const FOLDS_AT_MOST = 5;

const ADVOCACY = { kind: 'advocacy' } as const;

interface Run {
  readonly ports: ReleasePorts;
  readonly policy: ReleasePolicy;
  readonly now: Date;
}

/**
 * Publishes every closed period that is not published yet: advocacy weeks and months, protected, and each official
 * account's days, exact. A run that was stopped is finished by the next; a release that exists is left alone, whatever
 * its rows have become. Counted are the periods that lapsed, and `complete` where nothing is left to do.
 *
 * @throws ServiceError after all periods were attempted, the first fault among theirs: `unavailable` when withdrawals
 * kept overtaking the fold of one, five times.
 */
export const createReleasePeriod =
  (ports: ReleasePorts, policy: ReleasePolicy) =>
  async (now: Date): Promise<ReleaseOutcome> => {
    const run = { ports, policy, now };
    const advocacy = (['week', 'month'] as const).flatMap((kind) =>
      closedPeriods(kind, now, LOOK_BACK_DAYS).map((period) => () => releaseAdvocacy(run, period, kind)),
    );
    const outcome = await eachInTurn([...advocacy, () => releaseOfficialDays(run)]);
    ports.meter.count('complete');
    return outcome;
  };

/** Attempts all, so that a period that cannot be released holds no other up; the first fault is thrown at the end. */
const eachInTurn = async (attempts: readonly (() => Promise<ReleaseOutcome>)[]): Promise<ReleaseOutcome> => {
  const faults: unknown[] = [];
  let [published, lapsed] = [0, 0];
  for (const attempt of attempts) {
    try {
      const outcome = await attempt();
      published += outcome.published;
      lapsed += outcome.lapsed;
    } catch (fault) {
      faults.push(fault);
    }
  }
  const [cause] = faults;
  if (isServiceError(cause)) throw cause;
  if (faults.length > 0) throw new ServiceError('unavailable', 'a period was not released', { cause });
  return { published, lapsed };
};

const NOTHING: ReleaseOutcome = { published: 0, lapsed: 0 };

/** Told for a day, which is long enough for an alarm, and short enough for a store in which nothing was missed. */
const lapse = ({ ports, now }: Run, period: ReleasePeriod): ReleaseOutcome => {
  if (now >= addDays(foldableUntil(period), 1)) return NOTHING;
  ports.meter.count('lapsed');
  return { published: 0, lapsed: 1 };
};

const releaseAdvocacy = async (
  run: Run,
  period: ReleasePeriod,
  kind: 'week' | 'month',
): Promise<ReleaseOutcome> => {
  if (await run.ports.releases.isPublished(ADVOCACY, period)) return NOTHING;
  if (run.now >= foldableUntil(period)) return lapse(run, period);
  const published = await publishFold(run, async () => [await foldAdvocacy(run, period, kind)]);
  return { published, lapsed: 0 };
};

const releaseOfficialDays = async (run: Run): Promise<ReleaseOutcome> => {
  const { releases } = run.ports;
  const done = await releases.officialDaysDone(calendarDay(addDays(run.now, -2 * LOOK_BACK_DAYS)));
  const left = closedPeriods('day', run.now, LOOK_BACK_DAYS).filter(({ from }) => !done.includes(from));
  return eachInTurn(
    left.map((period) => async () => {
      const outcome =
        run.now >= foldableUntil(period)
          ? lapse(run, period)
          : { published: await publishFold(run, () => foldOfficialDay(run, period)), lapsed: 0 };
      await releases.markOfficialDay(period.from);
      return outcome;
    }),
  );
};

/**
 * Publishes what a fold gives, if nobody withdrew since before it began; else folds again. A withdrawal therefore
 * either precedes a person's consent being read, or moves an epoch and undoes the attempt.
 */
const publishFold = async (run: Run, fold: () => Promise<readonly Publication[]>): Promise<number> => {
  const { epochs, releases } = run.ports;
  let published = 0;
  for (let folds = 0; folds < FOLDS_AT_MOST; folds += 1) {
    const before = await epochs.read();
    let isOvertaken = false;
    for (const publication of await fold()) {
      const outcome = await releases.publish(publication, before);
      if (outcome === 'published') published += 1;
      if (outcome !== 'epochs-moved') continue;
      isOvertaken = true;
      break;
    }
    if (!isOvertaken) return published;
  }
  throw new ServiceError('unavailable', 'withdrawals overtook the fold five times');
};

const foldAdvocacy = async (
  run: Run,
  period: ReleasePeriod,
  kind: 'week' | 'month',
): Promise<Publication> => {
  const { disclosure, topics } = run.policy;
  const { figures, groupCounts } = protectFigures({
    fold: await foldPeople(run, period),
    cells: cellsOf(kind, topics),
    clips: disclosure.clips[kind],
    policy: disclosure,
    noise: run.ports.noise,
  });
  const { minimumGroup } = disclosure;
  const release = sealRelease({ subject: ADVOCACY, period, publishedAt: run.now, minimumGroup, figures });
  return { release, groupCounts };
};

const foldPeople = async ({ ports, now }: Run, period: ReleasePeriod): Promise<Fold> => {
  const folding = startFolding();
  for await (const page of gatherSheets(ports, daysOf(period), 'advocacy')) {
    for (const { sheet, consent } of page) {
      const part = advocacyPosts(sheet, consent, now);
      if (part !== undefined) folding.add(part);
    }
  }
  return folding.fold;
};

/** One release an account; a day without a post has none. */
const foldOfficialDay = async (run: Run, period: ReleasePeriod): Promise<readonly Publication[]> => {
  const { ports, policy, now } = run;
  const cells = cellsOf('day', policy.topics);
  const publications: Publication[] = [];
  for await (const page of gatherSheets(ports, daysOf(period), 'official')) {
    for (const { sheet, consent } of page) {
      const posts = officialPosts(sheet, consent, now);
      if (posts === undefined || consent === undefined) continue;
      const subject = officialSubject(sheet.account, consent.handle);
      const figures = exactFigures(posts, cells);
      const release = sealRelease({ subject, period, publishedAt: now, minimumGroup: null, figures });
      publications.push({ release, groupCounts: [] });
    }
  }
  return publications;
};

/** The word that is counted for a run. */
export const wordFor = ({ published }: ReleaseOutcome): string =>
  published > 0 ? 'published' : 'nothing-due';
