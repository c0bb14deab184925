import { LESSONS_AT_MOST, learnFrom } from '../../shared/disclosure/clip-learning.ts';
import { advocacyPosts } from '../../shared/disclosure/counted-posts.ts';
import { startFolding, type Fold } from '../../shared/disclosure/fold.ts';
import { stepFor, tablesAt } from '../../shared/disclosure/ladder.ts';
import { protectPeriod } from '../../shared/disclosure/programme.ts';
import { sealRelease } from '../../shared/disclosure/publish.ts';
import { rationalOf } from '../../shared/disclosure/rational.ts';
import type { ReleaseEvidence } from '../../shared/disclosure/release-evidence.ts';
import { daysOf, monthOf, type ReleasePeriod } from '../../shared/disclosure/release-period.ts';
import type { Publication } from '../../shared/disclosure/release-writer.ts';
import { countPeople, nextSteps } from '../../shared/disclosure/steps.ts';
import { Platform } from '../../shared/ids.ts';
import { gatherSheets } from './gather-sheets.ts';
import { NOTHING, publishFold, type ReleaseOutcome, type Run } from './run.ts';

const ADVOCACY = { kind: 'advocacy' } as const;

/** Publishes a closed month, under the steps that its size and the months before allow. */
export const releaseMonth = async (run: Run, month: ReleasePeriod): Promise<ReleaseOutcome> => {
  const { releases, noise } = run.ports;
  if (await releases.isPublished(ADVOCACY, month)) return NOTHING;
  return publishFold(run, month, async () => {
    const fold = await foldPeople(run, month);
    const earlier = await releases.evidenceBefore('month', month.from, LESSONS_AT_MOST);
    const sizes = countPeople(fold, noise, rationalOf(run.policy.disclosure.groupDeviation));
    const steps = nextSteps({ month, sizes, previous: earlier[0]?.steps }, run.policy.ladder);
    return [protect(run, { kind: 'month', period: month, fold, earlier, decided: { steps, sizes } })];
  });
};

/**
 * Publishes a closed week, if the latest month that ended before it was released under a step that has weeks; withheld,
 * if fewer people posted in it than the first step is for.
 */
export const releaseWeek = async (run: Run, week: ReleasePeriod): Promise<ReleaseOutcome> => {
  const { releases, noise } = run.ports;
  if (await releases.isPublished(ADVOCACY, week)) return NOTHING;
  const [month] = await releases.evidenceBefore('month', monthOf(week.from).from, 1);
  if (month === undefined || tablesAt(month.steps.engagement.detail, 'week').length === 0) return NOTHING;
  return publishFold(run, week, async () => {
    const fold = await foldPeople(run, week);
    const earlier = await releases.evidenceBefore('week', week.from, LESSONS_AT_MOST);
    const sizes = countPeople(fold, noise, rationalOf(run.policy.disclosure.groupDeviation));
    // Whatever the month was: a week of fewer people than the first step needs hides nobody.
    const least = stepFor(sizes.engagement, run.policy.ladder);
    const steps = least.detail === 'nothing' ? { engagement: least, sentiment: least } : month.steps;
    return [protect(run, { kind: 'week', period: week, fold, earlier, decided: { steps, sizes } })];
  });
};

/** A period's fold, what decided earlier ones of its kind (newest first), and what was decided for this one. */
interface Folded {
  readonly kind: 'week' | 'month';
  readonly period: ReleasePeriod;
  readonly fold: Fold;
  readonly earlier: readonly ReleaseEvidence[];
  readonly decided: Pick<ReleaseEvidence, 'steps' | 'sizes'>;
}

/** Figures under clips that earlier periods taught, with all noise drawn here, and what later ones need. */
const protect = (run: Run, { kind, period, fold, earlier, decided }: Folded): Publication => {
  const { noise } = run.ports;
  const { disclosure, topics } = run.policy;
  const lessons = earlier.map(({ lesson }) => lesson).reverse();
  const categories = { platforms: Platform.options, topics };
  const { figures, groupCounts } = protectPeriod(
    fold,
    { kind, steps: decided.steps, lessons },
    { disclosure, categories, noise },
  );
  const { from, detail } = decided.steps.engagement;
  const release = sealRelease({
    subject: ADVOCACY,
    period,
    publishedAt: run.now,
    minimumGroup: disclosure.minimumGroup,
    step: { from, detail },
    figures,
  });
  return { release, evidence: { ...decided, counts: [...groupCounts], lesson: learnFrom(fold, noise) } };
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
