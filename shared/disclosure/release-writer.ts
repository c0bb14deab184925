import type { Day } from '../ids.ts';
import type { Epochs } from './epoch-reader.ts';
import type { ReleaseEvidence } from './release-evidence.ts';
import type { ReleasePeriod } from './release-period.ts';
import type { Release } from './release.ts';

/** A release with what decided it; exact figures have nothing of the kind. */
export interface Publication {
  readonly release: Release;
  readonly evidence?: ReleaseEvidence;
}

/** What came of publishing. `epochs-moved`: somebody withdrew since the fold began; fold again. */
export type PublishOutcome = 'published' | 'epochs-moved' | 'already-published';

/**
 * Publishes releases, each once and for ever: nothing here changes or deletes one. Reads are strongly consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer: it may have published or not, and publishing
 * again answers `already-published` if it had. `conflict` when eight attempts met other writers.
 */
export interface ReleaseWriter {
  /** Which of these subjects' releases of a period exist. */
  isPublished(subject: Release['subject'], period: ReleasePeriod): Promise<boolean>;
  /** What decided the latest advocacy releases of a kind whose periods begin before this day, newest first. */
  evidenceBefore(kind: ReleasePeriod['kind'], from: Day, limit: number): Promise<readonly ReleaseEvidence[]>;
  /** Publishes in one transaction that holds only while every epoch is what it was before the fold. */
  publish(publication: Publication, epochs: Epochs): Promise<PublishOutcome>;
  /** The days from `from` on whose official releases are all published, in order. */
  officialDaysDone(from: Day): Promise<readonly Day[]>;
  /** Records that a day's official releases are all published; may be repeated. */
  markOfficialDay(day: Day): Promise<void>;
}
