import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import type { Release } from '../../shared/disclosure/release.ts';
import type { AccountId } from '../../shared/ids.ts';
import { account } from './disclosure-builders.ts';

/** What one interaction of each person's posts weighs in the headline, so that it tells whose posts it counts. */
export const WEIGHTS = [1, 100] as const;
/** People nobody does anything to, without whom there would be no figure. */
export const BACKGROUND = 5;
export const BACKGROUND_WEIGHT = 10_000;
const CLIPS = { posts: 1000, engagement: 1_000_000 };
/** Nothing is clipped, and the background alone is group enough. */
export const POLICY = { ...STANDARD_POLICY, minimumGroup: BACKGROUND, clips: { week: CLIPS, month: CLIPS } };

/** The digits of the headline's engagement that are one person's. */
export const countedIn = (release: Release, of: AccountId): number => {
  const headline = release.figures.find(
    ({ table, measure }) => table === 'headline' && measure === 'engagement',
  );
  if (headline?.value === null || headline === undefined) throw new Error('the headline is withheld');
  const rest = headline.value - BACKGROUND * BACKGROUND_WEIGHT;
  return of === account(0) ? rest % WEIGHTS[1] : Math.floor(rest / WEIGHTS[1]);
};
