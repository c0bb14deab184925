import { describe, expect, it } from 'vitest';

import { epochOf } from '../../shared/consent/epoch.ts';
import { EPOCHS } from '../../shared/names.ts';
import type { EpochReader } from '../../shared/disclosure/epoch-reader.ts';
import { sealRelease } from '../../shared/disclosure/publish.ts';
import type { ReleaseEvidence } from '../../shared/disclosure/release-evidence.ts';
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

const STEP = {
  from: 30,
  detail: 'weekly-headline-monthly-tables',
  noiseMultiplier: 0.5,
  clipDeviations: 2,
} as const;

/** What decided a week, with this many people in its headline. */
const evidence = (noisyCount: number): ReleaseEvidence => ({
  counts: [{ table: 'headline', category: null, measure: 'posts', noisyCount }],
  steps: { engagement: STEP, sentiment: STEP },
  lesson: { posts: { median: 2, ninth: 5 } },
});

const PERIOD = { kind: 'week', from: day('2026-09-07'), to: day('2026-09-14') } as const;
/** A week without figures. */
export const publication: Publication = {
  release: sealRelease({
    subject: { kind: 'advocacy' },
    period: PERIOD,
    publishedAt: new Date('2026-09-22T01:00:00Z'),
    minimumGroup: 10,
    step: { from: 30, detail: 'weekly-headline-monthly-tables' },
    figures: [],
  }),
  evidence: evidence(12),
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

    it('answers what decided earlier releases of a kind, newest first, and no more than asked for', async () => {
      const { epochs, releases } = await create();
      const read = await epochs.read();
      for (const [from, to, people] of [
        ['2026-09-07', '2026-09-14', 12],
        ['2026-09-21', '2026-09-28', 14],
        ['2026-09-14', '2026-09-21', 13],
      ] as const) {
        const release = { ...publication.release, id: `advocacy-week-${from}`, from, to };
        await releases.publish({ release, evidence: evidence(people) }, read);
      }
      const month = { ...publication.release, id: 'advocacy-month-2026-09-01', from: '2026-09-01' };
      await releases.publish({ release: { ...month, period: 'month' }, evidence: evidence(50) }, read);
      const peopleBefore = async (from: string, limit: number) =>
        (await releases.evidenceBefore('week', day(from), limit)).map(({ counts }) => counts[0]?.noisyCount);
      expect(await peopleBefore('2026-09-21', 6)).toEqual([13, 12]);
      expect(await peopleBefore('2026-10-05', 2)).toEqual([14, 13]);
      expect(await peopleBefore('2026-09-07', 6)).toEqual([]);
      const [latest] = await releases.evidenceBefore('month', day('2026-10-01'), 1);
      expect(latest).toEqual(evidence(50));
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
