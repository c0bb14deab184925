import type { Change } from '../../shared/disclosure/attack/membership-dates.ts';
import { Detail } from '../../shared/disclosure/detail.ts';
import type { LadderStep } from '../../shared/disclosure/ladder.ts';
import { MEASURED_ATTACK } from '../../shared/disclosure/measured-attack.ts';
import type { Estimate } from './estimate.ts';

/** A size of programme the ladder is measured at: `error` is what a headline may be off by, as a share of the truth. */
export interface Size {
  readonly members: number;
  readonly candidates: number;
  readonly error: number;
  /**
   * Simulated years in each kind of world: for choosing a step, for reporting the one chosen, and for dates, which are
   * sought of many people a year so that fewer years do.
   */
  readonly trials: { readonly choosing: number; readonly reporting: number; readonly dated: number };
}

/** What a step came to in one kind of world, over the trials. */
export interface Measured {
  readonly world: string;
  readonly guess: number;
  readonly leastSquares: Estimate;
  readonly posterior: Estimate;
  readonly headlineError: Estimate;
}

/** How well dates were named under a step: `guess` and `claimed` as the attack says them. */
export interface MeasuredDates {
  readonly change: Change;
  readonly isTold: boolean;
  readonly month: { readonly accuracy: Estimate; readonly claimed: Estimate; readonly guess: number };
  readonly half: { readonly accuracy: Estimate; readonly claimed: Estimate; readonly guess: number };
}

/** A step with what it came to in every kind of world, and what it tells of dates. */
export interface Setting {
  readonly step: LadderStep;
  readonly worlds: readonly Measured[];
  readonly dates: readonly MeasuredDates[];
}

/** The policy's bound is 70 %; a step is taken only where the attack stays this far below in every kind of world. */
export const ACCURACY_AT_MOST = MEASURED_ATTACK.atMost;

/** How much better than by chance the month of a change may be named. */
const MONTH_ABOVE_CHANCE = 0.05;

/** The attack's accuracy by its better solver, where it does best. */
export const worstAttack = ({ worlds }: Pick<Setting, 'worlds'>): number =>
  Math.max(...worlds.map(({ leastSquares, posterior }) => Math.max(leastSquares.mean, posterior.mean)));

/** The headline's error where it is largest. */
export const worstError = ({ worlds }: Pick<Setting, 'worlds'>): number =>
  Math.max(...worlds.map(({ headlineError }) => headlineError.mean));

/**
 * How far above chance months are named, where that is most. By what the Bayesian attack claims to know: it holds on
 * average, which the tests measure, and varies far less from year to year than what it happens to get right.
 */
export const worstMonth = ({ dates }: Pick<Setting, 'dates'>): number =>
  Math.max(...dates.map(({ month }) => month.claimed.mean - month.guess));

const rank = ({ step }: Setting): number => Detail.options.indexOf(step.detail);

/**
 * The step for a size: of all that hide who takes part and tell the truth well enough, in every kind of world, and hide
 * the months of changes, one that says most, and of these the one whose largest error is smallest. Where none hides
 * months as well as wanted, the one that hides them best. Nothing where who takes part cannot be hidden.
 */
export const chooseStep = (
  size: Pick<Size, 'error'>,
  settings: readonly Setting[],
): LadderStep | undefined => {
  const possible = settings.filter(
    (setting) => worstAttack(setting) <= ACCURACY_AT_MOST && worstError(setting) <= size.error,
  );
  const good = possible
    .filter((setting) => worstMonth(setting) <= MONTH_ABOVE_CHANCE)
    .toSorted((one, other) => rank(other) - rank(one) || worstError(one) - worstError(other));
  const fallback = possible.toSorted((one, other) => worstMonth(one) - worstMonth(other));
  return [...good, ...fallback][0]?.step;
};
