import { describe, expect, it } from 'vitest';

import { epochOf } from '../../shared/consent/epoch.ts';
import { EPOCHS } from '../../shared/names.ts';
import type { EpochReader } from '../../shared/disclosure/epoch-reader.ts';
import { sealRelease } from '../../shared/disclosure/publish.ts';
import type { Publication, ReleaseWriter } from '../../shared/disclosure/release-writer.ts';
import { day, participant } from '../support/disclosure-builders.ts';

/** A writer, the epochs it checks, and a withdrawal of participant 1. */
export interface ReleaseWriterSubject {
  readonly epochs: EpochReader;
  readonly releases: ReleaseWriter;
  readonly moveEpoch: () => Promise<void>;
  /** The next publication happens, and its answer gets lost. */
  loseNextAnswer(): void;
}

const PERIOD = { kind: 'week', from: day('2026-09-07'), to: day('2026-09-14') } as const;
/** A week without figures. */
export const publication: Publication = {
  release: sealRelease({
    subject: { kind: 'advocacy' },
    period: PERIOD,
    publishedAt: new Date('2026-09-22T01:00:00Z'),
    minimumGroup: 10,
    figures: [],
  }),
  groupCounts: [{ table: 'headline', category: null, measure: 'posts', noisyCount: 12 }],
};

/** What every `ReleaseWriter`, and the `EpochReader` beside it, promises. */
export const holdsReleaseWriter = (name: string, create: () => Promise<ReleaseWriterSubject>) =>
  describe(`a release writer on ${name}`, () => {
    it('reads sixteen epochs that start at zero, and sees a withdrawal at once', async () => {
      const { epochs, moveEpoch } = await create();
      expect(await epochs.read()).toEqual(Array.from({ length: EPOCHS }, () => 0));
      await moveEpoch();
      const moved = epochOf(participant(1));
      expect(await epochs.read()).toEqual(
        Array.from({ length: EPOCHS }, (__, epoch) => (epoch === moved ? 1 : 0)),
      );
    });

    it('publishes once', async () => {
      const { epochs, releases } = await create();
      expect(await releases.isPublished({ kind: 'advocacy' }, PERIOD)).toBe(false);
      expect(await releases.publish(publication, await epochs.read())).toBe('published');
      expect(await releases.isPublished({ kind: 'advocacy' }, PERIOD)).toBe(true);
      expect(await releases.publish(publication, await epochs.read())).toBe('already-published');
    });

    it('publishes nothing when an epoch moved, and does after another fold', async () => {
      const { epochs, releases, moveEpoch } = await create();
      const before = await epochs.read();
      await moveEpoch();
      expect(await releases.publish(publication, before)).toBe('epochs-moved');
      expect(await releases.isPublished({ kind: 'advocacy' }, PERIOD)).toBe(false);
      expect(await releases.publish(publication, await epochs.read())).toBe('published');
      await moveEpoch();
      expect(await releases.publish(publication, before)).toBe('already-published');
    });

    it('remembers which official days are complete, in order', async () => {
      const { releases } = await create();
      for (const text of ['2026-09-03', '2026-09-01', '2026-09-01'])
        await releases.markOfficialDay(day(text));
      expect(await releases.officialDaysDone(day('2026-09-01'))).toEqual(['2026-09-01', '2026-09-03']);
      expect(await releases.officialDaysDone(day('2026-09-02'))).toEqual(['2026-09-03']);
    });

    it('has published what it lost the answer of', async () => {
      const subject = await create();
      const epochs = await subject.epochs.read();
      subject.loseNextAnswer();
      await expect(subject.releases.publish(publication, epochs)).rejects.toMatchObject({
        kind: 'unavailable',
      });
      expect(await subject.releases.publish(publication, epochs)).toBe('already-published');
    });

    it('publishes once of several that do it at the same moment', async () => {
      const { epochs, releases } = await create();
      const read = await epochs.read();
      const outcomes = await Promise.all([1, 2, 3].map(() => releases.publish(publication, read)));
      expect(outcomes.sort()).toEqual(['already-published', 'already-published', 'published']);
    });
  });
