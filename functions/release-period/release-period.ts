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
import { ServiceError } from '../../shared/errors.ts';
import { calendarDay } from '../../shared/posts/periods.ts';
import { gatherSheets, type GatherPorts } from './gather-sheets.ts';

/** What the release works with. */
export interface ReleasePorts extends GatherPorts {
  readonly epochs: EpochReader;
  readonly releases: ReleaseWriter;
  readonly noise: NoiseSource;
}

/** How figures are protected, and the topics their tables have. */
export interface ReleasePolicy {
  readonly disclosure: DisclosurePolicy;
  readonly topics: readonly string[];
}

/** What one run did. `lapsed`: periods that were missed until their sheets expired; they are never published. */
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
 * account's days, exact. A run that was stopped is finished by the next; a release that exists is left alone.
 *
 * @throws ServiceError `unavailable` when withdrawals kept overtaking the fold of one period, five times.
 */
export const createReleasePeriod =
  (ports: ReleasePorts, policy: ReleasePolicy) =>
  async (now: Date): Promise<ReleaseOutcome> => {
    const run = { ports, policy, now };
    const outcomes = [
      await releaseAdvocacy(run, 'week'),
      await releaseAdvocacy(run, 'month'),
      await releaseOfficialDays(run),
    ];
    return {
      published: outcomes.reduce((sum, { published }) => sum + published, 0),
      lapsed: outcomes.reduce((sum, { lapsed }) => sum + lapsed, 0),
    };
  };

const releaseAdvocacy = async (run: Run, kind: 'week' | 'month'): Promise<ReleaseOutcome> => {
  let published = 0;
  let lapsed = 0;
  for (const period of closedPeriods(kind, run.now, LOOK_BACK_DAYS)) {
    if (await run.ports.releases.isPublished(ADVOCACY, period)) continue;
    if (run.now >= foldableUntil(period)) lapsed += 1;
    else published += await publishFold(run, async () => [await foldAdvocacy(run, period, kind)]);
  }
  return { published, lapsed };
};

const releaseOfficialDays = async (run: Run): Promise<ReleaseOutcome> => {
  let published = 0;
  let lapsed = 0;
  const done = await run.ports.releases.officialDaysDone(calendarDay(addDays(run.now, -2 * LOOK_BACK_DAYS)));
  for (const period of closedPeriods('day', run.now, LOOK_BACK_DAYS)) {
    if (done.includes(period.from)) continue;
    if (run.now >= foldableUntil(period)) lapsed += 1;
    else published += await publishFold(run, () => foldOfficialDay(run, period));
    await run.ports.releases.markOfficialDay(period.from);
  }
  return { published, lapsed };
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
export const wordFor = ({ published, lapsed }: ReleaseOutcome): string => {
  if (published > 0) return 'published';
  return lapsed > 0 ? 'lapsed' : 'nothing-due';
};
